import type { PlainColumn } from '../../column/column.js'
import { type Halves, halvesOf } from '../../numbers/int64.js'
import { columnAs } from '../shared/operand.js'

/** Which way bits go; to the right, the sign or zeros move in behind them. */
export type Shift = 'left' | 'right' | 'unsigned'

const shiftInts = (how: Shift, from: Int32Array, by: number, to: Int32Array): void => {
  for (let row = 0; row < to.length; row++) {
    const value = from[row] as number
    to[row] = how === 'left' ? value << by : how === 'right' ? value >> by : value >>> by
  }
}

/** By less than 32: what leaves one half enters the other. */
const shiftHalves = (how: Shift, from: Halves, by: number, to: Halves): void => {
  for (let at = 0; at < to.length; at += 2) {
    const low = from[at] as number
    const high = from[at + 1] as number
    if (how === 'left') {
      to[at] = low << by
      to[at + 1] = by === 0 ? high : (high << by) | (low >>> (32 - by))
    } else {
      to[at] = by === 0 ? low : (low >>> by) | (high << (32 - by))
      to[at + 1] = how === 'right' ? high >> by : high >>> by
    }
  }
}

/** By 32 or more: one half is what the other was. */
const shiftFar = (how: Shift, from: Halves, by: number, to: Halves): void => {
  for (let at = 0; at < to.length; at += 2) {
    const low = from[at] as number
    const high = from[at + 1] as number
    if (how === 'left') {
      to[at] = 0
      to[at + 1] = low << by
    } else {
      to[at] = how === 'right' ? high >> by : high >>> by
      to[at + 1] = how === 'right' ? high >> 31 : 0
    }
  }
}

/** The bits of ints, by less than 32, or of longs, by less than 64, moved. JavaScript takes the last five bits of a distance. */
export const shiftBits = (how: Shift, column: PlainColumn, by: number): PlainColumn => {
  if (column.layout === 'int') {
    const values = new Int32Array(column.length)
    shiftInts(how, column.values, by, values)
    return { ...column, values }
  }
  const longs = columnAs(column, 'long')
  const values = new BigInt64Array(longs.length)
  const shift = by < 32 ? shiftHalves : shiftFar
  shift(how, halvesOf(longs.values), by, halvesOf(values))
  return { ...longs, values }
}

const notWords = (from: Int32Array, to: Int32Array): void => {
  for (let at = 0; at < to.length; at++) to[at] = ~(from[at] as number)
}

/** The bits of ints or longs turned round. */
export const notBits = (column: PlainColumn): PlainColumn => {
  if (column.layout === 'int') {
    const values = new Int32Array(column.length)
    notWords(column.values, values)
    return { ...column, values }
  }
  const longs = columnAs(column, 'long')
  const values = new BigInt64Array(longs.length)
  notWords(halvesOf(longs.values), halvesOf(values))
  return { ...longs, values }
}
