import {
  type Column,
  date,
  explain,
  fromJSON,
  type Int,
  type List,
  parseJson,
  parseJsonEntries,
  type RawColumns,
  type Struct,
  struct,
  type Text,
  table,
  toJSON,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ text: z.string(), ratio: z.float64(), tags: z.array(z.string()) })

type Shape = typeof raw.shape

const made = (rule: (raw: RawColumns<Shape>) => Column) => () =>
  table('t', { raw, clean: (raw) => ({ a: rule(raw) }) })

describe('parseJson', () => {
  it('gives the columns that the schema says', () => {
    const read = table('t', {
      raw,
      clean: ({ text }) => {
        const pin = parseJson(text, z.object({ id: z.int32(), user: z.object({ name: z.string() }) }))
        const user: Struct<{ readonly name: Text }> = pin.field('user')
        const id: Int = pin.field('id')
        const tags: List<Text> = parseJson(text, z.array(z.string()))
        return { id, name: user.field('name'), tags }
      },
    })
    expect(explain(read).map(({ words }) => words)).toEqual([
      'field id of (text read from JSON as struct<id: int, user: struct<name: text>>)',
      'field name of (field user of (text read from JSON as struct<id: int, user: struct<name: text>>))',
      `field list of (("{\\"list\\":", text, "}" joined) read from JSON as struct<list: list<text>>)`,
    ])
    expect(fromJSON(JSON.parse(JSON.stringify(toJSON(read)))).relation).toBe(read.relation)
  })

  it('gives the names and values of an object, where its names are not known', () => {
    const labels = table('t', {
      raw,
      clean: ({ text }) => {
        const entries = parseJsonEntries(text, z.object({ n: z.int32() }))
        const size: Int = entries.at(0).field('value').field('n')
        const key: Text = entries.at(0).field('key')
        return { size, key }
      },
    })
    expect(explain(labels)[1]?.words).toBe(
      'field key of (element 0 of (the entries of text read from JSON, each a struct<key: text, value: struct<n: int>>))',
    )
    expect(fromJSON(JSON.parse(JSON.stringify(toJSON(labels)))).relation).toBe(labels.relation)
    expect(made(({ text }) => parseJsonEntries(text, date()))).toThrow(
      't.a: parseJsonEntries: type: value: JSON has no date',
    )
  })

  it('refuses what JSON does not say, or Spark not alone', () => {
    expect(made(({ text }) => parseJson(text, z.object({ day: date() })))).toThrow(
      "t.a: parseJson: type: day: JSON has no date: Spark reads it by the session's zone and settings; read it as z.string() and use toDate(...)",
    )
    expect(made(({ text }) => parseJson(text, z.object({})))).toThrow('expected one field or more, got none')
    expect(made(({ text }) => parseJson(text, z.object({ a: z.string(), A: z.string() })))).toThrow(
      'the names "a" and "A" are equal up to case',
    )
    for (const name of ['a\n', '\u2028', `$\{x}`])
      expect(made(({ text }) => parseJson(text, z.object({ [name]: z.string() })))).toThrow(
        `the name ${JSON.stringify(name)} cannot stand in the text of a schema`,
      )
    expect(made(({ text }) => parseJson(text, z.string() as never))).toThrow(
      't.a: parseJson: expected z.object(...) or z.array(...), got the type text',
    )
    expect(made(({ text }) => parseJson(text, 5 as never))).toThrow('t.a: parseJson: expected a zod type')
    expect(made(({ tags }) => parseJson(tags as never, z.object({ a: z.string() })))).toThrow(
      't.a: parseJson: takes text, got list<text>',
    )
  })
})

describe('toJson', () => {
  it('refuses what hangs on Java or the session', () => {
    expect(made(({ ratio }) => struct({ ratio }).toJson())).toThrow(
      "t.a: toJson: got struct<ratio: double>, with a double in it: Java's digits of a double hang on its version; make a decimal of it, by toDecimal",
    )
    expect(made(({ text }) => struct({ at: text.toTimestamp('yyyy-MM-dd HH:mm:ss') }).toJson())).toThrow(
      'with a timestamp in it',
    )
  })
})
