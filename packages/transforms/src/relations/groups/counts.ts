import { types } from '@lockstep/schema'
import { isValid, type LongColumn, type Validity } from '../../column/column.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import type { GroupRows } from './group-rows.js'

/** Whole numbers of at most 2^53 as longs. */
export const longsOf = (numbers: Int32Array | Float64Array, validity: Validity = null): LongColumn => {
  const values = new BigInt64Array(numbers.length)
  const halves = halvesOf(values)
  for (let at = 0; at < numbers.length; at++) setWhole(halves, at, numbers[at] as number)
  return { layout: 'long', type: types.long, length: numbers.length, validity, values }
}

/** How many rows of each group have a bit in each of some bitmaps. A column has fewer rows than 2^31. */
export const counted = ({ numbers, count }: GroupRows, validity: Validity, bits: Validity): LongColumn => {
  const sums = new Int32Array(count)
  if (validity === null && bits === null)
    for (let row = 0; row < numbers.length; row++) {
      const group = numbers[row] as number
      sums[group] = (sums[group] as number) + 1
    }
  else
    for (let row = 0; row < numbers.length; row++) {
      if (!isValid(validity, row) || !isValid(bits, row)) continue
      const group = numbers[row] as number
      sums[group] = (sums[group] as number) + 1
    }
  return longsOf(sums)
}
