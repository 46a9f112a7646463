import { type AnyTable, columnNode, type Field, type Node, relation, seal } from '@lockstep/schema'
import { clean } from '@lockstep/transforms'
import { type RecordBatch, Table, type Vector } from 'apache-arrow'
import { hasValue, validBits } from '../read/cells.js'
import type { Stripped, Watched } from './watched.js'

/** How one cleaned column fits a file. */
export interface ColumnFit {
  readonly watched: Watched
  /** Values that became null without a name, most of them with their counts; and how many in all. */
  readonly lost: Map<string, number>
  lostInAll: number
  /** Values that have not what a rule takes off. */
  readonly without: Map<Stripped, number>
  /** Values of which digits behind the point are rounded away, by the scale. */
  readonly rounded: Map<number, number>
}

/** A table whose columns are nodes over raw columns. */
const tableOf = ({ name, zone }: AnyTable, fields: readonly Field[], nodes: readonly Node[]): AnyTable => {
  const columns = nodes.map((node, index) => ({ name: `probe_${index}`, node }))
  const source = relation('source', [], { name, fields })
  return seal({ name, zone, from: null, relation: relation('select', [source], { columns }) })
}

const nodesOfWatched = (
  { node, raw, named, stripped, rounded }: Watched,
  fields: readonly Field[],
): readonly Node[] => [
  node,
  ...raw.flatMap((name) => fields.filter((field) => field.name === name).map((field) => columnNode(field))),
  ...named.flatMap(({ of, result }) => [of, result]),
  ...stripped.flatMap(({ of, has }) => [of, has]),
  ...rounded.map(({ isExact }) => isExact),
]

type Cells = ReadonlyMap<Node, Vector>

const most = 1_000

const validIn = (cells: Cells, node: Node): ((row: number) => boolean) => {
  const data = cells.get(node)?.data[0]
  const bits = data === undefined ? null : validBits(data)
  return (row) => hasValue(bits, row)
}

const more = <K>(counts: Map<K, number>, key: K): void => {
  if (counts.has(key) || counts.size < most) counts.set(key, (counts.get(key) ?? 0) + 1)
}

const addLost = (fit: ColumnFit, cells: Cells, fields: readonly Field[], rows: number): void => {
  const { node, raw, named } = fit.watched
  const isThere = validIn(cells, node)
  const inputs = raw
    .flatMap((name) => fields.filter((field) => field.name === name))
    .map((field) => columnNode(field))
  const haveInputs = inputs.map((input) => validIn(cells, input))
  const names = named.map(({ of, result }) => [validIn(cells, of), validIn(cells, result)] as const)
  for (let row = 0; row < rows; row++) {
    if (isThere(row) || haveInputs.length === 0 || !haveInputs.every((has) => has(row))) continue
    if (names.some(([before, after]) => before(row) && !after(row))) continue
    const values = inputs.map((input) => String(cells.get(input)?.get(row)))
    if (values.every((value) => value.trim() === '')) continue
    fit.lostInAll++
    more(fit.lost, values.join(', '))
  }
}

const addFalse = (cells: Cells, node: Node, rows: number, tell: () => void): void => {
  const vector = cells.get(node)
  for (let row = 0; row < rows; row++) if (vector?.get(row) === false) tell()
}

/** Holds the rules of a table against batches of raw rows, and says how each column fits. */
export const fitOf = (
  table: AnyTable,
  fields: readonly Field[],
  watched: readonly Watched[],
): { readonly fits: readonly ColumnFit[]; readonly add: (batch: RecordBatch) => void } => {
  const fits = watched.map(
    (of): ColumnFit => ({
      ...{ watched: of, lost: new Map(), lostInAll: 0, without: new Map(), rounded: new Map() },
    }),
  )
  const nodes = [...new Set(watched.flatMap((of) => nodesOfWatched(of, fields)))]
  const probes = tableOf(table, fields, nodes)
  return {
    fits,
    add: (batch) => {
      const [cleaned] = clean(probes, new Table([batch])).batches
      if (cleaned === undefined) return
      const rows = batch.numRows
      const cells = new Map(
        nodes.flatMap((node, index) => {
          const vector = cleaned.getChildAt(index)
          return vector === null ? [] : [[node, vector] as const]
        }),
      )
      for (const fit of fits) {
        addLost(fit, cells, fields, rows)
        for (const of of fit.watched.stripped) addFalse(cells, of.has, rows, () => more(fit.without, of))
        for (const { scale, isExact } of fit.watched.rounded)
          addFalse(cells, isExact, rows, () => more(fit.rounded, scale))
      }
    },
  }
}
