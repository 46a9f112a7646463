import { blockRows } from '../../bytes/blocks.js'
import { slack } from '../../bytes/copy.js'
import { unwritten } from '../../bytes/unwritten.js'
import { viewOf } from '../../bytes/words.js'
import { checkText, type TextColumn } from '../column.js'

/** The most bytes of a cell that is copied as one double. */
const longest = 8

/** Up to here cells are few beside those that are taken of them. */
const few = 256

/** Whether a column has few cells, all short, of which many are taken. */
export const areFewAndShort = (offsets: Int32Array, places: Int32Array): boolean => {
  const count = offsets.length - 1
  if (count > few || places.length < count * 4) return false
  for (let cell = 0; cell < count; cell++)
    if ((offsets[cell + 1] as number) - (offsets[cell] as number) > longest) return false
  return true
}

// Constant arrays, as in `bytes/blocks.ts`: of each cell its size, and its bytes as a double, which moves as in `bytes/copy.ts`;
// before those of the first cell zeros, for place -1. Then the places of some rows, and where each begins.

const sizes = new Int32Array(few + 1)
const eights = new Float64Array(few + 1)
const rows = blockRows
const block = new Int32Array(rows)
const begins = new Int32Array(rows)

const setCells = (offsets: Int32Array, bytes: Uint8Array): void => {
  const count = offsets.length - 1
  const room = viewOf(new Uint8Array(longest))
  for (let cell = 0; cell < count; cell++) {
    const from = offsets[cell] as number
    const size = (offsets[cell + 1] as number) - from
    for (let at = 0; at < longest; at++) room.setUint8(at, at < size ? (bytes[from + at] as number) : 0)
    sizes[cell + 1] = size
    eights[cell + 1] = room.getFloat64(0, true)
  }
}

/** Sets where the cells of a block begin, from a place on, and gives the place behind the last. */
const setBegins = (count: number, from: number): number => {
  let end = from
  const stop = Math.min(count, rows)
  for (let row = 0; row < stop; row++) {
    begins[row] = end
    end += sizes[(block[row] as number) + 1] as number
  }
  return end
}

const setBytes = (count: number, to: DataView): void => {
  const stop = Math.min(count, rows)
  for (let row = 0; row < stop; row++)
    to.setFloat64(begins[row] as number, eights[(block[row] as number) + 1] as number, true)
}

/** Some of few short cells: eight bytes for each, from the front to the back. */
export const takeShort = (
  { offsets, bytes }: TextColumn,
  places: Int32Array,
): Pick<TextColumn, 'offsets' | 'bytes'> => {
  const { length } = places
  const taken = new Int32Array(unwritten((length + 1) * 4))
  setCells(offsets, bytes)
  let end = 0
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    block.set(places.subarray(from, from + count))
    end = setBegins(count, end)
    taken.set(begins.subarray(0, count), from)
  }
  checkText(end)
  taken[length] = end
  const made = new Uint8Array(unwritten(end + slack))
  const view = viewOf(made)
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    block.set(places.subarray(from, from + count))
    begins.set(taken.subarray(from, from + count))
    setBytes(count, view)
  }
  return { offsets: taken, bytes: made.fill(0, end).subarray(0, end) }
}
