import { add, agree, nothing, type Tally } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { dealtRules } from '../kit/draw/rules.js'
import { draw, settingsOf, sharesOf } from './drawn.js'

/** Random rules, over which all operations and rules are dealt out, on random tables: the widest net. */
describe('every operation and rule, in random rules over random tables,', () => {
  let tally: Tally = nothing

  it.each(dealtRules(draw.seed, draw.tables, draw.size).map((table, index) => [index, table] as const))(
    `agrees: table %i of seed ${draw.seed}`,
    async (index, table) => {
      const compared = await agree(table, {
        seed: draw.seed + index,
        runs: 1,
        rows: draw.rows,
        settings: settingsOf(index),
      })
      tally = add(tally, compared)
    },
  )

  it('was compared, on nulls and on cells that it changed', () => {
    const { shown, lacking } = sharesOf(tally)
    process.stdout.write(`${shown}\n`)
    expect(lacking).toEqual([])
  })
})
