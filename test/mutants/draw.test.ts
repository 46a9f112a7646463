import { nodesOf, operations, outputsOf, type Rule, rules } from '@lockstep/schema'
import { add, drawn, hintsOf, lay, nothing, type Tally, versions } from '@lockstep/test'
import { cleanWith, kernels } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, settingsOf, sharesOf } from '../agreement/drawn.js'
import { tallyOf } from '../kit/compare/tally.js'
import { all, type Drawable } from '../kit/draw/grow.js'
import { dealtRules } from '../kit/draw/rules.js'
import { selectTable } from '../kit/draw/select-table.js'

/** As many operations and rules as are asked for: those there are, and then the same ones under other names. */
const madeUp = (count: number): readonly Drawable[] =>
  Array.from({ length: count }, (_, index) => {
    const of = all[index % all.length] ?? 'trim'
    const name = (index < all.length ? of : `${of}_${index}`) as Drawable
    if (isRule(of)) Object.assign(rules, { [name]: rules[of] })
    else {
      Object.assign(operations, { [name]: operations[of] })
      Object.assign(meaning, { [name]: kernels[of] })
    }
    return name
  })

const isRule = (name: Drawable): name is Rule => Object.hasOwn(rules, name)

const meaning = { ...kernels }

/** How often each table is compared. */
const times = settingsOf(0).length * versions.length

/** What the agreement test of all operations compares, counted without Spark. */
const counted = (some: readonly Drawable[]): Tally => {
  const clean = cleanWith(meaning)
  return dealtRules(draw.seed, draw.tables, draw.size, some)
    .map((table, index): Tally => {
      const [value] = fc.sample(drawn(table.raw, hintsOf(table), draw.rows, 1), {
        seed: draw.seed + index,
        numRuns: 1,
      })
      if (value === undefined) throw new Error('nothing was drawn')
      const nodes = nodesOf(outputsOf(table).map(({ node }) => node)).filter(
        ({ operation, free }) => operation !== 'column' && operation !== 'literal' && free.length === 0,
      )
      const every = selectTable(
        table.name,
        table.raw,
        nodes.map((node, at) => ({ name: `node_${at}`, node })),
      )
      const laid = lay(table, value)
      const one = tallyOf(nodes, clean(every, laid), laid, 'kernels')
      return Array.from({ length: times }, () => one).reduce(add, nothing)
    })
    .reduce(add, nothing)
}

/** The operation or rule behind a name that was made up. */
const behind = (name: string): Drawable => name.replace(/_[0-9]+$/u, '') as Drawable

describe.each([all.length, all.length + 20])('%i operations and rules', (count) => {
  it('are all drawn, and each has cells enough that are not null, and that it changed', () => {
    const some = madeUp(count)
    const tally = counted(some)
    for (const name of some)
      if (behind(name) !== 'literal')
        expect(tally.operations[name]?.cells ?? 0, name).toBeGreaterThanOrEqual(5_000)
    const together = Object.entries(tally.operations).map(
      ([name, cells]): Tally => ({ ...nothing, operations: { [behind(name)]: cells } }),
    )
    const { shown, lacking } = sharesOf(together.reduce(add, nothing), all)
    process.stdout.write(`${shown}\n`)
    expect(lacking).toEqual([])
  })
})
