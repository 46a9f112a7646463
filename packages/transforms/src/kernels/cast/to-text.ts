import { dateOf } from '../../calendar.js'
import {
  type BooleanColumn,
  type IntColumn,
  isValid,
  type LongColumn,
  type PlainColumn,
} from '../../column.js'
import { writeDecimal, writeDigits } from '../../digits.js'
import { minus } from '../../parse/marks.js'
import { copy, isNegative, negate, type Parts, partCount, partsOf, setLongParts } from '../../wide.js'
import { asDecimal, type Laid, textCells } from '../cells.js'

const words = [new TextEncoder().encode('false'), new TextEncoder().encode('true')] as const

const sign = (bytes: Uint8Array, at: number, negative: boolean): number => {
  if (negative) bytes[at] = minus
  return negative ? at + 1 : at
}

/** `true` or `false`. */
export const booleanToText = ({ length, validity, bits }: BooleanColumn): PlainColumn =>
  textCells(length, validity, 5, (bytes, at, index) => {
    const word = words[isValid(bits, index) ? 1 : 0]
    bytes.set(word, at)
    return at + word.length
  })

/** The digits of ints. */
export const intToText = ({ length, validity, values }: IntColumn): PlainColumn =>
  textCells(length, validity, 11, (bytes, at, index) => {
    const value = values[index] ?? 0
    return writeDigits(bytes, sign(bytes, at, value < 0), Math.abs(value), 1)
  })

/** Writes numbers of parts that `load` puts at 0. */
const wideToText = (
  { length, validity }: PlainColumn,
  scale: number,
  load: (one: Parts, index: number) => void,
): PlainColumn => {
  const one = new Uint16Array(partCount)
  return textCells(length, validity, 40, (bytes, at, index) => {
    load(one, index)
    const negative = isNegative(one, 0)
    if (negative) negate(one, 0)
    return writeDecimal(bytes, sign(bytes, at, negative), one, scale)
  })
}

/** The digits of longs. */
export const longToText = (column: LongColumn): PlainColumn => {
  const longs = partsOf(column.values)
  return wideToText(column, 0, (one, index) => setLongParts(one, 0, longs, index * 4))
}

/** The digits of decimals, with as many after the point as the scale says. */
export const decimalToText = (column: Laid<'decimal'>): PlainColumn => {
  const decimals = partsOf(column.words)
  return wideToText(column, asDecimal(column.type).scale, (one, index) =>
    copy(one, 0, decimals, index * partCount),
  )
}

const plus = 0x2b

/** `YYYY-MM-DD`, with a sign before the year where it is below 0000 or above 9999. */
export const dateToText = ({ length, validity, values }: IntColumn): PlainColumn =>
  textCells(length, validity, 14, (bytes, at, index) => {
    const [year, month, day] = dateOf(values[index] ?? 0)
    let end = sign(bytes, at, year < 0)
    if (year > 9999) bytes[end++] = plus
    end = writeDigits(bytes, end, Math.abs(year), 4)
    bytes[end++] = minus
    end = writeDigits(bytes, end, month, 2)
    bytes[end++] = minus
    return writeDigits(bytes, end, day, 2)
  })
