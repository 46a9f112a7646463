import type { Type } from '@lockstep/schema'
import type { DecimalColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { setSmall, smallOf } from '../../numbers/small-int128.js'
import { asDecimal } from '../shared/operand.js'

/** Powers of ten up to here are below 2^53, as are the numbers that are divided by them. */
const exactPower = 15

/** A number of two words, over a power of ten, rounded down or up. */
const wideWhole = (words: BigInt64Array, row: number, factor: bigint, isUp: boolean): bigint => {
  const value = ((words[row * 2 + 1] as bigint) << 64n) | BigInt.asUintN(64, words[row * 2] as bigint)
  const quotient = value / factor
  const rest = value - quotient * factor
  if (rest === 0n || rest > 0n !== isUp) return quotient
  return isUp ? quotient + 1n : quotient - 1n
}

/** Decimals rounded down, or up, to whole ones. */
export const decimalWholes = (column: DecimalColumn, to: Type, how: 'floor' | 'ceil'): DecimalColumn => {
  const { length, words: from } = column
  const { scale } = asDecimal(column.type)
  const isUp = how === 'ceil'
  const round = isUp ? Math.ceil : Math.floor
  const words = new BigInt64Array(length * 2)
  const [old, quads] = [halvesOf(from), halvesOf(words)]
  const factor = ten(Math.min(scale, exactPower))
  const wide = 10n ** BigInt(scale)
  for (let row = 0; row < length; row++) {
    const small = smallOf(old, row)
    if (!Number.isNaN(small) && scale <= exactPower) setSmall(quads, row, round(small / factor))
    else {
      const whole = wideWhole(from, row, wide, isUp)
      words[row * 2] = BigInt.asIntN(64, whole)
      words[row * 2 + 1] = whole >> 64n
    }
  }
  return { ...column, type: to, words } as DecimalColumn
}
