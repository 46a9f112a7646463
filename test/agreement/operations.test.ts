import { operations, rules } from '@lockstep/schema'
import { add, agree, nothing, type Tally } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnTables } from '../kit/draw/rules.js'

/** Random rules, in which every operation stands, on random tables: the widest net. */
const draws = 6
const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_123)

/** The least share of cells that must be null, or differ from the input, for a comparison to say something. */
const least = 0.01

const neverNull: readonly string[] = ['isNull', 'array']
const children: readonly string[] = ['column', 'literal']

describe('every operation and rule, in random rules over random tables,', () => {
  let tally: Tally = nothing

  it.each(
    fc.sample(drawnTables(60), { seed, numRuns: draws }).map((table, index) => [index, table] as const),
  )(`agrees: table %i of seed ${seed}`, async (index, table) => {
    tally = add(tally, await agree(table, { seed: seed + index, runs: 1, rows: 500 }))
  })

  it('was compared, on nulls and on cells that it changed', () => {
    for (const operation of [...Object.keys(operations), ...Object.keys(rules)]) {
      if (children.includes(operation)) continue
      const count = tally.operations[operation] ?? { cells: 0, nulls: 0, changed: 0 }
      expect(count.cells, `${operation}: cells`).toBeGreaterThan(1_000)
      expect(count.changed / count.cells, `${operation}: share changed`).toBeGreaterThan(least)
      if (!neverNull.includes(operation))
        expect(count.nulls / count.cells, `${operation}: share null`).toBeGreaterThan(least)
    }
  })
})
