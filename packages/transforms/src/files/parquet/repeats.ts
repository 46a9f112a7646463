import { type Column, isValid, type TextColumn } from '../../column.js'

const samples = 2048

const hashText = (column: TextColumn, index: number): number => {
  const { bytes, offsets } = column
  const [from = 0, to = 0] = [offsets[index], offsets[index + 1]]
  let hash = to - from
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
  return hash
}

/** A cell by which equal ones are known, near enough for counting; undefined where it is of no use. */
const mark = (column: Column, index: number): number | bigint | undefined => {
  switch (column.layout) {
    case 'text':
      return hashText(column, index)
    case 'int':
    case 'long':
    case 'double':
      return column.values[index]
    case 'decimal':
      return column.words[index * 2]
    default:
      return undefined
  }
}

/**
 * Whether values of a column repeat so much that a dictionary of them pays: by a sample, from which the number of
 * different values is guessed as from the birthdays of a few people that of the days of a year.
 */
export const repeats = (parts: readonly (Column | undefined)[]): boolean => {
  const rows = parts.reduce((sum, part) => sum + (part?.length ?? 0), 0)
  const step = Math.max(1, Math.floor(rows / samples))
  const seen = new Set<number | bigint>()
  let drawn = 0
  for (const column of parts) {
    if (column === undefined || column.layout === 'dictionary' || column.layout === 'constant') return true
    for (let index = 0; index < column.length; index += step) {
      if (!isValid(column.validity, index)) continue
      const value = mark(column, index)
      if (value === undefined) return true
      seen.add(value)
      drawn++
    }
  }
  const again = drawn - seen.size
  if (again === 0) return drawn < 64
  return (drawn * drawn) / (2 * again) < rows / 4
}
