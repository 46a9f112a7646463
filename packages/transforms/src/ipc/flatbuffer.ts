/** A table of a flatbuffer, the format of Arrow's metadata: fields by number, each absent or somewhere in `view`. */
export interface FlatTable {
  readonly view: DataView
  readonly at: number
}

/** The table that a flatbuffer begins with. */
export const rootTable = (bytes: Uint8Array): FlatTable => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { view, at: view.getUint32(0, true) }
}

/** Where a field is, or 0 where it is absent. */
const place = ({ view, at }: FlatTable, field: number): number => {
  const fields = at - view.getInt32(at, true)
  const entry = 4 + field * 2
  const offset = entry < view.getUint16(fields, true) ? view.getUint16(fields + entry, true) : 0
  return offset === 0 ? 0 : at + offset
}

const follow = (view: DataView, at: number): number => at + view.getUint32(at, true)

/** A field that is a table. */
export const tableAt = (table: FlatTable, field: number): FlatTable | undefined => {
  const at = place(table, field)
  return at === 0 ? undefined : { view: table.view, at: follow(table.view, at) }
}

/** A field of one byte, 0 where it is absent. */
export const byteAt = (table: FlatTable, field: number): number => {
  const at = place(table, field)
  return at === 0 ? 0 : table.view.getUint8(at)
}

/** A field of two bytes, 0 where it is absent. */
export const shortAt = (table: FlatTable, field: number): number => {
  const at = place(table, field)
  return at === 0 ? 0 : table.view.getInt16(at, true)
}

/** A field of four bytes, or another number where it is absent. */
export const intAt = (table: FlatTable, field: number, absent: number): number => {
  const at = place(table, field)
  return at === 0 ? absent : table.view.getInt32(at, true)
}

/** A field of eight bytes, 0 where it is absent. */
export const longAt = (table: FlatTable, field: number): number => {
  const at = place(table, field)
  return at === 0 ? 0 : Number(table.view.getBigInt64(at, true))
}

const utf8 = new TextDecoder()

/** A field that is text, empty where it is absent. */
export const stringAt = (table: FlatTable, field: number): string => {
  const at = place(table, field)
  if (at === 0) return ''
  const { view } = table
  const from = follow(view, at)
  return utf8.decode(new Uint8Array(view.buffer, view.byteOffset + from + 4, view.getUint32(from, true)))
}

/** A field that is a vector: where its first element is, and how many there are. */
export const vectorAt = (
  table: FlatTable,
  field: number,
): { readonly from: number; readonly length: number } => {
  const at = place(table, field)
  if (at === 0) return { from: 0, length: 0 }
  const from = follow(table.view, at)
  return { from: from + 4, length: table.view.getUint32(from, true) }
}

/** A field that is a vector of tables. */
export const tablesAt = (table: FlatTable, field: number): readonly FlatTable[] => {
  const { from, length } = vectorAt(table, field)
  const { view } = table
  return Array.from({ length }, (_, index) => ({ view, at: follow(view, from + index * 4) }))
}
