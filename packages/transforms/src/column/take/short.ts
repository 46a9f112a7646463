import { blockRows } from '../../bytes/blocks.js'
import { slack } from '../../bytes/copy.js'
import { viewOf } from '../../bytes/words.js'

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
// before those of the first cell zeros, for place -1. Then the places of some rows.

const sizes = new Int32Array(few + 1)
const eights = new Float64Array(few + 1)
const rows = blockRows
const block = new Int32Array(rows)

const setCells = (offsets: Int32Array, bytes: Uint8Array): void => {
  for (let cell = 1; cell < offsets.length; cell++) {
    const room = new Uint8Array(longest)
    room.set(bytes.subarray(offsets[cell - 1], offsets[cell]))
    sizes[cell] = (offsets[cell] as number) - (offsets[cell - 1] as number)
    eights[cell] = viewOf(room).getFloat64(0, true)
  }
}

/** Writes the cells of a block from a place on, and gives the place behind the last. */
const setBytes = (count: number, from: number, to: DataView): number => {
  let at = from
  for (let row = 0; row < Math.min(count, rows); row++) {
    const cell = (block[row] as number) + 1
    to.setFloat64(at, eights[cell] as number, true)
    at += sizes[cell] as number
  }
  return at
}

/** The bytes of so many in all of some of few short cells: eight for each, from the front to the back. */
export const takeShort = (
  offsets: Int32Array,
  bytes: Uint8Array,
  places: Int32Array,
  size: number,
): Uint8Array => {
  setCells(offsets, bytes)
  const made = new Uint8Array(size + slack)
  const view = viewOf(made)
  for (let from = 0, at = 0; from < places.length; from += rows) {
    const some = places.subarray(from, from + rows)
    block.set(some)
    at = setBytes(some.length, at, view)
  }
  return made.subarray(0, size)
}
