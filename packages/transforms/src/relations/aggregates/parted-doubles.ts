import { isValid, type PlainColumn } from '../../column/column.js'
import { doublesOf } from './doubles.js'
import type { GroupRows } from './groups.js'

/** The doubles of each group beside each other: those of group `g` lie from `ends[g - 1]`, or 0, to `ends[g]`. */
export interface PartedDoubles {
  readonly values: Float64Array
  readonly ends: Int32Array
}

const numbersOf = (column: PlainColumn): Int32Array | Float64Array => {
  if (column.layout === 'int' || column.layout === 'double') return column.values
  const double = doublesOf(column)
  return Float64Array.from({ length: column.length }, (_, row) =>
    isValid(column.validity, row) ? double(row) : 0,
  )
}

/** Puts the numbers of each group beside each other, as doubles; nulls are left out, and -0.0 becomes 0.0. */
export const partedDoubles = (column: PlainColumn, { numbers, count }: GroupRows): PartedDoubles => {
  const { validity } = column
  const places = new Int32Array(count + 1)
  for (let row = 0; row < numbers.length; row++)
    if (validity === null || isValid(validity, row)) {
      const group = (numbers[row] as number) + 1
      places[group] = (places[group] as number) + 1
    }
  for (let group = 0; group < count; group++)
    places[group + 1] = (places[group + 1] as number) + (places[group] as number)
  const values = new Float64Array(places[count] as number)
  const given = numbersOf(column)
  // `places[group]` moves from where the group begins to where it ends.
  for (let row = 0; row < numbers.length; row++)
    if (validity === null || isValid(validity, row)) {
      const group = numbers[row] as number
      const place = places[group] as number
      values[place] = (given[row] as number) + 0
      places[group] = place + 1
    }
  return { values, ends: places.subarray(0, count) }
}
