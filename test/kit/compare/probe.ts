import { type AnyTable, type Node, nodesOf, outputFields, seal, type Table } from '@lockstep/schema'

/** A table without those it comes from: its raw columns stand for them. */
export const alone = (table: AnyTable): Table => seal({ ...table, from: null })

/** A table and those it comes from, each alone, the first one first. */
export const stages = (table: AnyTable): readonly Table[] =>
  table.from === null ? [alone(table)] : [...stages(table.from), alone(table)]

/** A table whose columns are nodes: what is compared, and the node behind each column. */
export interface Probe {
  readonly table: Table
  readonly nodes: readonly Node[]
}

/** More columns in one select than this, and Spark gives up generating code for it (its limit is 100 fields). */
const widest = 40

const probeOf = (of: AnyTable, nodes: readonly Node[]): readonly Probe[] => {
  const parts = Array.from({ length: Math.ceil(nodes.length / widest) }, (_, part) =>
    nodes.slice(part * widest, (part + 1) * widest),
  )
  return parts.map((nodes) => {
    const columns = nodes.map((node, index) => ({ name: `node_${index}`, node }))
    return { nodes, table: seal({ ...of, columns, where: null, distinct: false }) }
  })
}

const inner = (roots: readonly Node[]): readonly Node[] =>
  nodesOf(roots).filter((node) => node.operation !== 'column' && node.operation !== 'literal')

/**
 * Tables that show every node of every rule as a column of its own, since an outer operation hides inner faults. What
 * `where` reads are the cleaned columns, so its nodes are a table over those.
 */
export const probes = (
  table: AnyTable,
): { readonly clean: readonly Probe[]; readonly where: readonly Probe[] } => ({
  clean: probeOf(table, inner(table.columns.map((column) => column.node))),
  where: table.where === null ? [] : probeOf({ ...table, raw: outputFields(table) }, inner([table.where])),
})
