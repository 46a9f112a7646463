import { date, decimal, Refusal, table, timestamp, types } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const rawOf = (column: z.ZodType): unknown =>
  table('t', { raw: z.object({ column, other: z.string() }), clean: (raw) => ({ other: raw.other }) }).raw[0]
    ?.type

describe('a zod type is carried', () => {
  it.each([
    ['string', z.string(), types.text],
    ['email', z.email(), types.text],
    ['uuid', z.uuid(), types.text],
    ['min and regex bind nobody', z.string().min(3).regex(/a/), types.text],
    ['enum', z.enum(['a', 'b']), types.text],
    ['literal', z.literal('a'), types.text],
    ['iso date is text', z.iso.date(), types.text],
    ['int32', z.int32(), types.int],
    ['int', z.int(), types.long],
    ['int64', z.int64(), types.long],
    ['number', z.number(), types.double],
    ['number with bounds', z.number().min(1).max(5), types.double],
    ['float64', z.float64(), types.double],
    ['boolean', z.boolean(), types.boolean],
    ['decimal', decimal(10, 2), types.decimal(10, 2)],
    ['date', date(), types.date],
    ['timestamp', timestamp(), types.timestamp],
    ['nullable', z.string().nullable(), types.text],
    ['optional', z.int32().optional(), types.int],
    ['nullish', z.boolean().nullish(), types.boolean],
    ['readonly', z.string().readonly(), types.text],
    ['brand', z.string().brand('Id'), types.text],
    ['array', z.array(z.int32()), types.list(types.int)],
    [
      'object',
      z.object({ a: z.object({ b: z.string() }) }),
      types.struct([{ name: 'a', type: types.struct([{ name: 'b', type: types.text }]) }]),
    ],
    ['strict object', z.strictObject({ a: z.string() }), types.struct([{ name: 'a', type: types.text }])],
  ] as const)('%s', (_, zod, type) => {
    expect(rawOf(zod)).toBe(type)
  })
})

describe('a zod type is refused, with the column and what to write instead:', () => {
  it.each([
    ['trim', z.string().trim(), 'overwrite() runs code of yours'],
    ['toLowerCase', z.string().toLowerCase(), 'overwrite() runs code of yours'],
    ['overwrite', z.string().overwrite((text) => text), 'overwrite() runs code of yours'],
    ['refine', z.string().refine((text) => text !== ''), 'refine() runs code of yours'],
    [
      'a closure in a number',
      z.number().refine((value) => value > Math.random()),
      'refine() runs code of yours',
    ],
    ['transform', z.string().transform((text) => text.length), 'z.pipe() cannot be carried'],
    ['coerce', z.coerce.string(), 'z.coerce.string() computes'],
    ['coerced number', z.coerce.number(), 'z.coerce.number() computes'],
    [
      'codec',
      z.codec(z.string(), z.number(), { decode: Number, encode: String }),
      'z.pipe() cannot be carried',
    ],
    ['pipe', z.string().pipe(z.string()), 'z.pipe() cannot be carried'],
    ['preprocess', z.preprocess((value) => value, z.string()), 'z.pipe() cannot be carried'],
    ['default', z.string().default(''), 'z.default() cannot be carried'],
    ['catch', z.string().catch(''), 'z.catch() cannot be carried'],
    [
      'number().int()',
      z.number().int(),
      '.int() after z.number() is invisible in its type; write z.int32() or z.int()',
    ],
    ['multipleOf', z.number().multipleOf(2), 'multipleOf() cannot be carried'],
    ['uint32', z.uint32(), 'z.uint32() has no Spark type'],
    ['uint64', z.uint64(), 'z.uint64() has no Spark type'],
    ['float32', z.float32(), 'z.float32() has no Spark type'],
    ['bigint', z.bigint(), 'z.bigint() cannot be carried to Spark; write z.int64()'],
    ['date', z.date(), 'z.date() cannot be carried to Spark; write date() or timestamp()'],
    ['union', z.union([z.string(), z.number()]), 'z.union() cannot be carried'],
    [
      'discriminated union',
      z.discriminatedUnion('a', [z.object({ a: z.literal('x') })]),
      'z.union() cannot be carried',
    ],
    ['tuple', z.tuple([z.string()]), 'z.tuple() cannot be carried'],
    ['record', z.record(z.string(), z.string()), 'z.record() cannot be carried'],
    ['map', z.map(z.string(), z.string()), 'z.map() cannot be carried'],
    ['lazy', z.lazy(() => z.string()), 'z.lazy() cannot be carried'],
    [
      'intersection',
      z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })),
      'z.intersection() cannot be carried',
    ],
    ['any', z.any(), 'z.any() cannot be carried'],
    ['unknown', z.unknown(), 'z.unknown() cannot be carried'],
    ['loose object', z.looseObject({ a: z.string() }), 'a loose object has no fixed columns'],
    ['catchall', z.object({ a: z.string() }).catchall(z.string()), 'a loose object has no fixed columns'],
    ['an enum of numbers', z.enum({ a: 1 }), 'an enum of numbers cannot be carried'],
    ['a literal number', z.literal(1), 'a literal that is not text cannot be carried'],
    ['deep in a list', z.array(z.object({ when: z.date() })), 'element: when: z.date()'],
    ['names equal up to case in an object', z.object({ A: z.string(), a: z.string() }), 'equal up to case'],
  ] as const)('%s', (_, zod, message) => {
    try {
      rawOf(zod)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      expect(String(error)).toContain(`t: column: `)
      expect(String(error)).toContain(message)
      return
    }
    throw new Error('nothing was refused')
  })

  it('decimals that cannot be', () => {
    expect(() => decimal(39, 0)).toThrow('expected a precision from 1 to 38')
    expect(() => decimal(2, 3)).toThrow('expected a precision from 1 to 38')
  })

  it('a raw schema that is no plain object', () => {
    const refine = z.object({ a: z.string() }).refine(() => true)
    expect(() => table('t', { raw: refine, clean: (raw) => ({ a: raw.a }) })).toThrow(
      't: refine() on the object runs code of yours',
    )
  })
})

describe('the checks of our own formats', () => {
  it('are those of rows', () => {
    expect(decimal(5, 2).safeParse('123.45').success).toBe(true)
    expect(decimal(5, 2).safeParse('1234.5').success).toBe(false)
    expect(decimal(5, 2).safeParse('1.234').success).toBe(false)
    expect(decimal(2, 2).safeParse('0.25').success).toBe(true)
    expect(date().safeParse('2020-02-30').success).toBe(false)
    expect(date().safeParse('2020-02-29').success).toBe(true)
    expect(timestamp().safeParse('2020-02-29T24:00:00Z').success).toBe(false)
    expect(timestamp().safeParse('2020-02-29T23:59:59.000001Z').success).toBe(true)
  })
})
