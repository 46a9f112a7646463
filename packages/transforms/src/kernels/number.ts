import { type MeaningOf, type OperationsOf, type Type, types } from '@lockstep/schema'
import { bothValid, type Kernel, type PlainColumn } from '../column.js'
import { setDecimalDifference, setDecimalProduct, setDecimalSum } from '../decimals.js'
import { halvesOf, setLongDifference, setLongProduct, setLongSum } from '../longs.js'
import { partCount, partsOf } from '../wide.js'
import { asDecimal, laid, nullsOf } from './cells.js'
import { together } from './combine.js'

/** One operation on each type that has it; `long` and `decimal` write their result. */
interface Arithmetic {
  readonly int: (left: number, right: number) => number
  readonly long: typeof setLongSum
  readonly decimal: typeof setDecimalSum
}

const ints = (left: PlainColumn, right: PlainColumn, compute: Arithmetic['int']): PlainColumn => {
  const { length } = left
  const [a, b] = [laid(left, 'int').values, laid(right, 'int').values]
  const values = new Int32Array(length)
  const nulls = nullsOf(bothValid(left.validity, right.validity, length), length)
  for (let index = 0; index < length; index++) {
    const value = compute(a[index] ?? 0, b[index] ?? 0)
    values[index] = value
    if (values[index] !== value) nulls.add(index)
  }
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
}

const longs = (left: PlainColumn, right: PlainColumn, set: Arithmetic['long']): PlainColumn => {
  const { length } = left
  const [a, b] = [halvesOf(laid(left, 'long').values), halvesOf(laid(right, 'long').values)]
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = nullsOf(bothValid(left.validity, right.validity, length), length)
  for (let index = 0; index < length; index++) if (!set(halves, a, b, index)) nulls.add(index)
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}

/** The result's type has room for every result, so that none is null. */
const decimals = (
  left: PlainColumn,
  right: PlainColumn,
  type: Type,
  set: Arithmetic['decimal'],
): PlainColumn => {
  const { length } = left
  const [a, b] = [partsOf(laid(left, 'decimal').words), partsOf(laid(right, 'decimal').words)]
  const [scale, other] = [asDecimal(left.type).scale, asDecimal(right.type).scale]
  const words = new BigInt64Array(length * 2)
  const parts = partsOf(words)
  for (let at = 0; at < parts.length; at += partCount) set(parts, at, a, scale, b, other)
  return {
    layout: 'decimal',
    type,
    length,
    validity: bothValid(left.validity, right.validity, length),
    words,
  }
}

const arithmetic =
  ({ int, long, decimal }: Arithmetic) =>
  ({ type }: { readonly type: Type }, left: Kernel, right: Kernel): Kernel =>
    together([left, right], ([a, b]) => {
      if (a === undefined || b === undefined) throw new TypeError('arithmetic takes two columns')
      if (type.kind === 'int') return ints(a, b, int)
      return type.kind === 'long' ? longs(a, b, long) : decimals(a, b, type, decimal)
    })

/** The operations of `schema/operations/number.ts` on Arrow columns. */
export const number: MeaningOf<Kernel, OperationsOf<'number'>> = {
  tryAdd: arithmetic({ int: (a, b) => a + b, long: setLongSum, decimal: setDecimalSum }),
  trySubtract: arithmetic({ int: (a, b) => a - b, long: setLongDifference, decimal: setDecimalDifference }),
  tryMultiply: arithmetic({ int: (a, b) => a * b, long: setLongProduct, decimal: setDecimalProduct }),
}
