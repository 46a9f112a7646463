import type { ArrowColumn, ListColumn, PlainColumn, TextColumn } from './column.js'
import { slice } from './slice.js'
import { toPlain } from './take/take.js'

/** What the cells, offsets or bits of a column lie in. */
export type View = Uint8Array | Int32Array | Float64Array | BigInt64Array

/**
 * A column as it goes from thread to thread: without types, and a dictionary's values only where they are new. Its parts
 * are views, or say where those are.
 */
export interface Packed<P = View> {
  readonly layout: ArrowColumn['layout']
  readonly length: number
  readonly validity: P | null
  readonly offsets?: P
  readonly data?: P
  readonly children?: readonly Packed<P>[]
}

/** One end of a way from thread to thread: of each place in the columns, the dictionary that went there last. */
export type Way = Map<number, PlainColumn>

/** What goes in a view's place. */
export type SendView<P> = (view: View) => P

const copy: SendView<View> = (part) => part.slice()

/** Moves buffers of which most is used, into `moved`; copies the others. */
const mover =
  (moved: Set<ArrayBuffer>): SendView<View> =>
  (part) => {
    const { buffer } = part
    if (part.byteLength === 0 || part.byteLength * 2 < buffer.byteLength || !(buffer instanceof ArrayBuffer))
      return copy(part)
    moved.add(buffer)
    return part
  }

const textParts = <P>(
  { offsets, bytes, length }: TextColumn,
  send: SendView<P>,
): { readonly offsets: P; readonly data: P } => {
  const own = offsets.subarray(0, length + 1)
  const from = own[0] ?? 0
  const data = send(bytes.subarray(from, own[length] ?? 0))
  return { offsets: send(from === 0 ? own : own.map((offset) => offset - from)), data }
}

/** The lists of a slice: their elements only, and offsets from 0. */
const listParts = ({ offsets, elements, length }: ListColumn): Pick<ListColumn, 'offsets' | 'elements'> => {
  const own = offsets.subarray(0, length + 1)
  const [from, to] = [own[0] ?? 0, own[length] ?? 0]
  if (from === 0 && to === elements.length) return { offsets: own, elements }
  return { offsets: own.map((offset) => offset - from), elements: slice(toPlain(elements), from, to) }
}

/** Packs columns, one after the other: counts their places as it goes. */
const packer = <P>(
  way: Way,
  send: SendView<P>,
  sendValues: SendView<P>,
): ((column: ArrowColumn) => Packed<P>) => {
  let place = 0
  const values = (of: PlainColumn): readonly Packed<P>[] => {
    if (way.get(place) === of) return []
    way.set(place, of)
    return [packer(new Map(), sendValues, sendValues)(of)]
  }
  const pack = (column: ArrowColumn): Packed<P> => {
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
      case 'list': {
        const { offsets, elements } = listParts(column)
        return { ...cells, offsets: send(offsets), children: [pack(elements)] }
      }
      case 'struct':
        return { ...cells, children: column.fields.map(pack) }
      case 'dictionary':
        return { ...cells, data: send(column.indices), children: values(column.values) }
      case 'constant':
        return { ...cells, children: [packer(new Map(), sendValues, sendValues)(column.values)] }
    }
  }
  return pack
}

/** Columns to send, all their views in one way. */
export const packAll = <P>(columns: readonly ArrowColumn[], send: SendView<P>): readonly Packed<P>[] =>
  columns.map(packer(new Map(), send, send))

/** The buffers that columns lie in. */
export const buffersOf = (columns: readonly ArrowColumn[]): ReadonlySet<ArrayBufferLike> => {
  const buffers = new Set<ArrayBufferLike>()
  packAll(columns, ({ buffer }) => buffers.add(buffer))
  return buffers
}

/** Columns to send, and the buffers to move with them: this thread must have no more use for those. */
export const packMoved = (
  columns: readonly ArrowColumn[],
  way: Way,
): { readonly columns: readonly Packed[]; readonly buffers: readonly ArrayBuffer[] } => {
  const buffers = new Set<ArrayBuffer>()
  return { columns: columns.map(packer(way, mover(buffers), copy)), buffers: [...buffers] }
}

/** Columns to send, all buffers copied. */
export const packCopied = (columns: readonly ArrowColumn[], way: Way): readonly Packed[] =>
  columns.map(packer(way, copy, copy))
