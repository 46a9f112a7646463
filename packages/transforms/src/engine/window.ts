import {
  type Field,
  isPlace,
  nodesOfWindow,
  type Relation,
  type RelationOf,
  settles,
  types,
  type WindowNode,
} from '@lockstep/schema'
import type { ArrowColumn, PlainColumn } from '../column/column.js'
import { take, toPlain } from '../column/take/take.js'
import { aggregateKernels } from '../relations/aggregates/index.js'
import { inTurn } from '../relations/compare-cells.js'
import { numbersOfRows } from '../relations/groups/numbers-of-rows.js'
import type { RowNumbers } from '../relations/keys/keys.js'
import type { SortBy } from '../relations/sort/words.js'
import { frameKernels } from '../relations/windows/framed.js'
import { rowFrames, runningFrames } from '../relations/windows/frames.js'
import { type Partitions, type Peers, partitionsOf, peersOf } from '../relations/windows/partitions.js'
import { placeKernels } from '../relations/windows/places.js'
import { columnsCalled } from './gather.js'
import { gathering } from './gathering.js'
import { completing, inOrder, noCompletion, sortKeys } from './order.js'
import type { Operator, QuestionTools, Rows } from './rows.js'
import { partsByKeys } from './spill.js'

/** The rows of a partition, and what sorts them. */
interface Sorted {
  readonly partitions: Partitions
  readonly peers: Peers
}

/** Numbers as a column. */
const intsOf = (values: Int32Array): PlainColumn => ({
  layout: 'int',
  type: types.int,
  length: values.length,
  validity: null,
  values,
})

/** What windows of the same rows share. */
const newShares = (rows: Rows, fields: readonly Field[], input: Relation) => {
  const numbered = new Map<string, RowNumbers>()
  const sorted = new Map<string, Sorted>()
  const numbersOf = ({ per }: WindowNode): RowNumbers => {
    const key = JSON.stringify(per)
    const known = numbered.get(key)
    if (known !== undefined) return known
    const made =
      per.length === 0
        ? { numbers: new Int32Array(rows.length), firsts: Int32Array.of(0) }
        : numbersOfRows(columnsCalled(rows, fields, per), rows.length)
    numbered.set(key, made)
    return made
  }
  const sortedBy = (window: WindowNode, values: readonly ArrowColumn[]): Sorted => {
    const by = window.by.map(({ node, ...how }) => ({ node: node.id, ...how }))
    const key = JSON.stringify([window.per, by, settles(window)])
    const known = sorted.get(key)
    if (known !== undefined) return known
    const compare = inTurn(sortKeys(values, window.by))
    const total = settles(window) ? completing(rows, fields, window.by, input, window.per) : noCompletion
    const { numbers } = numbersOf(window)
    const partition: SortBy = { column: intsOf(numbers), descending: false, nullsFirst: true }
    const partitions = partitionsOf(numbers, inOrder([partition], values, window.by, total, rows.length))
    const made = { partitions, peers: peersOf(partitions, compare) }
    sorted.set(key, made)
    return made
  }
  return { numbersOf, sortedBy }
}

const windowColumn = (
  window: WindowNode,
  values: readonly ArrowColumn[],
  shares: ReturnType<typeof newShares>,
): PlainColumn => {
  const { what, by, frame } = window
  const size = nodesOfWindow(window).length - by.length
  const operands = values.slice(0, size).map(toPlain)
  if (by.length === 0 && !isPlace(what)) {
    const { numbers, firsts } = shares.numbersOf(window)
    return take(aggregateKernels[what.aggregate](operands, { numbers, count: firsts.length }, what), numbers)
  }
  const { partitions, peers } = shares.sortedBy(window, values.slice(size))
  if (isPlace(what))
    return placeKernels[what.window](partitions, peers, {
      values: operands[0] ?? null,
      number: what.number ?? 1,
    })
  const kernel = frameKernels[what.aggregate]
  if (kernel === undefined) throw new TypeError(`${what.aggregate} is of whole partitions`)
  const frames = frame === null ? runningFrames(partitions, peers) : rowFrames(partitions, frame)
  return kernel(operands, partitions, frames, what.type)
}

/** Adds values of other rows beside each row. */
export const windowOperator = (
  { parts, inputs: [input] }: RelationOf<'window'>,
  { fieldsOf, rulesOf, spill }: QuestionTools,
): Operator => {
  const fields = fieldsOf(input)
  const values = rulesOf(
    parts.columns.flatMap(({ window }) => nodesOfWindow(window)),
    fields,
  )
  const make = (rows: Rows): Rows => {
    const made = values(rows).columns
    const shares = newShares(rows, fields, input)
    let next = 0
    const added = parts.columns.map(({ window }) => {
      const size = nodesOfWindow(window).length
      next += size
      return windowColumn(window, made.slice(next - size, next), shares)
    })
    return { columns: [...rows.columns, ...added], length: rows.length }
  }
  // Rows of one partition of each window are rows of one key that all windows have.
  const [per = [], ...others] = parts.columns.map(({ window }) => window.per)
  const shared = per.filter((name) => others.every((names) => names.includes(name)))
  const keysOf = (rows: Rows): readonly ArrowColumn[] => columnsCalled(rows, fields, shared)
  return gathering(
    { fields, make, parts: shared.length === 0 ? undefined : () => partsByKeys(keysOf) },
    spill,
  )
}
