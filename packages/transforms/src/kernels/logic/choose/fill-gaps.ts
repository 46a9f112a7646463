import { isSet, setBit } from '../../../bytes/bitmap.js'
import { movableOf, move, slack, targetOf } from '../../../bytes/copy.js'
import { checkText, type PlainColumn, type TextColumn, type Validity } from '../../../column/column.js'

/** The selection vector of the `count` rows whose bit is not set. */
export const gapsOf = (valid: Uint8Array, length: number, count: number): Int32Array => {
  const places = new Int32Array(count)
  for (let row = 0, gap = 0; gap < count && row < length; ) {
    if ((row & 7) === 0 && valid[row >> 3] === 0xff) row += 8
    else {
      if (!isSet(valid, row)) places[gap++] = row
      row++
    }
  }
  return places
}

const validityOf = (valid: Uint8Array, places: Int32Array, rest: Validity): Validity => {
  if (rest === null) return null
  const bits = valid.slice()
  for (let gap = 0; gap < places.length; gap++) if (isSet(rest, gap)) setBit(bits, places[gap] as number)
  return bits
}

/** The offsets of the cells when those at some places are of other sizes. */
const endsOf = (offsets: Int32Array, length: number, places: Int32Array, rest: Int32Array): Int32Array => {
  const ends = new Int32Array(length + 1)
  let end = 0
  let row = 0
  for (let gap = 0; gap <= places.length; gap++) {
    const stop = gap < places.length ? (places[gap] as number) : length
    const shift = end - (offsets[Math.min(row, length)] as number)
    for (let at = row + 1; at <= stop; at++) ends[at] = (offsets[at] as number) + shift
    end = (offsets[stop] as number) + shift
    if (gap < places.length) {
      end += (rest[gap + 1] as number) - (rest[gap] as number)
      ends[stop + 1] = end
    }
    checkText(end)
    row = stop + 1
  }
  return ends
}

/** The texts of a column, but those of another one, in order, in the rows at some places. All others are copied in runs. */
export const fillTexts = (
  { type, length, offsets, bytes }: TextColumn,
  valid: Uint8Array,
  places: Int32Array,
  rest: TextColumn,
): PlainColumn => {
  const ends = endsOf(offsets, length, places, rest.offsets)
  const end = ends[length] as number
  const made = new Uint8Array(end + slack)
  const to = targetOf(made)
  const from = movableOf(bytes)
  const other = movableOf(rest.bytes)
  let row = 0
  for (let gap = 0; gap <= places.length; gap++) {
    const stop = gap < places.length ? (places[gap] as number) : length
    if (row < stop) move(from, offsets[row] as number, offsets[stop] as number, to, ends[row] as number)
    if (gap < places.length)
      move(other, rest.offsets[gap] as number, rest.offsets[gap + 1] as number, to, ends[stop] as number)
    row = stop + 1
  }
  const validity = validityOf(valid, places, rest.validity)
  return { layout: 'text', type, length, validity, offsets: ends, bytes: made.subarray(0, end) }
}
