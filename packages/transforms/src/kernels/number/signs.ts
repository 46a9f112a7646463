import type { Kernel, PlainColumn } from '../../column/column.js'
import { perValue } from '../shared/apply.js'
import { type CellNulls, cellNullsOf } from '../shared/nulls.js'

/** Whether numbers lose their signs, or change them. */
type Change = 'abs' | 'negate'

const leastInt = -(2 ** 31)
const leastLong = -(2n ** 63n)

const signInts = (change: Change, values: Int32Array, nulls: CellNulls): Int32Array => {
  const to = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    to[row] = change === 'negate' || value < 0 ? -value : value
    if (value === leastInt) nulls.add(row)
  }
  return to
}

const signLongs = (change: Change, values: BigInt64Array, nulls: CellNulls): BigInt64Array => {
  const to = new BigInt64Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as bigint
    to[row] = change === 'negate' || value < 0n ? BigInt.asIntN(64, -value) : value
    if (value === leastLong) nulls.add(row)
  }
  return to
}

const signDoubles = (change: Change, values: Float64Array): Float64Array => {
  const to = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    to[row] = change === 'negate' ? -value : Math.abs(value)
  }
  return to
}

/** The opposite of a number of two words is each turned round, and 1 more: the low word carries where it is 0. */
const signWide = (change: Change, words: BigInt64Array): BigInt64Array => {
  const to = new BigInt64Array(words.length)
  for (let at = 0; at < words.length; at += 2) {
    const low = words[at] as bigint
    const high = words[at + 1] as bigint
    const turns = change === 'negate' || high < 0n
    to[at] = turns ? BigInt.asIntN(64, -low) : low
    to[at + 1] = turns ? BigInt.asIntN(64, (low === 0n ? 1n : 0n) + ~high) : high
  }
  return to
}

const changed = (change: Change, column: PlainColumn): PlainColumn => {
  const { length, validity } = column
  const nulls = cellNullsOf(validity, length)
  switch (column.layout) {
    case 'int': {
      const values = signInts(change, column.values.subarray(0, length), nulls)
      return { ...column, values, validity: nulls.validity() }
    }
    case 'long': {
      const values = signLongs(change, column.values.subarray(0, length), nulls)
      return { ...column, values, validity: nulls.validity() }
    }
    case 'double':
      return { ...column, values: signDoubles(change, column.values.subarray(0, length)) }
    case 'decimal':
      return { ...column, words: signWide(change, column.words.subarray(0, 2 * length)) }
    default:
      throw new TypeError(`columns of layout ${column.layout} have no signs`)
  }
}

/** The operation that changes the signs of numbers; what does not fit is null. */
export const signing =
  (change: Change) =>
  (_: unknown, of: Kernel): Kernel =>
    perValue(of, (column) => changed(change, column))
