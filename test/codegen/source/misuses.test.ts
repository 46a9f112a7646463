import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnMisuses, misuseText } from '@lockstep/codegen'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-misuses-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const written = (text: string): string => {
  const path = join(folder, `module${files++}.ts`)
  writeFileSync(path, text)
  return path
}

/** A module whose table has one rule. */
const withRule = (rule: string): string =>
  written(`import { concat, parseJson, query, rule, struct, table, when, type Int } from '@lockstep/schema'
import { z } from 'zod'
const limits: Record<string, number> = {}
export const pin = table('pin', {
  raw: z.object({ n: z.int32(), a: z.string(), tags: z.array(z.string()) }),
  clean: (raw) => ({ x: ${rule} }),
})
`)

/** What is found: where, in which words to write it. */
const found = (path: string): readonly string[] =>
  columnMisuses(path).map(
    ({ line, column, construct, instead }) => `${line}:${column} ${construct} ${instead}`,
  )

describe('a rule that treats a column as a value is found, with what to write', () => {
  it.each([
    ['raw.n ?? 0', '6:25 ?? raw.n.coalesce(0)'],
    ['raw.n || 0', '6:25 || raw.n.coalesce(0)'],
    ['raw.n && raw.a', '6:25 && raw.n.and(raw.a)'],
    [`raw.n && 'x'`, `6:25 && when(raw.n, 'x').otherwise(null), with a rule that is true or false`],
    ['raw.n ? 1 : 2', '6:25 ?: when(raw.n, 1).otherwise(2)'],
    ['!raw.n', '6:25 ! raw.n.not()'],
    ['-raw.n', '6:25 - raw.n.negate()'],
    [`\`\${raw.n} x\``, '6:25 a template concat(...)'],
    [`raw.a.equals('x') ? 1 : 2`, `6:25 ?: when(raw.a.equals('x'), 1).otherwise(2)`],
    [`raw.a === 'x'`, `6:25 === raw.a.equals('x')`],
    [`raw.a !== 'x'`, `6:25 !== raw.a.equals('x').not()`],
    ['raw.n === null', '6:25 === raw.n.isNull()'],
    ['raw.n != undefined', '6:25 != raw.n.isNotNull()'],
    ['raw.n + 1', '6:25 + raw.n.add(1)'],
    ['1 + raw.n', '6:25 + the method of the column: raw.n.add(...)'],
    ['raw.n < 3', '6:25 < raw.n.lessThan(3)'],
    ['Number(raw.a)', '6:25 Number() toInt() or toDouble()'],
    ['(raw.a.trim() as never) ?? 1', '6:25 ?? (raw.a.trim() as never).coalesce(1)'],
    ['when(raw.a.isNull(), 1).otherwise(2) ?? 3', '6:25 ?? when(raw.a.isNull(), 1).otherwise(2).coalesce(3)'],
    ['raw.tags.transform((tag) => tag ?? 1)', '6:53 ?? tag.coalesce(1)'],
    ['raw.tags.aggregate(0, (n, tag) => n + 1)', '6:59 + n.add(1)'],
    [`struct({ a: raw.a }).field('a') ?? 'x'`, `6:25 ?? struct({ a: raw.a }).field('a').coalesce('x')`],
    [`parseJson(raw.a, schema) ? 1 : 2`, '6:25 ?: when(parseJson(raw.a, schema), 1).otherwise(2)'],
    [`concat(raw.a, raw.n ? 'x' : 'y')`, `6:39 ?: when(raw.n, 'x').otherwise('y')`],
  ])('%s', (rule, expected) => {
    expect(found(withRule(rule))).toEqual([expected])
  })

  it('in statements of a function with a body', () => {
    const path = written(`import { table } from 'lockstep'
export const pin = table('pin', {
  raw,
  clean({ n, ...rest }) {
    const m = n.add(1)
    if (m) return rest
    switch (rest.a) { default: }
    while (n) break
    return { ...rest, n: m }
  },
  where: (row) => row.n && true,
  distinctBy: { keys: 'n', keep: 'last', by: (row) => row.n ?? 1 },
})
export const latest = query('latest').from(pin).distinctBy('n', { keep: 'last', by: (row) => row.n ?? 2 })
`)
    expect(found(path)).toEqual([
      '6:9 if when(m, ...).otherwise(...)',
      '7:13 switch when(rest.a.equals(...), ...).otherwise(...)',
      '8:5 while when(n, ...).otherwise(...)',
      '11:19 && when(row.n, true).otherwise(null), with a rule that is true or false',
      '12:55 ?? row.n.coalesce(1)',
      '14:94 ?? row.n.coalesce(2)',
    ])
  })

  it('in functions of their own: by the type of a parameter, by what they are called with, by where their name stands', () => {
    const path = written(`import { rule, table, type Int, type Text } from '@lockstep/schema'
const byType = (age: Int, limit: number) => age ?? limit
function byCall(value, fallback) { return value ?? fallback }
const clean = (raw) => ({ a: byCall(raw.a, 1), b: raw.b || 2 })
const never = (value) => value ?? 1
export const dollars = rule('dollars', '{0} in dollars', (text: Text) => text ? text : null)
export const pin = table('pin', { raw, clean })
never(3)
`)
    expect(found(path)).toEqual([
      '2:45 ?? age.coalesce(limit)',
      '3:43 ?? value.coalesce(fallback)',
      '4:51 || raw.b.coalesce(2)',
      '6:74 ?: when(text, text).otherwise(null)',
    ])
  })

  it('in the steps of questions, and in modules that are imported by their paths', () => {
    const helper = written(`import type { Text } from '@lockstep/schema'
export const tidy = (text: Text) => text || 'none'
`)
    const path = written(`import { count, query } from '@lockstep/schema'
import { tidy } from './${helper.split('/').at(-1)?.replace('.ts', '.js')}'
export const popular = query('popular')
  .from(pin)
  .select((row) => ({ year: row.at.year() ?? 2000, tidy: tidy(row.a) }))
  .where((row) => !row.year)
  .groupBy('year')
  .aggregate((row) => ({ n: count(), most: row.n.max() || 0 }))
`)
    expect(columnMisuses(path).map(({ file, text }) => [file === path, text])).toEqual([
      [true, 'row.at.year() ?? 2000'],
      [true, '!row.year'],
      [true, 'row.n.max() || 0'],
      [false, `text || 'none'`],
    ])
  })
})

