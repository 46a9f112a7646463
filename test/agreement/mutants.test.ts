import { concat, table } from '@lockstep/schema'
import { agree, type Clean, DisagreementError } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectKilled, seeds } from '../mutants/killed.js'
import { mutants } from '../mutants/mutants.js'

/** Ordinary rules, as a person would write them: nothing in them points at a fault. */
const ordinary = table('ordinary', {
  raw: z.object({ title: z.string(), note: z.string(), count: z.string(), price: z.string() }),
  clean: (raw) => ({
    title: raw.title.trim(),
    before: raw.title.lessThan(raw.note),
    size: raw.title.length(),
    start: raw.note.substring(1, 3),
    both: concat(raw.title, ' ', raw.note),
    count: raw.count.toInt(),
    price: raw.price.toDecimal(10, 2),
    note: raw.note.regexpReplace(/[0-9a ]/u, '_'),
  }),
})

const settings = [{ ansi: true, zone: 'UTC' }]

/** Whether kernels are found to be wrong. */
const isFound = async (clean: Clean, seed: number): Promise<boolean> => {
  try {
    await agree(ordinary, { clean, seed, settings, versions: ['4.2.0'], runs: 20, shrink: false })
    return false
  } catch (error) {
    if (error instanceof DisagreementError) return true
    throw error
  }
}

describe.each(mutants)('$name', ({ name, clean }) => {
  it.each(seeds)('is found by random draw alone, with seed %i', async (seed) => {
    expectKilled([name], (await isFound(clean, seed)) ? [] : [name], seed)
  })
})

describe('no fault', () => {
  it('is found where there is none', async () => {
    const tally = await agree(ordinary, { seed: 1, runs: 1 })
    expect(tally.differences).toBe(0)
  })
})
