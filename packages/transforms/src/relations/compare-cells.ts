import { type ArrowColumn, isValid, type PlainColumn } from '../column/column.js'
import { toPlain } from '../column/take/take.js'
import { halvesOf } from '../numbers/int64.js'

/** Negative where cell `one` of a column comes before cell `other` of it, positive where behind it, else 0. */
export type CompareCells = (one: number, other: number) => number

const compareHalves = (halves: Int32Array, words: number): CompareCells => {
  const size = words * 2
  return (one, other) => {
    const top = size - 1
    const x = halves[one * size + top] as number
    const y = halves[other * size + top] as number
    if (x !== y) return x < y ? -1 : 1
    for (let half = top - 1; half >= 0; half--) {
      const a = (halves[one * size + half] as number) >>> 0
      const b = (halves[other * size + half] as number) >>> 0
      if (a !== b) return a < b ? -1 : 1
    }
    return 0
  }
}

/** NaN lies above all numbers, and 0.0 is -0.0. */
const compareDoubles =
  (values: Float64Array): CompareCells =>
  (one, other) => {
    const x = values[one] as number
    const y = values[other] as number
    if (x < y) return -1
    if (x > y) return 1
    if (x === y) return 0
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
  }

const compareTexts =
  (offsets: Int32Array, bytes: Uint8Array): CompareCells =>
  (one, other) => {
    let at = offsets[one] as number
    let to = offsets[other] as number
    const end = offsets[one + 1] as number
    const otherEnd = offsets[other + 1] as number
    const length = Math.min(end - at, otherEnd - to)
    for (let byte = 0; byte < length; byte++, at++, to++) {
      const difference = (bytes[at] as number) - (bytes[to] as number)
      if (difference !== 0) return difference
    }
    return end - at - (otherEnd - to)
  }

/** Compares cells of a column that hold a value, in Spark's order. */
const compareValues = (column: PlainColumn): CompareCells => {
  switch (column.layout) {
    case 'int': {
      const { values } = column
      return (one, other) => {
        const x = values[one] as number
        const y = values[other] as number
        return x < y ? -1 : x > y ? 1 : 0
      }
    }
    case 'long':
      return compareHalves(halvesOf(column.values), 1)
    case 'decimal':
      return compareHalves(halvesOf(column.words), 2)
    case 'double':
      return compareDoubles(column.values)
    case 'text':
      return compareTexts(column.offsets, column.bytes)
    case 'boolean': {
      const { bits } = column
      return (one, other) => Number(isValid(bits, one)) - Number(isValid(bits, other))
    }
    case 'list': {
      const { offsets } = column
      const compare = compareCells(column.elements, true, false)
      return (one, other) => {
        let at = offsets[one] as number
        let to = offsets[other] as number
        const end = offsets[one + 1] as number
        const otherEnd = offsets[other + 1] as number
        for (; at < end && to < otherEnd; at++, to++) {
          const order = compare(at, to)
          if (order !== 0) return order
        }
        return end - at - (otherEnd - to)
      }
    }
    case 'struct': {
      const fields = column.fields.map((field) => compareCells(field, true, false))
      return (one, other) => {
        for (const compare of fields) {
          const order = compare(one, other)
          if (order !== 0) return order
        }
        return 0
      }
    }
  }
}

/** Compares cells of a column: nulls are equal, and stand first or last; the order of values may be turned. */
export const compareCells = (of: ArrowColumn, nullsFirst: boolean, descending: boolean): CompareCells => {
  const column = toPlain(of)
  const { validity } = column
  const values = compareValues(column)
  const sign = descending ? -1 : 1
  if (validity === null) return descending ? (one, other) => -values(one, other) : values
  const first = nullsFirst ? -1 : 1
  return (one, other) => {
    const hasOne = isValid(validity, one)
    const hasOther = isValid(validity, other)
    if (hasOne && hasOther) return sign * values(one, other)
    return hasOne === hasOther ? 0 : hasOne ? -first : first
  }
}

/** Compares by several ways, each where those before find no difference. */
export const inTurn =
  (compares: readonly CompareCells[]): CompareCells =>
  (one, other) => {
    for (const compare of compares) {
      const order = compare(one, other)
      if (order !== 0) return order
    }
    return 0
  }

const noSigns: CompareCells = () => 0

/**
 * Tells -0.0 from 0.0, which comes behind it, in cells that are equal else: the last word where rows are put in an order. In lists and
 * structs, the first difference counts.
 */
export const compareSigns = (of: ArrowColumn): CompareCells => {
  const column = toPlain(of)
  switch (column.layout) {
    case 'double': {
      const { values } = column
      const isNegativeZero = (cell: number): boolean => Object.is(values[cell], -0)
      return (one, other) => Number(isNegativeZero(other)) - Number(isNegativeZero(one))
    }
    case 'list': {
      const { offsets } = column
      const compare = compareSigns(column.elements)
      return (one, other) => {
        const from = offsets[one] as number
        const size = (offsets[one + 1] as number) - from
        const to = offsets[other] as number
        for (let at = 0; at < size; at++) {
          const order = compare(from + at, to + at)
          if (order !== 0) return order
        }
        return 0
      }
    }
    case 'struct':
      return inTurn(column.fields.map(compareSigns))
    default:
      return noSigns
  }
}
