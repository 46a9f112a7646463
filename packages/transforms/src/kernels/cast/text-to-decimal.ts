import type { Type } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { openBits, type PlainColumn, type TextColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { int128Parts } from '../../numbers/int128.js'
import { limitOf } from '../../numbers/small-int128.js'
import { readDecimal } from '../../parse/decimal.js'
import { asDecimal } from '../shared/operand.js'

/** Text as decimals. */
export const textToDecimal = ({ length, validity, offsets, bytes }: TextColumn, to: Type): PlainColumn => {
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const parts = int128Parts(words)
  const quads = halvesOf(words)
  const limit = limitOf(type.precision)
  const bits = openBits(validity, length)
  let missing = false
  for (let index = 0; index < length; index++) {
    const from = offsets[index] as number
    const end = offsets[index + 1] as number
    if (!readDecimal(bytes, from, end, type, limit, parts, quads, index)) {
      clearBit(bits, index)
      missing = true
    }
  }
  return { layout: 'decimal', type, length, validity: missing ? bits : validity, words }
}
