import { type ArrowColumn, isValid, type TextColumn } from '../../column/column.js'

const samples = 256

/** The bytes at either end of a text by which it is known. */
const ends = 16

/** The average bytes above which the least and the most of a text say little, since they are cut to 64 bytes. */
const longText = 64

/** What a sample of a column says of how to write it. */
export interface Habit {
  /** Values repeat so much that a dictionary of them pays. */
  readonly repeats: boolean
  /** It is text that is long and hardly repeats. */
  readonly long: boolean
}

const hashText = ({ bytes, offsets }: TextColumn, index: number): number => {
  const [from = 0, to = 0] = [offsets[index], offsets[index + 1]]
  const length = to - from
  let hash = length
  for (let at = from; at < from + Math.min(length, ends); at++)
    hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
  for (let at = Math.max(from, to - ends); at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
  return hash
}

/** A number by which equal cells are known, near enough for counting; undefined for columns of other layouts. */
const mark = (column: ArrowColumn, index: number): number | undefined => {
  switch (column.layout) {
    case 'text':
      return hashText(column, index)
    case 'int':
    case 'double':
      return column.values[index]
    case 'long':
      return Number(column.values[index])
    case 'decimal':
      return Number(column.words[index * 2])
    default:
      return undefined
  }
}

const textBytes = (column: ArrowColumn): number =>
  column.layout === 'text' ? (column.offsets[column.length] ?? 0) - (column.offsets[0] ?? 0) : 0

/** How often each of some values was drawn. */
type Draws = ReadonlyMap<number, number>

/**
 * Chao's estimate of the number of different values, by the numbers of those that were drawn once and twice: the values that
 * were not drawn are guessed from those that were drawn rarely. So a value that is in every other cell does not hide them.
 */
const differentOf = (draws: Draws): number => {
  let [once, twice] = [0, 0]
  for (const times of draws.values())
    if (times === 1) once++
    else if (times === 2) twice++
  return draws.size + (once * (once - 1)) / (2 * (twice + 1))
}

/** The least average number of cells for each value of a dictionary. Below it, the dictionary costs more than it saves. */
const leastUse = 8

/** A place below `step`, another for each beginning: even steps see only a part of what comes at even distances. */
const scattered = (begin: number, step: number): number => (Math.imul(begin + 1, 0x9e3779b1) >>> 8) % step

/** How the values of a column are, by a sample of them. */
export const habitOf = (parts: readonly ArrowColumn[]): Habit => {
  const rows = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = parts.reduce((sum, part) => sum + textBytes(part), 0)
  const step = Math.max(1, Math.floor(rows / samples))
  const draws = new Map<number, number>()
  let drawn = 0
  for (const column of parts)
    for (let begin = 0; begin < column.length; begin += step) {
      const index = Math.min(begin + scattered(begin, step), column.length - 1)
      if (!isValid(column.validity, index)) continue
      const value = mark(column, index)
      if (value === undefined) return { repeats: true, long: false }
      draws.set(value, (draws.get(value) ?? 0) + 1)
      drawn++
    }
  const repeats = drawn < 64 || (draws.size < drawn && differentOf(draws) < rows / leastUse)
  return { repeats, long: !repeats && bytes > longText * rows }
}
