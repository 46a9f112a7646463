import {
  type Field,
  type Node,
  nodesOf,
  onlySourceOf,
  type Relation,
  type RelationOf,
  readsOf,
  relationsOf,
} from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { rulesStep } from './operator.js'
import type { RowStep, Rows } from './rows.js'
import { engine } from './whole.js'

/** Some columns of a select that have nothing to compute in common with its other ones. */
export interface Share {
  /** Their places among the columns of the select. */
  readonly outputs: readonly number[]
  /** The places, among the columns that the select reads, of those that they are made of. */
  readonly reads: readonly number[]
  /** Makes them of those raw columns. */
  readonly run: RowStep
}

/** What is computed for an output column: all but what is read as it is, and what stands in lambdas, which computes it. */
const computed = (root: Node): readonly Node[] =>
  nodesOf([root]).filter(
    ({ operation, free }) => operation !== 'column' && operation !== 'literal' && free.length === 0,
  )

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

/** The select that alone takes the rows of the source of a relation, if one does. */
export const firstSelect = (root: Relation): RelationOf<'select'> | undefined => {
  const source = onlySourceOf(root)
  const [first, ...others] = relationsOf([root]).filter(({ inputs: [input] }) => input === source)
  return first?.relation === 'select' && others.length === 0 ? first : undefined
}

/** The rules of a select over a source, in as many shares as there can be. */
export const sharesOf = (select: RelationOf<'select'>): readonly Share[] => {
  const roots = select.parts.columns.map(({ node }) => node)
  const fields: readonly Field[] = readsOf(select as Relation)
  return together(roots).map((outputs) => {
    const own = outputs.map((place) => roots[place] as Node)
    const read = new Set(
      nodesOf(own).flatMap((node) => (node.operation === 'column' ? node.constants.name : [])),
    )
    const inputs = fields.filter(({ name }) => read.has(name))
    return {
      outputs,
      reads: inputs.map((input) => fields.indexOf(input)),
      run: rulesStep(own, inputs, engine),
    }
  })
}

/** The raw columns that a share is made of. */
export const inputOf = ({ reads }: Share, { columns, length }: Rows): Rows => ({
  columns: reads.map((place) => columns[place] as ArrowColumn),
  length,
})
