import { after, codePointOf } from '../../bytes/characters.js'

/** Room for the code points of one text, or for the steps between distances. It grows. */
export interface Scratch {
  room: Int32Array
}

/** The room, or a larger one. */
export const roomFor = (scratch: Scratch, size: number): Int32Array => {
  if (scratch.room.length < size) scratch.room = new Int32Array(size * 2)
  return scratch.room
}

/** Writes the code points of a text, and gives their number. */
export const readCodePoints = (bytes: Uint8Array, from: number, to: number, scratch: Scratch): number => {
  const room = roomFor(scratch, to - from)
  let count = 0
  for (let at = from; at < to; ) {
    const next = after(bytes, at, to)
    room[count++] = codePointOf(bytes, at, next)
    at = next
  }
  return count
}

/** For each code point, and whatever else four bytes say, the bits of the rows of a block in which it stands; 0 but for those of the block that is looked at. */
let rowsOf: Int32Array | undefined

const setRows = (rows: Int32Array, one: Int32Array, from: number, to: number, bit: 0 | 1): void => {
  for (let at = from; at < to; at++) {
    const letter = one[at] as number
    rows[letter] = bit === 0 ? 0 : (rows[letter] as number) | (1 << (at - from))
  }
}

/**
 * The edits from one text to another: the table of all distances as bits that say where it goes up or down, 32 rows at a
 * time, by Myers (1999). `steps` has what the last row of the block above adds at each column, and then that of this block.
 */
const editsBetween = (
  one: Int32Array,
  size: number,
  other: Int32Array,
  start: number,
  count: number,
  steps: Int32Array,
): number => {
  rowsOf ??= new Int32Array(0x200000)
  const rows = rowsOf
  let edits = size - start
  for (let from = start; from < size; from += 32) {
    const to = Math.min(from + 32, size)
    const last = 1 << (to - from - 1)
    const isFirst = from === start
    const isLast = to === size
    setRows(rows, one, from, to, 1)
    let up = -1
    let down = 0
    for (let at = start; at < count; at++) {
      const above = isFirst ? 1 : (steps[at] as number)
      let equal = rows[other[at] as number] as number
      const free = equal | down
      if (above < 0) equal |= 1
      const level = (((equal & up) + up) ^ up) | equal
      let more = down | ~(level | up)
      let less = up & level
      const step = (more & last) !== 0 ? 1 : (less & last) !== 0 ? -1 : 0
      more = (more << 1) | (above > 0 ? 1 : 0)
      less = (less << 1) | (above < 0 ? 1 : 0)
      up = less | ~(free | more)
      down = more & free
      if (isLast) edits += step
      else steps[at] = step
    }
    setRows(rows, one, from, to, 0)
  }
  return edits
}

/** The edits from one text to another, of so many code points each; what both begin and end with is left out. */
export const editDistance = (
  one: Int32Array,
  size: number,
  other: Int32Array,
  count: number,
  scratch: Scratch,
): number => {
  let start = 0
  while (start < size && start < count && one[start] === other[start]) start++
  let [left, right] = [size, count]
  while (left > start && right > start && one[left - 1] === other[right - 1]) {
    left--
    right--
  }
  if (left === start || right === start) return left + right - 2 * start
  // The shorter one makes the rows.
  return left <= right
    ? editsBetween(one, left, other, start, right, roomFor(scratch, right))
    : editsBetween(other, right, one, start, left, roomFor(scratch, left))
}

/** An empty room. */
export const newScratch = (): Scratch => ({ room: new Int32Array(64) })
