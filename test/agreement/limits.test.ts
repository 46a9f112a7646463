import { pyspark } from '@lockstep/codegen'
import { type Bool, type Int, type Table, type Text, table, when } from '@lockstep/schema'
import { agree, settings, versions } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comparesAll } from './live.js'

/** A rule that gives the number of the first test that is true. */
const chain = (count: number, test: (text: Text, size: Int, at: number) => Bool): Table =>
  table(`chain_of_${count}`, {
    raw: z.object({ text: z.string(), size: z.int32() }),
    clean: ({ text, size }) => {
      let rule = when(test(text, size, 0), 0)
      for (let at = 1; at < count; at++) rule = rule.when(test(text, size, at), at)
      return { rule: rule.otherwise(-1) }
    },
  }) as Table

const chains: readonly (readonly [string, Table])[] = [
  ['60 equalities', chain(60, (text, _, at) => text.equals(`value ${at}`))],
  [
    '40 ranges',
    chain(40, (_, size, at) => size.greaterThanOrEqual(at * 10).and(size.lessThan(at * 10 + 10))),
  ],
  ['60 patterns', chain(60, (text, _, at) => text.rlike(new RegExp(`^${at}[a-z]`, 'u')))],
]

/** A value for each of 2,000 texts, in PySpark as in SQL one text that Spark reads. */
const codes = table('codes', {
  raw: z.object({ text: z.string() }),
  clean: ({ text }) => ({
    out: text.mapValues(
      Array.from(
        { length: 2_000 },
        (_, at) => [`code ${at}`, at % 7 === 0 ? `it's "${at}" \\ {é}\n` : `${at}`] as const,
      ),
    ),
    amount: text
      .mapValues(Array.from({ length: 100 }, (_, at) => [`code ${at}`, `${at}.5`] as const))
      .toDecimal(10, 2),
  }),
})

describe('values for 2,000 texts', () => {
  it('are no column of PySpark each', () => {
    for (const version of ['3.5', '4.0'] as const)
      expect(pyspark(codes, { spark: version }).match(/F\.lit\(/gu) ?? []).toEqual([])
  })

  it('agree', async () => {
    const records = Array.from({ length: 2_001 }, (_, at) => ({ text: `code ${at}` }))
    const tally = await agree(codes, { seed: 1, runs: 1, rows: 50, records, settings: settings.slice(1, 2) })
    expect(tally.differences).toBe(0)
    expect(tally.cells).toBeGreaterThan(12_000)
  })
})

/** Spark nests a branch in a branch, and a method of Java holds 64 KB: where code is longer, it is interpreted. */
describe('a rule whose code is longer than Java allows agrees:', () => {
  // One shape is enough to see that Spark's limit is no disagreement; `agree:all` has all, on both Sparks.
  it.each(comparesAll ? chains : chains.slice(0, 1))('%s', async (_, of) => {
    const some = comparesAll ? settings : settings.slice(1, 2)
    expect(
      (
        await agree(of, {
          seed: 1,
          runs: 1,
          rows: 40,
          settings: some,
          versions: comparesAll ? versions : ['4.2.0'],
        })
      ).differences,
    ).toBe(0)
  })
})
