import { type Int, list, type Nullable, table, when } from '@lockstep/schema'
import { agree, settings } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_128)
/** Both ANSI modes and both zones, in two settings of the four. */
const two = settings.slice(0, 2)
const most = 2_147_483_647
const records = [{ int: most }, { int: most - 1 }, { int: 5 }, { int: null }, { int: -most - 1 }]
const raw = z.object({ int: z.int32() })

type Nulls = Int<Nullable>

/** What gives an integer as it is, and what Spark's optimiser may take away. */
const throughs: readonly ((of: Nulls) => Nulls)[] = [
  (of) => list(of).at(0),
  (of) => list(of, 7).at(0),
  (of) => list(list(of).at(0), of).at(1),
  (of) => of.coalesce(of),
  (of) => of.nullIf(3),
  (of) => when(of.isNotNull(), of).otherwise(of),
]
const addend = fc.constantFrom(1, -1, 2, -2, most, -most)
/** A sum, what its result goes through, and what is added then. */
const sum = fc.tuple(addend, fc.array(fc.constantFrom(...throughs), { maxLength: 3 }), addend)
const sums = fc.array(sum, { minLength: 12, maxLength: 12 })

/** Spark brings nested sums and products of integers into another order, and so forgets where the inner one overflows. */
describe('sums and products that overflow inside', () => {
  it('are null in one rule', async () => {
    const nested = table('nested', {
      raw,
      clean: (raw) => ({
        sum: raw.int.add(1).add(-1),
        product: raw.int.multiply(2).multiply(0),
        mixed: raw.int.add(raw.int).add(1),
      }),
    })
    expect((await agree(nested, { records, runs: 1, settings: two })).differences).toBe(0)
  })

  it('are null from a cleaned column into where', async () => {
    const kept = table('kept', {
      raw,
      clean: (raw) => ({ total: raw.int.add(1) }),
      where: (row) => row.total.add(-1).greaterThan(5),
    })
    expect((await agree(kept, { records, runs: 1, settings: two })).differences).toBe(0)
  })

  it.each(fc.sample(sums, { seed, numRuns: 2 }).map((some, index) => [index, some] as const))(
    `are null through whatever gives them as they are: sums %i of seed ${seed}`,
    async (_, some) => {
      const through = table('through', {
        raw,
        clean: ({ int }) =>
          Object.fromEntries(
            some.map(([first, by, second], index) => [
              `sum_${index}`,
              by.reduce((of, next) => next(of), int.add(first) as Nulls).add(second),
            ]),
          ),
      })
      expect((await agree(through, { records, seed, runs: 1, rows: 60, settings: two })).differences).toBe(0)
    },
  )
})
