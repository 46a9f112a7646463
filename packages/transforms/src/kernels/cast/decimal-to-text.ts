import { minus, point } from '../../bytes/ascii.js'
import { wordValues } from '../../bytes/words.js'
import type { PlainColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { copyParts, int128Parts, isNegative, negate, type Parts, partCount } from '../../numbers/int128.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { writeDecimal } from '../../numbers/write-digits.js'
import { asDecimal, type ColumnAs } from '../shared/operand.js'
import { backwards, finishBackwards, front, growBackwards } from './backward-writer.js'
import { isNullAt, putEightBefore, putWholeBefore } from './number-to-text.js'
import { moveBefore, scratch } from './wide-to-text.js'

const one = new Uint16Array(partCount)

/** Writes the digits of any decimal before a place, and gives the place of the first byte. */
const putAnyDecimal = (
  bytes: Uint8Array,
  end: number,
  parts: Parts,
  index: number,
  scale: number,
): number => {
  copyParts(one, 0, parts, index * partCount)
  const negative = isNegative(one, 0)
  if (negative) negate(one, 0)
  scratch[0] = minus
  return moveBefore(bytes, end, writeDecimal(scratch, negative ? 1 : 0, one, scale))
}

/** The digits of decimals, with as many after the point as the scale says. */
export const decimalToText = ({ length, validity, words, type }: ColumnAs<'decimal'>): PlainColumn => {
  const { scale } = asDecimal(type)
  const factor = ten(scale)
  const isFast = scale <= 8
  const pointSize = scale === 0 ? 0 : 1
  const quads = halvesOf(words)
  const parts = int128Parts(words)
  const out = backwards(length)
  const { offsets } = out
  let at = out.bytes.length
  for (let index = length - 1; index >= 0; index--) {
    offsets[index + 1] = out.bytes.length - at
    if (isNullAt(validity, index)) continue
    if (at < front) at = growBackwards(out, at)
    const high = quads[index * 4 + 1] as number
    const sign = high >> 31
    const isSmall = high >> 21 === sign && quads[index * 4 + 2] === sign && quads[index * 4 + 3] === sign
    if (isFast && isSmall) {
      const size = Math.abs(high * wordValues + ((quads[index * 4] as number) >>> 0))
      const whole = Math.floor(size / factor)
      putEightBefore(out.view, at, (size - whole * factor) | 0)
      at -= scale + pointSize
      out.view.setUint8(at - 1 + pointSize, point)
      at = putWholeBefore(out.view, at, whole)
      out.view.setUint8(at - 1, minus)
      at += sign
    } else at = putAnyDecimal(out.bytes, at, parts, index, scale)
  }
  return finishBackwards(out, at, validity)
}
