import { type Column, isValid, type TextColumn } from '../../column.js'

const samples = 512

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
const mark = (column: Column, index: number): number | undefined => {
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

const textBytes = (column: Column): number =>
  column.layout === 'text' ? (column.offsets[column.length] ?? 0) - (column.offsets[0] ?? 0) : 0

/**
 * How the values of a column are, by a sample of them: the number of different values is guessed as, from the birthdays
 * of a few people, the number of days of a year.
 */
export const habitOf = (parts: readonly Column[]): Habit => {
  const rows = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = parts.reduce((sum, part) => sum + textBytes(part), 0)
  const step = Math.max(1, Math.floor(rows / samples))
  const seen = new Set<number>()
  let drawn = 0
  for (const column of parts)
    for (let index = 0; index < column.length; index += step) {
      if (!isValid(column.validity, index)) continue
      const value = mark(column, index)
      if (value === undefined) return { repeats: true, long: false }
      seen.add(value)
      drawn++
    }
  const again = drawn - seen.size
  const repeats = again === 0 ? drawn < 64 : (drawn * drawn) / (2 * again) < rows / 4
  return { repeats, long: !repeats && bytes > longText * rows }
}
