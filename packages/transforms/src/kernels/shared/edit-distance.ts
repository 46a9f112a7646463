import { after, codePointOf } from '../../bytes/characters.js'

/** Room for the code points of one text, or for one row of distances. It grows. */
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

/** The edits from one text to another, row by row of the table of all distances; one row is kept. */
export const editDistance = (
  one: Int32Array,
  size: number,
  other: Int32Array,
  count: number,
  row: Int32Array,
): number => {
  for (let to = 0; to <= count; to++) row[to] = to
  for (let from = 1; from <= size; from++) {
    let before = from - 1
    row[0] = from
    const letter = one[from - 1] as number
    for (let to = 1; to <= count; to++) {
      const above = row[to] as number
      const changed = before + (letter === other[to - 1] ? 0 : 1)
      row[to] = Math.min(changed, above + 1, (row[to - 1] as number) + 1)
      before = above
    }
  }
  return row[count] as number
}

/** An empty room. */
export const newScratch = (): Scratch => ({ room: new Int32Array(64) })
