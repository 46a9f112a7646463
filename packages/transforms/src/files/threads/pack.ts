import type { Column, PlainColumn, TextColumn, Validity } from '../../column.js'

type Buffer = Uint8Array | Int32Array | Float64Array | BigInt64Array

/** A column as it goes from thread to thread: without types, and a dictionary's values only where they are new. */
export interface Packed {
  readonly layout: Column['layout']
  readonly length: number
  readonly validity: Validity
  readonly offsets?: Int32Array
  readonly data?: Buffer
  readonly children?: readonly Packed[]
}

/** One end of a way from thread to thread: of each place in the columns, the dictionary that went there last. */
export type Way = Map<number, PlainColumn>

/** What becomes of a buffer that is sent. */
type Send = <B extends Buffer>(buffer: B) => B

const copy: Send = (part) => part.slice() as typeof part

/** Moves buffers of which most is used, into `moved`; copies the others. */
const mover =
  (moved: Set<ArrayBuffer>): Send =>
  (part) => {
    const { buffer } = part
    if (part.byteLength === 0 || part.byteLength * 2 < buffer.byteLength || !(buffer instanceof ArrayBuffer))
      return copy(part)
    moved.add(buffer)
    return part
  }

const textParts = (
  { offsets, bytes, length }: TextColumn,
  send: Send,
): { readonly offsets: Int32Array; readonly data: Uint8Array } => {
  const own = offsets.subarray(0, length + 1)
  const from = own[0] ?? 0
  const data = send(bytes.subarray(from, own[length] ?? 0))
  return { offsets: from === 0 ? send(own) : own.map((offset) => offset - from), data }
}

/** Packs columns, one after the other: counts their places as it goes. */
const packer = (way: Way, send: Send): ((column: Column) => Packed) => {
  let place = 0
  const values = (of: PlainColumn): readonly Packed[] => {
    if (way.get(place) === of) return []
    way.set(place, of)
    return [packer(new Map(), copy)(of)]
  }
  const pack = (column: Column): Packed => {
    place++
    const { layout, length } = column
    const cells = { layout, length, validity: column.validity === null ? null : send(column.validity) }
    switch (column.layout) {
      case 'text':
        return { ...cells, ...textParts(column, send) }
      case 'boolean':
        return { ...cells, data: send(column.bits) }
      case 'int':
      case 'long':
      case 'double':
        return { ...cells, data: send(column.values) }
      case 'decimal':
        return { ...cells, data: send(column.words) }
      case 'list':
        return { ...cells, offsets: send(column.offsets), children: [pack(column.elements)] }
      case 'struct':
        return { ...cells, children: column.fields.map(pack) }
      case 'dictionary':
        return { ...cells, data: send(column.indices), children: values(column.values) }
      case 'constant':
        return { ...cells, children: [packer(new Map(), copy)(column.values)] }
    }
  }
  return pack
}

/** Columns to send, and the buffers to move with them: this thread must have no more use for those. */
export const moved = (
  columns: readonly Column[],
  way: Way,
): { readonly columns: readonly Packed[]; readonly buffers: readonly ArrayBuffer[] } => {
  const buffers = new Set<ArrayBuffer>()
  return { columns: columns.map(packer(way, mover(buffers))), buffers: [...buffers] }
}

/** Columns to send, all buffers copied. */
export const copied = (columns: readonly Column[], way: Way): readonly Packed[] =>
  columns.map(packer(way, copy))
