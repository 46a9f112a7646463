import {
  type BooleanColumn,
  type IntColumn,
  isValid,
  type LongColumn,
  type PlainColumn,
} from '../../column.js'
import { putPadded, putWhole, writeDecimal } from '../../digits.js'
import { putLong } from '../../long-digits.js'
import { halvesOf } from '../../longs.js'
import { minus, point } from '../../parse/marks.js'
import { type Quads, quadsOf, smallOf } from '../../small.js'
import { ten } from '../../tens.js'
import { fourBytes } from '../../text/words.js'
import { copy, isNegative, negate, type Parts, partCount, partsOf } from '../../wide.js'
import { asDecimal, type Laid } from '../cells.js'
import { endCell, isNull, textOf, type Written, written } from '../written.js'

const [trueWord, falsWord] = [fourBytes('true'), fourBytes('fals')]
const e = 0x65

/** `true` or `false`. */
export const booleanToText = ({ length, validity, bits }: BooleanColumn): PlainColumn => {
  const out = written(length, 5)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (!isNull(validity, index)) {
      const holds = isValid(bits, index)
      out.view.setInt32(end, holds ? trueWord : falsWord, true)
      out.view.setUint8(end + 4, e)
      end += holds ? 4 : 5
    }
    endCell(out, index, end, 5)
  }
  return textOf(out, validity)
}

/** Writes a sign where a number is negative, and gives the place after it. */
const putSign = (view: DataView, at: number, negative: boolean): number => {
  if (negative) view.setUint8(at, minus)
  return negative ? at + 1 : at
}

/** The digits of ints. */
export const intToText = ({ length, validity, values }: IntColumn): PlainColumn => {
  const out = written(length, 11)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (!isNull(validity, index)) {
      const value = values[index] as number
      end = putWhole(out.view, putSign(out.view, end, value < 0), Math.abs(value))
    }
    endCell(out, index, end, 11)
  }
  return textOf(out, validity)
}

/** The digits of longs. */
export const longToText = ({ length, validity, values }: LongColumn): PlainColumn => {
  const out = written(length, 20)
  const halves = halvesOf(values)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (!isNull(validity, index)) end = putLong(out.view, end, halves, index)
    endCell(out, index, end, 20)
  }
  return textOf(out, validity)
}

const one = new Uint16Array(partCount)

const putWide = (out: Written, at: number, parts: Parts, index: number, scale: number): number => {
  copy(one, 0, parts, index * partCount)
  const negative = isNegative(one, 0)
  if (negative) negate(one, 0)
  return writeDecimal(out.bytes, putSign(out.view, at, negative), one, scale)
}

/** Writes a number that doubles hold, with digits after a point; `factor` is 10 to their number. */
const putSmall = (view: DataView, at: number, value: number, scale: number, factor: number): number => {
  const size = Math.abs(value)
  const start = putSign(view, at, value < 0)
  if (scale === 0) return putWhole(view, start, size)
  const whole = Math.floor(size / factor)
  const end = putWhole(view, start, whole)
  view.setUint8(end, point)
  putPadded(view, end + 1, size - whole * factor, scale)
  return end + 1 + scale
}

const longestDecimal = 41

const putAll = (out: Written, { length, validity, words }: Laid<'decimal'>, scale: number): void => {
  const quads: Quads = quadsOf(words)
  const parts = partsOf(words)
  const factor = ten(scale)
  const isFast = !Number.isNaN(factor)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (!isNull(validity, index)) {
      const value = isFast ? smallOf(quads, index) : Number.NaN
      end = Number.isNaN(value)
        ? putWide(out, end, parts, index, scale)
        : putSmall(out.view, end, value, scale, factor)
    }
    endCell(out, index, end, longestDecimal)
  }
}

/** The digits of decimals, with as many after the point as the scale says. */
export const decimalToText = (column: Laid<'decimal'>): PlainColumn => {
  const out = written(column.length, longestDecimal)
  putAll(out, column, asDecimal(column.type).scale)
  return textOf(out, column.validity)
}
