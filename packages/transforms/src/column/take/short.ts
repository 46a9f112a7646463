import { slack } from '../../bytes/copy.js'
import { viewOf } from '../../bytes/words.js'

/** The most bytes of a cell that is copied as two words. */
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

/** The words of cells, two of each; two zeros before those of the first, for place -1. */
const pairsOf = (offsets: Int32Array, bytes: Uint8Array): Int32Array => {
  const count = offsets.length - 1
  const room = new Uint8Array((count + 1) * longest)
  for (let cell = 0; cell < count; cell++)
    room.set(bytes.subarray(offsets[cell], offsets[cell + 1]), (cell + 1) * longest)
  const view = viewOf(room)
  return Int32Array.from({ length: room.length / 4 }, (_, word) => view.getInt32(word * 4, true))
}

/** The bytes of taken cells, given where each begins: two words for each, from the front to the back. */
export const takeShort = (
  offsets: Int32Array,
  bytes: Uint8Array,
  places: Int32Array,
  taken: Int32Array,
): Uint8Array => {
  const pairs = pairsOf(offsets, bytes)
  const end = taken[places.length] as number
  const made = new Uint8Array(end + slack)
  const view = viewOf(made)
  for (let row = 0; row < places.length; row++) {
    const at = taken[row] as number
    const pair = (places[row] as number) * 2 + 2
    view.setInt32(at, pairs[pair] as number, true)
    view.setInt32(at + 4, pairs[pair + 1] as number, true)
  }
  return made.subarray(0, end)
}
