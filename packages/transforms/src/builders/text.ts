import { type Data, makeData, Utf8 } from 'apache-arrow'
import { unwritten } from '../bytes/unwritten.js'
import {
  arrowNullsOf,
  type BuilderCells,
  cutCells,
  leastRoom,
  markNull,
  noBits,
  renew,
  roomAfter,
} from './cells.js'

/** Where the cells of one batch lie. */
interface Room {
  readonly offsets: Int32Array
  readonly values: Uint8Array<ArrayBuffer>
}

/** The buffers of a builder whose data are lent: those that somebody has, and those that are free again. */
export interface Rooms {
  readonly lent: Room[]
  readonly free: Room[]
}

/** Collects text. */
export interface TextBuilder extends BuilderCells {
  readonly kind: 'text'
  offsets: Int32Array
  values: Uint8Array<ArrayBuffer>
  /** The same bytes as `values`. */
  view: DataView
  /** Bytes of `values` in use. */
  end: number
  /** Where data are lent only. */
  rooms: Rooms | undefined
}

/** The most bytes of text that one Arrow column holds in a batch: offsets are signed 32-bit integers. */
export const mostText = 0x7fffffff

/** An empty builder with room for some cells. */
export const textBuilder = (room: number): TextBuilder => {
  const values = new Uint8Array(room * 8)
  return {
    length: 0,
    nulls: 0,
    bits: noBits(),
    kind: 'text',
    offsets: new Int32Array(room + 1),
    values,
    view: new DataView(values.buffer),
    end: 0,
    rooms: undefined,
  }
}

const setValues = (builder: TextBuilder, values: Uint8Array<ArrayBuffer>): void => {
  builder.values = values
  builder.view = new DataView(values.buffer)
}

/** Makes room for that many more bytes. */
export const textRoom = (builder: TextBuilder, bytes: number): void => {
  const need = builder.end + bytes
  if (need <= builder.values.length) return
  if (need > mostText) throw new RangeError('a text column of one batch holds at most 2^31-1 bytes')
  const more = new Uint8Array(Math.max(builder.values.length * 2, need, leastRoom))
  more.set(builder.values.subarray(0, builder.end))
  setValues(builder, more)
}

/** Ends the cell whose bytes have been put at `end`. */
export const closeText = (builder: TextBuilder): void => {
  const next = ++builder.length
  if (next >= builder.offsets.length) {
    const more = new Int32Array(builder.offsets.length * 2)
    more.set(builder.offsets)
    builder.offsets = more
  }
  builder.offsets[next] = builder.end
}

/** Adds a cell: the bytes from `from` to `to`, which must be UTF-8. */
export const addText = (builder: TextBuilder, bytes: Uint8Array, from: number, to: number): void => {
  textRoom(builder, to - from)
  builder.values.set(bytes.subarray(from, to), builder.end)
  builder.end += to - from
  closeText(builder)
}

/**
 * Puts the bytes from `from` to `to` at the end of the cell that is not closed, by words. The last word may copy up to three
 * bytes behind `to`, which the next bytes overwrite.
 */
export const putText = (builder: TextBuilder, source: DataView, from: number, to: number): void => {
  const size = to - from
  textRoom(builder, size + 4)
  const { view, end } = builder
  let at = 0
  if (to + 3 <= source.byteLength)
    for (; at < size; at += 4) view.setInt32(end + at, source.getInt32(from + at, true), true)
  for (; at < size; at++) view.setUint8(end + at, source.getUint8(from + at))
  builder.end = end + size
}

/** As `addText`, but by words. */
export const addTextFrom = (builder: TextBuilder, source: DataView, from: number, to: number): void => {
  putText(builder, source, from, to)
  closeText(builder)
}

const utf8 = new TextEncoder()

/** Adds a cell: a string. Surrogates without their other half become U+FFFD. */
export const addString = (builder: TextBuilder, text: string): void => {
  textRoom(builder, text.length * 3)
  builder.end += utf8.encodeInto(text, builder.values.subarray(builder.end)).written
  closeText(builder)
}

/** Adds a null. */
export const addNullText = (builder: TextBuilder): void => {
  markNull(builder)
  closeText(builder)
}

/** Forgets the cells from `length` on. */
export const cutText = (builder: TextBuilder, length: number): void => {
  cutCells(builder, length)
  builder.end = builder.offsets[length] as number
}

/** Room for the next batch: the size of the last one and a little more. Only the first offset is written. */
const roomFor = (length: number, end: number): Room => {
  const offsets = new Int32Array(unwritten((roomAfter(length) + 1) * 4))
  offsets[0] = 0
  return { offsets, values: new Uint8Array(unwritten(Math.min(roomAfter(end), mostText))) }
}

/** The cells as Arrow data, with zeros behind them in their memory; the builder begins anew. */
export const finishText = (builder: TextBuilder): Data<Utf8> => {
  const { length, end, offsets, values, rooms } = builder
  offsets.fill(0, length + 1)
  values.fill(0, end)
  const data = makeData({
    type: new Utf8(),
    ...arrowNullsOf(builder),
    valueOffsets: offsets.subarray(0, length + 1),
    data: values.subarray(0, end),
  })
  rooms?.lent.push({ offsets, values })
  const next = rooms?.free.pop() ?? roomFor(length, end)
  builder.offsets = next.offsets
  setValues(builder, next.values)
  builder.end = 0
  renew(builder)
  return data
}
