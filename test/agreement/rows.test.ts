import { everyRow, table } from '@lockstep/schema'
import { agree, type Clean, DisagreementError, settings } from '@lockstep/test'
import { clean } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sieves } from '../kit/draw/rules.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_127)

describe('where and distinct, in random rules over random tables, in drawn layouts,', () => {
  it.each(fc.sample(sieves(4), { seed, numRuns: 6 }).map((table, index) => [index, table] as const))(
    `keep the rows that Spark keeps: table %i of seed ${seed}`,
    async (index, table) => {
      const tally = await agree(table, {
        seed: seed + index,
        settings: settings.slice(0, 2),
        runs: 1,
        rows: 60,
      })
      expect(tally.differences).toBe(0)
    },
  )
})

describe('one row of the same keys, in random rules over random tables, in drawn layouts,', () => {
  it.each(
    fc
      .sample(sieves(4, undefined, ['by keys']), { seed, numRuns: 6 })
      .map((table, index) => [index, table] as const),
  )(`is the one that Spark keeps: table %i of seed ${seed}`, async (index, table) => {
    const tally = await agree(table, { seed: seed + index, settings, runs: 1, rows: 60 })
    expect(tally.differences).toBe(0)
  })
})

const flagged = table('flagged', {
  raw: z.object({ flag: z.string(), num: z.int32() }),
  clean: (raw) => ({ flag: raw.flag.trim(), num: raw.num }),
  where: (row) => row.flag.greaterThan('a'),
})
const once = table('once', {
  raw: z.object({ flag: z.boolean(), on: z.boolean() }),
  clean: (raw) => ({ flag: raw.flag, on: raw.on }),
  distinct: true,
})

/** By each flag the row of the least or the greatest number. */
const flagBy = (keep: 'first' | 'last') =>
  table('flag', {
    raw: z.object({ flag: z.boolean(), num: z.int32() }),
    clean: (raw) => ({ flag: raw.flag, num: raw.num }),
    distinctBy: { keys: 'flag', keep, by: (row) => row.num.asc().nullsLast() },
  })

/** What is found only where rows are compared as a whole. */
const faults: readonly (readonly [string, typeof flagged | typeof once, Clean])[] = [
  [
    'one row of each key, at the other end',
    flagBy('last') as never,
    (_, input) => clean(flagBy('first'), input),
  ],
  ['where that keeps all rows', flagged, (table, input) => clean(everyRow(table), input)],
  ['rows in another order', flagged, (table, input) => reversed(clean(table, input))],
  ['distinct that keeps all rows', once, (table, input) => clean(everyRow(table), input)],
]

const reversed: (cleaned: ReturnType<Clean>) => ReturnType<Clean> = (cleaned) =>
  cleaned.numRows < 2 ? cleaned : cleaned.slice(1).concat(cleaned.slice(0, 1))

describe.each(faults)('%s', (_, table, wrong) => {
  it('is found by random draw alone', async () => {
    const settings = [{ ansi: true, zone: 'UTC' }]
    await expect(
      agree(table, { clean: wrong, seed: 1, settings, versions: ['4.2.0'], runs: 5, shrink: false }),
    ).rejects.toBeInstanceOf(DisagreementError)
  })
})
