import { type Movable, movableOf, move, slack, targetOf } from '../../bytes/copy.js'
import { checkText, type TextColumn } from '../column.js'
import { areFewAndShort, takeShort } from './short.js'

/** Where each taken cell of variable length begins in what is made of them, and where the last one ends. */
export const spans = (offsets: Int32Array, places: Int32Array): Int32Array => {
  const taken = new Int32Array(places.length + 1)
  let end = 0
  for (let row = 0; row < places.length; row++) {
    const from = places[row] as number
    if (from >= 0) end += (offsets[from + 1] as number) - (offsets[from] as number)
    taken[row + 1] = end
  }
  checkText(end)
  return taken
}

/** Cells that were neighbours are copied in one go. */
const copyCells = (
  from: Movable,
  offsets: Int32Array,
  places: Int32Array,
  to: Movable,
  taken: Int32Array,
): void => {
  const { length } = places
  for (let row = 0; row < length; ) {
    const first = places[row] as number
    let stop = row + 1
    if (first >= 0) {
      while (stop < length && places[stop] === first + stop - row) stop++
      move(from, offsets[first] as number, offsets[first + stop - row] as number, to, taken[row] as number)
    }
    row = stop
  }
}

/** Some cells of a text column. */
export const takeText = (
  { offsets, bytes }: TextColumn,
  places: Int32Array,
): Pick<TextColumn, 'offsets' | 'bytes'> => {
  const taken = spans(offsets, places)
  const end = taken[places.length] as number
  if (areFewAndShort(offsets, places))
    return { offsets: taken, bytes: takeShort(offsets, bytes, places, end) }
  const made = new Uint8Array(end + slack)
  copyCells(movableOf(bytes), offsets, places, targetOf(made), taken)
  return { offsets: taken, bytes: made.subarray(0, end) }
}
