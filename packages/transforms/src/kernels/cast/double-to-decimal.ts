import type { Type } from '@lockstep/schema'
import type { DecimalColumn, DoubleColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { roundedDigits, roundedProduct } from '../../numbers/round-double.js'
import { setSmall } from '../../numbers/small-int128.js'
import { cellNullsOf } from '../shared/nulls.js'
import { asDecimal } from '../shared/operand.js'

const setWide = (words: BigInt64Array, row: number, value: bigint): void => {
  words[row * 2] = BigInt.asIntN(64, value)
  words[row * 2 + 1] = value >> 64n
}

/** Doubles as decimals, rounded half away from zero by their shortest text; null where they have too many digits, and for NaN. */
export const doubleToDecimal = (
  { length, validity, values: from }: DoubleColumn,
  to: Type,
): DecimalColumn => {
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const quads = halvesOf(words)
  const nulls = cellNullsOf(validity, length)
  const factor = ten(type.scale)
  const most = ten(type.precision - type.scale)
  const limit = 10n ** BigInt(type.precision)
  for (let row = 0; row < length; row++) {
    const value = from[row] as number
    const size = Math.abs(value)
    if (!(size < most)) {
      nulls.add(row)
      continue
    }
    const small = roundedProduct(size, factor, 'away')
    if (!Number.isNaN(small) && small < most * factor) setSmall(quads, row, value < 0 ? -small : small)
    else {
      const digits = roundedDigits(size, type.scale, 'away')
      if (digits < limit) setWide(words, row, value < 0 ? -digits : digits)
      else nulls.add(row)
    }
  }
  return { layout: 'decimal', type, length, validity: nulls.validity(), words }
}
