import { type Node, nodesOf, outputFields, outputsOf, type Rule, rules } from '@lockstep/schema'
import { type Cell, cells, drawn, hintsOf, lay } from '@lockstep/test'
import { clean, cleanWith, kernels } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleKernels } from '../../../packages/transforms/src/kernels/rules.js'
import { drawnTables } from '../../kit/draw/rules.js'
import { selectTable } from '../../kit/draw/select-table.js'

const own = Object.keys(ruleKernels) as Rule[]

const columnsOf = (
  by: typeof clean,
  ...[table, input]: Parameters<typeof clean>
): readonly (readonly Cell[])[] => cells(by(table, input), outputFields(table)).map((column) => column.cells)

/** The rules of a table, and the graphs that they stand for, side by side. */
const sides = (nodes: readonly Node[]): readonly (readonly [Node, Node])[] =>
  nodes.flatMap((node) => (node.operation === 'rule' ? [[node, node.means]] : []))

describe('the kernel of a rule', () => {
  it('is that of a rule there is', () => {
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter((rule) => !Object.hasOwn(rules, rule))).toEqual([])
  })

  it.each(own)('gives the cells of the graph that the rule stands for: %s', (rule) => {
    const cases = drawnTables(12, [rule, 'trim', 'concat', 'nullIf', 'coalesce']).chain((table) =>
      drawn(table.raw, hintsOf(table), 60).map((value) => ({ table, value })),
    )
    fc.assert(
      fc.property(cases, ({ table, value }) => {
        const pairs = sides(nodesOf(outputsOf(table).map(({ node }) => node)))
        fc.pre(pairs.length > 0)
        const columns = (side: 0 | 1) =>
          pairs.map((pair, index) => ({ name: `node_${index}`, node: pair[side] }))
        const [left, right] = [
          selectTable('left', table.raw, columns(0)),
          selectTable('right', table.raw, columns(1)),
        ]
        const input = lay(table, value)
        expect(columnsOf(clean, left, input)).toEqual(columnsOf(clean, right, input))
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('is not asked by cleanWith, which is given what operations do: planted faults stay seen', () => {
    const faulty = cleanWith({ ...kernels, regexpReplace: (_, of) => of })
    fc.assert(
      fc.property(drawnTables(6, ['stripPrefix']), (table) => {
        const texts = table.raw.filter(({ type }) => type.kind === 'text').map(({ name }) => name)
        const row = Object.fromEntries(texts.map((name, index) => [name, `x${index}`]))
        const input = lay(table, { rows: [row], layout: { batch: 10, before: 0, text: 'utf8' } })
        for (const { node, name } of outputsOf(table)) {
          const [child] = node.children
          if (node.operation !== 'rule' || child?.operation !== 'column') continue
          const [column] = columnsOf(faulty, selectTable('one', table.raw, [{ name, node }]), input)
          expect(column).toEqual([row[child.constants.name]])
        }
      }),
      { numRuns: 5 },
    )
  })
})
