import { decimal, table, timestamp } from '@lockstep/schema'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { posts } from '../../../examples/pinterest/generate.js'
import { pin } from '../../../examples/pinterest/index.js'
import { recordCheck } from '../../../packages/codegen/src/post/record-check.js'

const every = table('every', {
  raw: z.object({
    text: z.string(),
    flag: z.boolean(),
    int: z.int32(),
    long: z.int64(),
    double: z.float64(),
    price: decimal(10, 2),
    at: timestamp(),
    list: z.array(z.int32()),
    inner: z.object({ a: z.string() }),
  }),
  clean: ({ text }) => ({ text }),
})

const check = recordCheck(every.raw)

test.each([
  '{}',
  '{"text":"a","flag":true,"int":1,"long":9223372036854775807,"double":1.5,"price":1.25,"at":"2020-01-01T00:00:00Z","list":[1,null],"inner":{"a":"b"}}',
  '{"text":null,"int":-2147483648,"price":"12345678.90","list":null,"inner":{"a":null}}',
])('takes %s', (text) => expect(check(text)).toBeUndefined())

test.each([
  ['{"int":"1"}', /^int: expected number, received string$/u],
  ['{"int":2147483648}', /^int: /u],
  ['{"int":1.5}', /^int: /u],
  ['{"long":1e19}', /^long: expected a whole number of 64 bits$/u],
  ['{"double":1e400}', /^double: /u],
  ['{"text":1}', /^text: expected string, received number$/u],
  ['{"flag":"true"}', /^flag: /u],
  ['{"list":[1,"2"]}', /^list\.1: expected number, received string$/u],
  ['{"inner":{"b":"x"}}', /^inner: Unrecognized key: "b"$/u],
  ['{"other":1}', /^Unrecognized key: "other"$/u],
  ['[]', /^expected object, received array$/u],
  ['1', /^expected object, received number$/u],
  ['null', /^expected object, received null$/u],
  ['{"text":"a"', /^not JSON: /u],
  ['', /^not JSON: /u],
])('says why %s is none', (text, why) => expect(check(text)).toMatch(why))

test("takes what the example's generator makes", () => {
  const checkPin = recordCheck(pin.raw)
  for (const post of posts(11, 2_000)) expect(checkPin(JSON.stringify(post.pin))).toBeUndefined()
})
