import { failIpc } from './error.js'

/** A table of a flatbuffer, the format of Arrow's metadata: fields by number, each absent or somewhere in `view`. */
export interface FlatTable {
  readonly view: DataView
  readonly at: number
}

/** A field that is a vector: where its first element is, and how many there are. */
export interface FlatVector {
  readonly from: number
  readonly length: number
}

/** Refuses a place with fewer than `size` bytes behind it: the offsets of damaged bytes may lead anywhere. */
const inside = (view: DataView, at: number, size: number): number =>
  at >= 0 && at + size <= view.byteLength
    ? at
    : failIpc('the metadata are damaged: they point outside of themselves')

const int32 = (view: DataView, at: number): number => view.getInt32(inside(view, at, 4), true)

const uint32 = (view: DataView, at: number): number => view.getUint32(inside(view, at, 4), true)

/** Sizes and offsets of 16 bits, which apache-arrow takes for signed ones. */
const size16 = (view: DataView, at: number): number => {
  const size = view.getInt16(inside(view, at, 2), true)
  return size >= 0 ? size : failIpc('the metadata are damaged: they point outside of themselves')
}

/** The table that a flatbuffer begins with. */
export const rootTable = (bytes: Uint8Array): FlatTable => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { view, at: uint32(view, 0) }
}

/** The place of a field of `size` bytes, or 0 where it is absent. */
const place = ({ view, at }: FlatTable, field: number, size: number): number => {
  const fields = at - int32(view, at)
  const entry = 4 + field * 2
  const offset = entry < size16(view, fields) ? size16(view, fields + entry) : 0
  return offset === 0 ? 0 : inside(view, at + offset, size)
}

/** Offsets lead forward only, so that no path leads in a circle. */
const follow = (view: DataView, at: number): number => {
  const offset = uint32(view, at)
  return offset === 0 ? failIpc('the metadata are damaged: an offset leads nowhere') : at + offset
}

/** A field that is a table. */
export const tableAt = (table: FlatTable, field: number): FlatTable | undefined => {
  const at = place(table, field, 4)
  return at === 0 ? undefined : { view: table.view, at: follow(table.view, at) }
}

/** A field of one byte, 0 where it is absent. */
export const byteAt = (table: FlatTable, field: number): number => {
  const at = place(table, field, 1)
  return at === 0 ? 0 : table.view.getUint8(at)
}

/** A field of two bytes, 0 where it is absent. */
export const shortAt = (table: FlatTable, field: number): number => {
  const at = place(table, field, 2)
  return at === 0 ? 0 : table.view.getInt16(at, true)
}

/** A field of four bytes, or another number where it is absent. */
export const intAt = (table: FlatTable, field: number, absent: number): number => {
  const at = place(table, field, 4)
  return at === 0 ? absent : table.view.getInt32(at, true)
}

/** A field of eight bytes, 0 where it is absent. */
export const longAt = (table: FlatTable, field: number): number => {
  const at = place(table, field, 8)
  return at === 0 ? 0 : Number(table.view.getBigInt64(at, true))
}

const utf8 = new TextDecoder()

/** A field that is text, empty where it is absent. */
export const stringAt = (table: FlatTable, field: number): string => {
  const { from, length } = vectorAt(table, field, 1)
  return utf8.decode(new Uint8Array(table.view.buffer, table.view.byteOffset + from, length))
}

/** A field that is a vector of elements of `size` bytes, empty where it is absent. */
export const vectorAt = (table: FlatTable, field: number, size: number): FlatVector => {
  const { view } = table
  const at = place(table, field, 4)
  if (at === 0) return { from: 0, length: 0 }
  const from = follow(view, at)
  const length = uint32(view, from)
  inside(view, from + 4, length * size)
  return { from: from + 4, length }
}

/** A field that is a vector of tables. */
export const tablesAt = (table: FlatTable, field: number): readonly FlatTable[] => {
  const { from, length } = vectorAt(table, field, 4)
  const { view } = table
  return Array.from({ length }, (_, index) => ({ view, at: follow(view, from + index * 4) }))
}

/** Leaves only some tables in a vector of tables, in place; `kept` are their places, in order. */
export const keepTables = (table: FlatTable, field: number, kept: readonly number[]): void => {
  const { from } = vectorAt(table, field, 4)
  if (from === 0) return
  const { view } = table
  for (const [to, index] of kept.entries())
    view.setUint32(from + to * 4, uint32(view, from + index * 4) + (index - to) * 4, true)
  view.setUint32(from - 4, kept.length, true)
}
