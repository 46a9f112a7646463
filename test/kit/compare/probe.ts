import {
  type AnyTable,
  type Node,
  nodesOf,
  type Relation,
  relation,
  relationsOf,
  rulesOf,
  seal,
  type Table,
  withInstead,
} from '@lockstep/schema'
import { selectTable } from '../draw/select-table.js'
import { closedIn } from './closed.js'

/** A table without those it comes from: its raw columns stand for them. */
export const alone = ({ name, zone, raw, from, relation: whole }: AnyTable): Table => {
  const source = relation('source', [], { name, fields: raw })
  const own = from === null ? whole : withInstead(whole, from.relation, source)
  return seal({ name, zone, from: null, relation: own })
}

/** A table and those it comes from, each alone, the first one first. */
export const stages = (table: AnyTable): readonly Table[] =>
  table.from === null ? [alone(table)] : [...stages(table.from), alone(table)]

/** A table whose columns are nodes: what is compared, and the node behind each column. */
export interface Probe {
  readonly table: Table
  readonly nodes: readonly Node[]
  /** The table whose rows it reads, or null for raw ones. */
  readonly before: Table | null
  /** Whether its rules have lambdas, for which Spark generates no code. */
  readonly hasLambdas: boolean
}

/** More columns in one select than this, and Spark gives up generating code for it (its limit is 100 fields). */
const widest = 40

const inner = (roots: readonly Node[]): readonly Node[] =>
  nodesOf(roots).filter(({ operation }) => !['column', 'literal', 'variable'].includes(operation))

const probesOf = (table: AnyTable, of: Relation): readonly Probe[] => {
  const [input] = of.inputs
  const roots = rulesOf(of)
  const closed = closedIn(roots)
  if (input === undefined) return []
  const before = input.relation === 'source' ? null : seal({ ...table, relation: input })
  return [false, true].flatMap((hasLambdas) => {
    const nodes = inner(roots).filter((node) => closed(node).lambdas > 0 === hasLambdas)
    return Array.from({ length: Math.ceil(nodes.length / widest) }, (_, part) => {
      const own = nodes.slice(part * widest, (part + 1) * widest)
      const columns = own.map((node, index) => ({ name: `node_${index}`, node: closed(node) }))
      return { nodes: own, table: selectTable(table.name, input.columns, columns), before, hasLambdas }
    })
  })
}

/**
 * Tables that show every node of every rule as a column of its own, since an outer operation hides inner faults. Those of
 * a relation read the rows that come into it.
 */
export const probes = (table: AnyTable): readonly Probe[] =>
  relationsOf([table.relation]).flatMap((of) => probesOf(table, of))
