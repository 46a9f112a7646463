import { isValid } from '../../column/column.js'
import { type FixedColumn, widthOf, wordsOf } from '../../column/fixed-width.js'
import type { GroupRows } from './groups.js'

/** Whole numbers are added 16 bits at a time: sums of so many rows as there can be stay below 2^53, where doubles are exact. */
const limbValues = 0x10000

/** The sums of the limbs of whole numbers. */
export interface LimbSums {
  /** The limbs of each group beside each other, the lowest first; the highest has the sign. */
  readonly sums: Float64Array
  /** How many each group has. */
  readonly limbs: number
  /** How many numbers each group has. */
  readonly counts: Int32Array
}

/** The sums of each group of ints, longs or decimals, nulls left out; decimals in units of the last digit. */
export const limbSums = (column: FixedColumn, { numbers, count }: GroupRows): LimbSums => {
  const words = wordsOf(column)
  const width = widthOf(column)
  const { validity } = column
  const limbs = width * 2
  const sums = new Float64Array(count * limbs)
  const counts = new Int32Array(count)
  for (let row = 0; row < numbers.length; row++) {
    if (validity !== null && !isValid(validity, row)) continue
    const group = numbers[row] as number
    counts[group] = (counts[group] as number) + 1
    let at = group * limbs
    const last = row * width + width - 1
    for (let word = row * width; word <= last; word++, at += 2) {
      const value = words[word] as number
      sums[at] = (sums[at] as number) + (value & 0xffff)
      sums[at + 1] = (sums[at + 1] as number) + (word === last ? value >> 16 : value >>> 16)
    }
  }
  return { sums, limbs, counts }
}

/** The sum of a group where doubles hold it exactly, else NaN. */
export const smallSum = ({ sums, limbs }: LimbSums, group: number): number => {
  let sum = 0
  for (let at = (group + 1) * limbs - 1; at >= group * limbs; at--) {
    sum = sum * limbValues + (sums[at] as number)
    if (!Number.isSafeInteger(sum)) return Number.NaN
  }
  return sum
}

/** The sum of a group. */
export const exactSum = ({ sums, limbs }: LimbSums, group: number): bigint => {
  let sum = 0n
  for (let at = (group + 1) * limbs - 1; at >= group * limbs; at--)
    sum = sum * BigInt(limbValues) + BigInt(sums[at] as number)
  return sum
}
