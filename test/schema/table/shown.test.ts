import { inspect } from 'node:util'
import { fromJSON, type Json, type Text, table, tableFrom, toJSON } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ title: z.string(), saves: z.string(), tags: z.array(z.string()) })

const pin = table('pin', {
  raw,
  clean: ({ title, saves }) => ({ title: title.nullIf(''), saves: saves.toInt({ suffixes: { k: 1_000 } }) }),
  where: (row) => row.title.isNotNull(),
  distinct: true,
})

const head = 'Table pin: 3 raw columns -> 2'

const whole = [
  head,
  '  title (text): title, null where it is ""',
  '  saves (int): saves as a whole number that may end in `k` (thousands); null for anything else',
  '  Rows are kept where title is not null.',
  '  Rows that are equal in every column are kept once.',
].join('\n')

describe('a table', () => {
  it('is shown by its columns and rows in words', () => {
    expect(inspect(pin)).toBe(whole)
    expect(inspect(fromJSON(toJSON(pin)))).toBe(whole)
  })

  it('is shown in one line inside of something else, and in text', () => {
    expect(inspect({ pin })).toBe(`{ pin: [${head}] }`)
    expect(inspect([pin])).toBe(`[ [${head}] ]`)
    expect(`${pin}`).toBe(head)
  })

  it('tells the table that it comes from, and only its own rows', () => {
    const title = tableFrom('title', { from: pin, clean: ({ title }) => ({ title }) })
    expect(inspect(title)).toBe('Table title: 2 columns of table pin -> 1\n  title (text): title')
  })

  it('is shown with lines of at most 120 characters', () => {
    const long = table('long', { raw, clean: ({ title }) => ({ title: title.nullIf('x'.repeat(500)) }) })
    const [, line] = inspect(long).split('\n')
    expect(line).toHaveLength(120)
    expect(line).toMatch(/^ {2}title \(text\): title, null where it is "x+\.\.\.$/u)
  })

  it('is written by JSON.stringify as by toJSON', () => {
    expect(fromJSON(JSON.parse(JSON.stringify(pin)) as Json).relation).toBe(pin.relation)
    expect(JSON.stringify({ pin })).toBe(JSON.stringify({ pin: toJSON(pin) }))
  })

  it('has no more enumerable parts for it', () => {
    expect(Object.keys(pin)).toEqual(['name', 'zone', 'raw', 'from', 'relation'])
  })
})

describe('a column', () => {
  it('is shown by its type and its words', () => {
    const shown: string[] = []
    table('pin', {
      raw,
      clean: (raw) => {
        shown.push(inspect(raw.title.trim()), raw.tags.toString(), inspect({ of: raw.saves }))
        return { title: raw.title }
      },
    })
    expect(shown).toEqual([
      'Column<text>: title without spaces around it',
      'Column<list<text>>: tags',
      '{ of: Column<text>: saves }',
    ])
  })

  it.each<[string, (title: Text) => Text | string, string]>([
    ['a constant column', (title) => `${title.toString()}!`, 'literal: value'],
    ['a constant of a rule', (title) => title.stripPrefix(title.toString()), 'stripPrefix: prefix'],
    ['a plain value beside a column', (title) => title.coalesce(`no ${title.toString()}`), 'coalesce: value'],
    ['one of several values', (title) => title.nullIf('', title.toString()), 'nullIf: values'],
  ])('as text is refused as %s', (_, of, place) => {
    expect(() => table('pin', { raw, clean: ({ title }) => ({ t: of(title) }) })).toThrow(
      `pin.t: ${place}: expected a value, got text "`,
    )
  })

  it('does not stand in the way of text with angle brackets', () => {
    expect(() =>
      table('pin', { raw, clean: ({ title }) => ({ t: title.stripPrefix('Column<T>: ') }) }),
    ).not.toThrow()
  })
})
