import { bitmapBytes, setBit } from '../../bytes/bitmap.js'
import type { ArrowColumn, Validity } from '../../column/column.js'
import { keysOfCells } from './cells.js'
import { closeInts, type Ints } from './close-ints.js'
import type { NullKeys, RowKeys, RowNumbers } from './keys.js'
import { keysOfWords } from './words.js'

/** Which numbers are 0 or more; null where all are. */
const numbered = (numbers: Int32Array): Validity => {
  if (!numbers.includes(-1)) return null
  const bits = new Uint8Array(bitmapBytes(numbers.length))
  for (let row = 0; row < numbers.length; row++) if ((numbers[row] as number) >= 0) setBit(bits, row)
  return bits
}

/** Two numbers as one: the first times `width`, and the second; -1 where one is. */
const together = (ours: Int32Array, theirs: Int32Array, width: number): Int32Array => {
  const made = new Int32Array(ours.length)
  for (let row = 0; row < made.length; row++) {
    const one = ours[row] as number
    const other = theirs[row] as number
    made[row] = (one | other) < 0 ? -1 : one * width + other
  }
  return made
}

/** Two numbers beside each other, as two words. */
const beside = (ours: Int32Array, theirs: Int32Array): Int32Array => {
  const made = new Int32Array(ours.length * 2)
  for (let row = 0; row < ours.length; row++) {
    made[row * 2] = ours[row] as number
    made[row * 2 + 1] = theirs[row] as number
  }
  return made
}

const largest = 0x7fffffff

/** Where pairs of numbers are looked up. */
interface PairKeys extends RowNumbers {
  readonly find: (ours: Int32Array, theirs: Int32Array) => Int32Array
}

/** Numbers pairs of numbers. */
const keysOfPairs = (one: RowNumbers, other: RowNumbers): PairKeys => {
  const { length } = one.numbers
  const width = other.firsts.length
  // Numbers have no nulls: null is a number of theirs, or they are -1.
  const eitherOf = (ours: Int32Array, theirs: Int32Array): Validity => {
    const [left, right] = [numbered(ours), numbered(theirs)]
    if (left === null || right === null) return left ?? right
    return left.map((bits, at) => bits & (right[at] as number))
  }
  if (one.firsts.length * width > largest) {
    const words = (ours: Int32Array, theirs: Int32Array) =>
      ({
        words: beside(ours, theirs),
        width: 2,
        length: ours.length,
        validity: eitherOf(ours, theirs),
      }) as const
    const keys = keysOfWords(words(one.numbers, other.numbers), 'nothing')
    return { ...keys, find: (ours, theirs) => keys.find(words(ours, theirs)) }
  }
  const ints = (ours: Int32Array, theirs: Int32Array): Ints => {
    const values = together(ours, theirs, width)
    return { values, length: values.length, validity: numbered(values) }
  }
  const both = ints(one.numbers, other.numbers)
  const close = closeInts(both, 'nothing')
  if (close !== null) return { ...close, find: (ours, theirs) => close.find(ints(ours, theirs)) }
  const keys = keysOfWords({ words: both.values, width: 1, length, validity: both.validity }, 'nothing')
  return {
    ...keys,
    find: (ours, theirs) => {
      const { values, validity } = ints(ours, theirs)
      return keys.find({ words: values, width: 1, length: values.length, validity })
    },
  }
}

const noColumns = (length: number): RowKeys => ({
  numbers: new Int32Array(length),
  firsts: new Int32Array(Math.min(1, length)),
  find: (_, others) => new Int32Array(others).fill(length === 0 ? -1 : 0),
})

/** Numbers rows by their cells. NaN equals NaN, and 0.0 equals -0.0. */
export const keysOfRows = (columns: readonly ArrowColumn[], length: number, nulls: NullKeys): RowKeys => {
  const [first, ...others] = columns
  if (first === undefined) return noColumns(length)
  const begin = keysOfCells(first, nulls)
  return others.reduce<RowKeys>(
    (before, column, index) => {
      const cells = keysOfCells(column, nulls)
      const keys = keysOfPairs(before, cells)
      return {
        ...keys,
        find: (of, count) => keys.find(before.find(of, count), cells.find(of[index + 1] as ArrowColumn)),
      }
    },
    { ...begin, find: ([column]) => begin.find(column as ArrowColumn) },
  )
}
