import { table } from '@lockstep/schema'
import { agree } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const most = 2_147_483_647
const records = [{ int: most }, { int: most - 1 }, { int: 5 }, { int: null }, { int: -most - 1 }]
const raw = z.object({ int: z.int32() })

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
    expect((await agree(nested, { records, runs: 1 })).differences).toBe(0)
  })

  it('are null from a cleaned column into where', async () => {
    const kept = table('kept', {
      raw,
      clean: (raw) => ({ total: raw.int.add(1) }),
      where: (row) => row.total.add(-1).greaterThan(5),
    })
    expect((await agree(kept, { records, runs: 1 })).differences).toBe(0)
  })
})
