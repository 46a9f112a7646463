import { type AggregateNode, type Type, types } from '@lockstep/schema'
import { bitmapBytes, setBit } from '../../bytes/bitmap.js'
import { isValid, type LongColumn, type PlainColumn, type Validity } from '../../column/column.js'

/** The rows of groups: the number of each row's group, below `count`. */
export interface GroupRows {
  readonly numbers: Int32Array
  readonly count: number
}

/** What an aggregate says of itself beside its values. */
export interface AggregateOf {
  readonly type: Type
  readonly share: AggregateNode['share']
  readonly order: readonly { readonly descending: boolean }[]
}

/** Makes one cell of each group: of the values of its operands, and then of what a list is sorted by. */
export type AggregateKernel = (
  values: readonly PlainColumn[],
  groups: GroupRows,
  of: AggregateOf,
) => PlainColumn

/** The first operand. */
export const firstOf = ([first]: readonly PlainColumn[]): PlainColumn => {
  if (first === undefined) throw new TypeError('the aggregate has an operand')
  return first
}

/** Longs in plain layout. */
export const longColumn = (values: BigInt64Array, validity: Validity = null): LongColumn => ({
  layout: 'long',
  type: types.long,
  length: values.length,
  validity,
  values,
})

/** Doubles in plain layout. */
export const doubleColumn = (values: Float64Array, validity: Validity): PlainColumn => ({
  layout: 'double',
  type: types.double,
  length: values.length,
  validity,
  values,
})

/** A bitmap of what is so of each number below `count`. */
export const bitsWhere = (count: number, isSet: (index: number) => boolean): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(count))
  for (let index = 0; index < count; index++) if (isSet(index)) setBit(bits, index)
  return bits
}

/** The rows of each group that hold a value, one group after the other: group `g` has those from `begins[g]` to `begins[g + 1]`. */
export interface Parted {
  readonly begins: Int32Array
  readonly rows: Int32Array
}

/** Puts the rows of each group beside each other, in their order; those that hold no value are left out. */
export const partedRows = ({ numbers, count }: GroupRows, validity: Validity): Parted => {
  const begins = new Int32Array(count + 1)
  for (let row = 0; row < numbers.length; row++)
    if (isValid(validity, row)) {
      const group = numbers[row] as number
      begins[group + 1] = (begins[group + 1] as number) + 1
    }
  for (let group = 0; group < count; group++)
    begins[group + 1] = (begins[group + 1] as number) + (begins[group] as number)
  const places = begins.slice()
  const rows = new Int32Array(begins[count] as number)
  for (let row = 0; row < numbers.length; row++)
    if (isValid(validity, row)) {
      const group = numbers[row] as number
      const place = places[group] as number
      rows[place] = row
      places[group] = place + 1
    }
  return { begins, rows }
}
