import { pyspark, sql } from '@lockstep/codegen'
import { type AnyTable, table } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plainly, rows } from './live.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_127)
const sample = <T>(of: fc.Arbitrary<T>, numRuns: number): readonly T[] => fc.sample(of, { seed, numRuns })

const text = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    "it's",
    '"',
    '\\',
    '\\z',
    'a.b',
    '$1',
    '(x)',
    '[a-z]',
    '^',
    '|',
    '*+?',
    '{2}',
    'é',
    ' ',
    '-',
    '/',
  ),
)
const suffixes = fc.dictionary(
  fc.constantFrom('k', 'M', 'B', 'Mio', 'tsd', 'K'),
  fc.constantFrom(10, 1_000, 1_000_000),
  { minKeys: 1, maxKeys: 4 },
)

const raw = z.object({ a: z.string(), n: z.int32(), d: z.float64() })

const tables: readonly (readonly [string, AnyTable])[] = [
  ...sample(fc.array(text, { minLength: 1, maxLength: 3 }), 10).map(
    (values) => ['null_if', table('t', { raw, clean: ({ a }) => ({ x: a.nullIf(...values) }) })] as const,
  ),
  ...sample(fc.array(fc.integer(), { minLength: 1, maxLength: 3 }), 3).map(
    (values) => ['null_if', table('t', { raw, clean: ({ n }) => ({ x: n.nullIf(...values) }) })] as const,
  ),
  ...sample(fc.array(fc.double(), { minLength: 1, maxLength: 3 }), 5).map(
    (values) => ['null_if', table('t', { raw, clean: ({ d }) => ({ x: d.nullIf(...values) }) })] as const,
  ),
  ...sample(text, 20).flatMap((constant) => [
    ['strip_prefix', table('t', { raw, clean: ({ a }) => ({ x: a.stripPrefix(constant) }) })] as const,
    ['strip_suffix', table('t', { raw, clean: ({ a }) => ({ x: a.trim().stripSuffix(constant) }) })] as const,
  ]),
  ...sample(suffixes, 8).flatMap((suffixes) => [
    ['suffixed_int', table('t', { raw, clean: ({ a }) => ({ x: a.toInt({ suffixes }) }) })] as const,
    ['suffixed_long', table('t', { raw, clean: ({ a }) => ({ x: a.trim().toLong({ suffixes }) }) })] as const,
  ]),
  ...(
    [
      'yyyy-MM-dd HH:mm:ss',
      "yyyy-MM-dd'T'HH:mm:ss",
      'yyyy-MM-dd HH:mm:ss[.S]',
      "yyyy-MM-dd'T'HH:mm:ss[.S]",
    ] as const
  ).map(
    (format) =>
      ['utc_timestamp', table('t', { raw, clean: ({ a }) => ({ x: a.toTimestamp(format) }) })] as const,
  ),
  ['upper_case', table('t', { raw, clean: ({ a }) => ({ x: a.trim().upper() }) })],
  ['lower_case', table('t', { raw, clean: ({ a }) => ({ x: a.lower() }) })],
]

/** A plan without the numbers by which Spark tells attributes apart. */
const shapeOf = (plan: string | undefined): string => (plan ?? 'no plan').replace(/#[0-9]+L?/gu, '#')

const [, first] = tables[0] ?? []

describe.each(versions)(`helpers on Spark %s, seed ${seed},`, (version) => {
  it('mean the very expression that SQL says inlined', async () => {
    if (first === undefined) throw new Error('no table')
    const spark = await sparkOf(version)
    const answers = await spark.evaluate({
      input: [{ name: 't', schema: first.raw, table: tableOfRows(first, [{ a: 'x', n: 1, d: 0.5 }]) }],
      queries: tables.flatMap(([, each]) => [
        { python: pyspark(each, { output: 'cleaned' }), output: 'cleaned' },
        { sql: sql(each) },
      ]),
      setting: plainly,
      plan: true,
    })
    for (const [index, [helper, each]] of tables.entries()) {
      const python = pyspark(each)
      expect(python).toMatch(new RegExp(`^ {8}.*\\b${helper}\\(`, 'mu'))
      const [called, inlined] = [answers[2 * index], answers[2 * index + 1]].map((answer) =>
        shapeOf(rows(answer).optimised),
      )
      expect(called, python).toBe(inlined)
      expect(called).toContain('Project')
    }
  })
})
