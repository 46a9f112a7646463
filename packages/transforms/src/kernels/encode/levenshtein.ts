import { types } from '@lockstep/schema'
import { after, codePointOf } from '../../bytes/characters.js'
import type { IntColumn } from '../../column/column.js'
import type { ComputeTwo } from '../shared/apply.js'
import { bothRows, operandAs } from '../shared/operand.js'

/** Room for the code points of one text, or for one row of distances. It grows. */
interface Scratch {
  room: Int32Array
}

const roomFor = (scratch: Scratch, size: number): Int32Array => {
  if (scratch.room.length < size) scratch.room = new Int32Array(size * 2)
  return scratch.room
}

/** Writes the code points of a text, and gives their number. */
const read = (bytes: Uint8Array, from: number, to: number, scratch: Scratch): number => {
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
const distance = (
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

/** How many code points must be put in, left out or changed to make one text of another. */
export const levenshtein = (): ComputeTwo => {
  const scratches: readonly Scratch[] = Array.from({ length: 3 }, () => ({ room: new Int32Array(64) }))
  const [one, other, rows] = scratches as [Scratch, Scratch, Scratch]
  return (left, right, length): IntColumn => {
    const { cells, step } = operandAs(left, 'text')
    const { cells: others, step: otherStep } = operandAs(right, 'text')
    const validity = bothRows(left, right, length)
    const values = new Int32Array(length)
    for (let row = 0; row < length; row++) {
      const cell = row * step
      const place = row * otherStep
      const { offsets, bytes } = cells
      const size = read(bytes, offsets[cell] as number, offsets[cell + 1] as number, one)
      const end = others.offsets[place + 1] as number
      const count = read(others.bytes, others.offsets[place] as number, end, other)
      values[row] = distance(one.room, size, other.room, count, roomFor(rows, count + 1))
    }
    return { layout: 'int', type: types.int, length, validity, values }
  }
}
