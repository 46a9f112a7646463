import type { ArrowColumn, PlainColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'

const sign = 0x80000000 | 0
const exponent = 0x7ff00000
const quietNaN = 0x7ff80000

/** Whether a double, by its words, is -0.0, or a NaN other than the usual one. */
const isOdd = (low: number, high: number): boolean =>
  low === 0
    ? high === sign || ((high & exponent) === exponent && (high & 0xfffff) !== 0 && high !== quietNaN)
    : (high & exponent) === exponent

const firstOdd = (ints: Int32Array): number => {
  for (let at = 0; at < ints.length; at += 2) if (isOdd(ints[at] ?? 0, ints[at + 1] ?? 0)) return at
  return ints.length
}

const normalDoubles = (values: Float64Array): Float64Array => {
  const from = firstOdd(halvesOf(values))
  if (from === values.length * 2) return values
  const made = values.slice()
  const ints = halvesOf(made)
  for (let at = from; at < ints.length; at += 2) {
    if (!isOdd(ints[at] ?? 0, ints[at + 1] ?? 0)) continue
    ints[at + 1] = ints[at] === 0 && ints[at + 1] === sign ? 0 : quietNaN
    ints[at] = 0
  }
  return made
}

const plainNormal = (column: PlainColumn): PlainColumn => {
  switch (column.layout) {
    case 'double':
      return { ...column, values: normalDoubles(column.values) }
    case 'list':
      return { ...column, elements: normal(column.elements) }
    case 'struct':
      return { ...column, fields: column.fields.map(normal) }
    default:
      return column
  }
}

/** As Spark's DISTINCT shows its keys: -0.0 as 0.0, and one NaN. Shares what is so already. */
export const normal = (column: ArrowColumn): ArrowColumn =>
  column.layout === 'constant' || column.layout === 'dictionary'
    ? { ...column, values: plainNormal(column.values) }
    : plainNormal(column)
