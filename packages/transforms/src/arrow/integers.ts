import { clearBit } from '../bytes/bitmap.js'
import { blockRows } from '../bytes/blocks.js'
import { isValid, openBits, type Validity } from '../column/column.js'
import { halvesOf } from '../numbers/int64.js'
import { firstCells, type Integers } from './lengths.js'

/** Values with the cells that hold one. */
interface Held<A> {
  readonly values: A
  readonly validity: Validity
}

const isWide = (values: Integers): values is BigInt64Array | BigUint64Array =>
  values instanceof BigInt64Array || values instanceof BigUint64Array

const wordsOf = (values: BigInt64Array | BigUint64Array): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, values.length * 2)

/** Marks a cell as null, in a copy of its own. */
const withNull = (bits: Uint8Array | null, validity: Validity, length: number, index: number): Uint8Array => {
  const own = bits ?? openBits(validity, length)
  clearBit(own, index)
  return own
}

/** Numbers that are below 2^31 as they are, the others null. */
const fromUnsigned = (values: Uint32Array, validity: Validity, length: number): Held<Int32Array> => {
  const ints = new Int32Array(length)
  let bits: Uint8Array | null = null
  for (let index = 0; index < length; index++) {
    const value = values[index] as number
    ints[index] = value
    if (value > 0x7fffffff) bits = withNull(bits, validity, length, index)
  }
  return { values: ints, validity: bits ?? validity }
}

/** The low words where the high ones say no more, the others null. */
const fromWide = (
  words: Int32Array,
  isSigned: boolean,
  validity: Validity,
  length: number,
): Held<Int32Array> => {
  const ints = new Int32Array(length)
  let bits: Uint8Array | null = null
  for (let index = 0; index < length; index++) {
    const low = words[index * 2] as number
    const high = words[index * 2 + 1] as number
    ints[index] = low
    if (isSigned ? high !== low >> 31 : high !== 0 || low < 0) bits = withNull(bits, validity, length, index)
  }
  return { values: ints, validity: bits ?? validity }
}

/** Integers as ints; what does not fit is null. Shared where they are ints. */
export const intsFrom = (values: Integers, validity: Validity, length: number): Held<Int32Array> => {
  if (values instanceof Int32Array) return { values: firstCells(values, length), validity }
  if (isWide(values)) return fromWide(wordsOf(values), values instanceof BigInt64Array, validity, length)
  if (values instanceof Uint32Array) return fromUnsigned(values, validity, length)
  return { values: Int32Array.from(values.subarray(0, length)), validity }
}

const nullNegative = (words: Int32Array, validity: Validity, length: number): Validity => {
  let bits: Uint8Array | null = null
  for (let index = 0; index < length; index++)
    if ((words[index * 2 + 1] as number) < 0) bits = withNull(bits, validity, length, index)
  return bits ?? validity
}

const widen = (values: Exclude<Integers, BigInt64Array | BigUint64Array>, length: number): BigInt64Array => {
  const longs = new BigInt64Array(length)
  const words = halvesOf(longs)
  for (let index = 0; index < length; index++) {
    const value = values[index] as number
    words[index * 2] = value
    words[index * 2 + 1] = value < 0 ? -1 : 0
  }
  return longs
}

/** Integers as longs; what does not fit is null. Shared where they are of 64 bits. */
export const longsFrom = (values: Integers, validity: Validity, length: number): Held<BigInt64Array> => {
  if (values instanceof BigInt64Array) return { values: firstCells(values, length), validity }
  if (!isWide(values)) return { values: widen(values, length), validity }
  return {
    values: new BigInt64Array(values.buffer, values.byteOffset, length),
    validity: nullNegative(wordsOf(values), validity, length),
  }
}

/** The indices of a dictionary, -1 where one is too large for any. Shared where they are of 32 bits. */
export const indicesFrom = (values: Integers, length: number): Int32Array => {
  if (values instanceof Int32Array) return firstCells(values, length)
  if (!isWide(values)) return Int32Array.from(values.subarray(0, length))
  const words = wordsOf(values)
  const indices = new Int32Array(length)
  for (let index = 0; index < length; index++)
    indices[index] = words[index * 2 + 1] === 0 ? (words[index * 2] as number) : -1
  return indices
}

/** Indices of some rows, in a constant array as in `kernels/blocks.ts`. */
const block = new Int32Array(blockRows)

/** Whether all indices are from 0 to below `size`: none makes a negative number, which one with its sign would tell. */
const areWithin = (indices: Int32Array, size: number, length: number): boolean => {
  const last = size - 1
  let signs = 0
  for (let from = 0; from < length; from += block.length) {
    const count = Math.min(block.length, length - from)
    block.set(indices.subarray(from, from + count))
    for (let row = 0; row < count; row++) {
      const place = block[row] as number
      signs |= place | (last - place)
    }
  }
  return signs >= 0
}

/** The first cell that holds an index outside of the dictionary; -1 if there is none. */
export const firstOutside = (
  indices: Int32Array,
  size: number,
  validity: Validity,
  length: number,
): number => {
  if (areWithin(indices, size, length)) return -1
  for (let index = 0; index < length; index++)
    if ((indices[index] as number) >>> 0 >= size && isValid(validity, index)) return index
  return -1
}
