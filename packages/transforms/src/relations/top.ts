import type { CompareCells } from './compare-cells.js'

/**
 * The rows of which fewer than `most` of their group come before them, in the order of `compare`: Spark's `rank() <= most`. Rows
 * keep their order. `numbers` are those of the groups, below `groups`.
 */
export const topRows = (
  numbers: Int32Array,
  groups: number,
  compare: CompareCells,
  most: number,
): Int32Array => {
  if (most === 1) return firstRows(numbers, groups, compare)
  const sorted = Int32Array.from(numbers, (_, row) => row).sort(
    (one, other) => (numbers[one] as number) - (numbers[other] as number) || compare(one, other),
  )
  const kept: number[] = []
  let begin = 0
  let rank = 1
  for (let at = 0; at < sorted.length; at++) {
    const row = sorted[at] as number
    const before = sorted[at - 1]
    if (before === undefined || numbers[before] !== numbers[row]) {
      begin = at
      rank = 1
    } else if (compare(before, row) !== 0) rank = at - begin + 1
    if (rank <= most) kept.push(row)
  }
  return Int32Array.from(kept).sort()
}

/** The first rows of each group in an order, so many or fewer, and none that ties beyond. Rows keep their order. */
export const settledRows = (numbers: Int32Array, compare: CompareCells, most: number): Int32Array => {
  const sorted = Int32Array.from(numbers, (_, row) => row).sort(
    (one, other) => (numbers[one] as number) - (numbers[other] as number) || compare(one, other),
  )
  let place = 0
  return sorted
    .filter((row, at) => {
      const before = sorted[at - 1]
      place = before === undefined || numbers[before] !== numbers[row] ? 1 : place + 1
      return place <= most
    })
    .sort()
}

/** The first row of each group in an order in which none tie but those that are alike. Rows keep their order. */
export const onlyRows = (numbers: Int32Array, groups: number, compare: CompareCells): Int32Array => {
  const best = new Int32Array(groups).fill(-1)
  for (let row = 0; row < numbers.length; row++) {
    const group = numbers[row] as number
    const before = best[group] as number
    if (before < 0 || compare(row, before) < 0) best[group] = row
  }
  return best.sort()
}

/** The first row of each group, and all that tie with it. */
const firstRows = (numbers: Int32Array, groups: number, compare: CompareCells): Int32Array => {
  const best = new Int32Array(groups).fill(-1)
  /** 1 for a row that tied with the best of its group when it came: no other can be among the first. */
  const ties = new Uint8Array(numbers.length)
  for (let row = 0; row < numbers.length; row++) {
    const group = numbers[row] as number
    const before = best[group] as number
    const order = before < 0 ? -1 : compare(row, before)
    if (order > 0) continue
    ties[row] = 1
    if (order < 0) best[group] = row
  }
  const kept = new Int32Array(numbers.length)
  let count = 0
  for (let row = 0; row < numbers.length; row++)
    if (ties[row] === 1 && compare(row, best[numbers[row] as number] as number) === 0) kept[count++] = row
  return kept.slice(0, count)
}
