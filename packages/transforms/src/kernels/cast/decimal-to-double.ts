import { decimalText, types } from '@lockstep/schema'
import type { DecimalColumn, DoubleColumn } from '../../column/column.js'
import { isValid } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { smallOf } from '../../numbers/small-int128.js'
import { asDecimal } from '../shared/operand.js'

/** Powers of ten up to here are exact, so that one division of exact numbers is rounded as it should be. */
const exactPower = 22

/** Decimals as the nearest doubles, ties to even. */
export const decimalToDouble = (column: DecimalColumn): DoubleColumn => {
  const { length, validity, words } = column
  const { scale } = asDecimal(column.type)
  const quads = halvesOf(words)
  const values = new Float64Array(length)
  const factor = ten(Math.min(scale, exactPower))
  for (let row = 0; row < length; row++) {
    const small = smallOf(quads, row)
    if (!Number.isNaN(small) && scale <= exactPower) values[row] = small / factor
    else if (validity === null || isValid(validity, row)) {
      const unscaled = ((words[row * 2 + 1] as bigint) << 64n) | BigInt.asUintN(64, words[row * 2] as bigint)
      values[row] = Number(decimalText(unscaled, scale))
    }
  }
  return { layout: 'double', type: types.double, length, validity, values }
}
