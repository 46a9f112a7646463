import { failIpc } from './error.js'
import { byteAt, type FlatTable, shortAt, stringAt, tableAt, tablesAt } from './flatbuffer.js'

/** The buffers of one node of a column in a batch: a fixed number, and those of its views, whose number the batch says. */
export interface NodeBuffers {
  readonly buffers: number
  /** Whether one comes before those that is never read: nulls of unions and run ends, before version 5 of the metadata. */
  readonly hasOldNulls: boolean
  readonly hasViews: boolean
}

const union = 14
const runEnds = 22
const firstWithoutOldNulls = 4

/** Buffers by the number of a type in Arrow's Schema.fbs; those of a union depend on its mode. */
const counts: ReadonlyMap<number, number> = new Map([
  ...[1, runEnds].map((type) => [type, 0] as const),
  ...[13, 16].map((type) => [type, 1] as const),
  ...[2, 3, 6, 7, 8, 9, 10, 11, 12, 15, 17, 18, 21, 23, 24].map((type) => [type, 2] as const),
  ...[4, 5, 19, 20, 25, 26].map((type) => [type, 3] as const),
])
const views: ReadonlySet<number> = new Set([23, 24])

const deepest = 64

/** The number of fields that were looked at. Damaged metadata can reach one field by any number of paths. */
export interface Seen {
  fields: number
  readonly most: number
}

const unionBuffers = (field: FlatTable): number => {
  const details = tableAt(field, 3)
  return details !== undefined && shortAt(details, 0) === 1 ? 2 : 1
}

/**
 * The nodes of a field, itself first, as a batch has them, whatever its type is: so one that is not read can be passed
 * over. Those of a dictionary are its indices.
 * @throws IpcError for a type that Arrow did not have in 2025, and for damaged metadata.
 */
export const batchNodesOf = (
  field: FlatTable,
  version: number,
  seen: Seen,
  prefix = '',
  depth = 0,
): readonly NodeBuffers[] => {
  const name = prefix + stringAt(field, 0)
  if (depth > deepest || ++seen.fields > seen.most)
    failIpc(`column ${name}: the metadata are damaged: too many fields`)
  const type = byteAt(field, 2)
  if (tableAt(field, 4) !== undefined) return [{ buffers: 2, hasOldNulls: false, hasViews: false }]
  const buffers = type === union ? unionBuffers(field) : counts.get(type)
  if (buffers === undefined)
    return failIpc(`column ${name}: Arrow's type ${type} is not known here; write it as another`)
  const hasOldNulls = (type === union || type === runEnds) && version < firstWithoutOldNulls
  const own = { buffers, hasOldNulls, hasViews: views.has(type) }
  const children = tablesAt(field, 5)
  return [own, ...children.flatMap((child) => batchNodesOf(child, version, seen, `${name}.`, depth + 1))]
}
