import { type AnyTable, type Field, type Node, nodesOf } from '@lockstep/schema'
import type { Column } from '../column/column.js'
import { firstOf, type Rows, rulesStep, type Step } from './cleaner.js'
import { engine } from './engine.js'
import { reads } from './plan.js'

/** Some output columns of a table's rules that have nothing to compute in common with its other ones. */
export interface Share {
  /** Their places among the columns of the first table's rules. */
  readonly outputs: readonly number[]
  /** The places, among the raw columns that the table reads, of those that they are made of. */
  readonly reads: readonly number[]
  /** Makes them of those raw columns. */
  readonly run: Step
}

/** What is computed for an output column: all but what is read as it is. */
const computed = (root: Node): readonly Node[] =>
  nodesOf([root]).filter(({ operation }) => operation !== 'column' && operation !== 'literal')

/** The places of output columns, those together that compute something in common. */
const together = (roots: readonly Node[]): readonly (readonly number[])[] => {
  const groups: { readonly places: number[]; readonly nodes: Set<Node> }[] = []
  for (const [place, root] of roots.entries()) {
    const nodes = computed(root)
    const [first, ...others] = groups.filter((group) => nodes.some((node) => group.nodes.has(node)))
    const group = first ?? { places: [], nodes: new Set() }
    if (first === undefined) groups.push(group)
    for (const other of others) {
      group.places.push(...other.places.splice(0))
      for (const node of other.nodes) group.nodes.add(node)
    }
    group.places.push(place)
    for (const node of nodes) group.nodes.add(node)
  }
  return groups.map(({ places }) => places).filter((places) => places.length > 0)
}

/** The rules of a table's first one, in as many shares as there can be; `fields` are the raw columns that it reads. */
export const sharesOf = (table: AnyTable, fields: readonly Field[]): readonly Share[] => {
  const first = firstOf(table)
  const roots = first.columns.map(({ node }) => node)
  return together(roots).map((outputs) => {
    const own = outputs.map((place) => roots[place] as Node)
    const inputs = reads(first, own)
    return {
      outputs,
      reads: inputs.map(({ name }) => fields.findIndex((field) => field.name === name)),
      run: rulesStep(own, inputs, engine),
    }
  })
}

/** The raw columns that a share is made of. */
export const inputOf = ({ reads }: Share, { columns, length }: Rows): Rows => ({
  columns: reads.map((place) => columns[place] as Column),
  length,
})