describe('what is no column is left alone:', () => {
  it.each([
    'limits.a ?? 0',
    'raw.n.coalesce(limits.n ?? 0)',
    `process.env.STRICT === '1' ? raw.n : raw.n.coalesce(0)`,
    `limits.n === undefined ? raw.n : raw.n.add(limits.n)`,
    `Object.fromEntries(Object.entries(raw).map(([name, column]) => [name, name === 'a' ? column : column]))`,
    `Object.keys(raw).length > 3 ? raw.n : raw.a`,
    `('n' in raw) ? raw.n : raw.a`,
    `[1, 2].map((n) => n ?? 0).reduce((of, n) => of.add(n || 1), raw.n)`,
    '(raw as Record<string, never>)[String(limits.x)] ?? raw.a',
    `\`\${limits.n} x\``,
  ])('%s', (rule) => {
    expect(found(withRule(rule))).toEqual([])
  })

  it('a column that may not be there', () => {
    const path = written(`import { table, type Text } from '@lockstep/schema'
const first = (own: Text | undefined, other?: Text) => own ?? (other ? other : null)
let kept: Text | undefined
export const pin = table('pin', { raw, clean: (raw) => ({ a: kept ?? raw.a, b: first(undefined, raw.b) }) })
`)
    expect(found(path)).toEqual([])
  })

  it('a module that does not use the library', () => {
    expect(found(written('export const t = table({ clean: (raw) => raw.n ?? 0 })'))).toEqual([])
  })
})

it('is told as one sentence', () => {
  const [misuse] = columnMisuses(withRule('raw.n ?? 0'))
  expect(misuse && misuseText(misuse)).toBe(
    'raw.n ?? 0: a column is a rule, not a value, and ?? looks at the rule, never at a cell; write raw.n.coalesce(0)',
  )
})
