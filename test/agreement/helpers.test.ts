import { explainSpark, pyspark } from '@lockstep/codegen'
import { type AnyTable, outputFields, rule, type Text, table } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectSame, plainly, rows } from './live.js'

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

const raw = z.object({ a: z.string(), b: z.string(), n: z.int32(), d: z.float64() })

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
    ['suffixed_long', table('t', { raw, clean: ({ a }) => ({ x: a.toLong({ suffixes }) }) })] as const,
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
  ...sample(text, 6).flatMap((constant) => {
    const money = rule('money', '{0} as money', (of: Text) => of.stripPrefix(constant).toDecimal(10, 2))
    const bare = rule('bare', 'a bare text', (of: Text) =>
      of.stripSuffix(constant).regexpReplace(/[{}]/u, ''),
    )
    return [
      ['money', table('t', { raw, clean: ({ a, b }) => ({ x: money(a), y: money(b) }) })] as const,
      ['bare', table('t', { raw, clean: ({ a, b }) => ({ x: bare(a), y: bare(b) }) })] as const,
    ]
  }),
  ['upper_case', table('t', { raw, clean: ({ a }) => ({ x: a.trim().upper() }) })],
  ['lower_case', table('t', { raw, clean: ({ a }) => ({ x: a.lower() }) })],
  ['initial_capitals', table('t', { raw, clean: ({ a }) => ({ x: a.initcap() }) })],
]

/** SQL in which nothing has a name of its own, however long it is. */
const inlined = (of: AnyTable): string => {
  const { steps, columns } = explainSpark(of)
  if (steps.length > 0) throw new Error('a step has a name')
  return `SELECT ${columns.map(({ column, sql }) => `${sql} AS ${column}`).join(', ')} FROM t`
}

/** A plan without the numbers by which Spark tells attributes apart. */
const shapeOf = (plan: string | undefined): string => (plan ?? 'no plan').replace(/#[0-9]+L?/gu, '#')

/** What the last projection of a plan makes. */
const lastOf = (plan: string | undefined): string =>
  /^Project (\[.*\])$/mu.exec(shapeOf(plan))?.[1] ?? 'no projection'

/**
 * Whether Spark reads another expression from the helper's call, which only its optimiser makes the same: `isin` of one
 * value is IN, where SQL says <>.
 */
const isOnlyOptimised = (helper: string, python: string): boolean =>
  helper === 'null_if' && /null_if\("[^"]*", (?:"(?:[^"\\]|\\.)*"|r"[^"]*"|[^",]*)\)\.alias/u.test(python)

const [, first] = tables[0] ?? []

describe.each(versions)(`helpers on Spark %s, seed ${seed},`, (version) => {
  it('mean the very expression that SQL says inlined', async () => {
    if (first === undefined) throw new Error('no table')
    const spark = await sparkOf(version)
    const answers = await spark.evaluate({
      input: [
        { name: 't', schema: first.raw, table: tableOfRows(first, [{ a: 'x', b: 'y', n: 1, d: 0.5 }]) },
      ],
      queries: tables.flatMap(([, each]) => [
        { python: pyspark(each, { output: 'cleaned' }), output: 'cleaned' },
        { sql: inlined(each) },
      ]),
      setting: plainly,
      plan: true,
    })
    for (const [index, [helper, each]] of tables.entries()) {
      const python = pyspark(each)
      expect(python).toMatch(new RegExp(`^ {8}.*\\b${helper}\\(`, 'mu'))
      const [called, written] = [answers[2 * index], answers[2 * index + 1]].map(rows)
      expect(shapeOf(called?.optimised), python).toBe(shapeOf(written?.optimised))
      expect(lastOf(called?.optimised)).toMatch(/^\[.* AS x#/u)
      const isSame = lastOf(called?.analysed) === lastOf(written?.analysed)
      expect(isSame, `${python}\n${called?.analysed}\n${written?.analysed}`).toBe(
        !isOnlyOptimised(helper, python),
      )
    }
  })

  it("give what the kernels give where a rule of the user's own uses a result twice", async () => {
    const word = rule('word', 'a word', (of: Text) => of.trim().nullIf('N/A', '').upper().nullIf('X'))
    const both = table('t', {
      raw,
      clean: ({ a, b }) => ({ x: word(a), y: word(b), z: word(word(a).coalesce(b)) }),
    })
    const python = pyspark(both, { output: 'cleaned' })
    expect(python).toContain('    value = F.trim(name)\n')
    const input = tableOfRows(
      both,
      [' a ', 'N/A', ' N/A', '', ' ', 'x', 'xx', null, 'ß'].map((a) => ({ a, b: 'n/a ' })),
    )
    const spark = await sparkOf(version)
    const [answer] = await spark.evaluate({
      input: [{ name: 't', schema: both.raw, table: input }],
      queries: [{ python, output: 'cleaned' }],
      setting: plainly,
    })
    expectSame(answer, { schema: outputFields(both), table: clean(both, input) })
  })
})
