import { types } from '@lockstep/schema'
import { blockRows } from '../../bytes/blocks.js'
import type { DoubleColumn, LongColumn } from '../../column/column.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import { type CellNulls, cellNullsOf } from './nulls.js'

/** How a double becomes a whole number. */
export type Whole = 'floor' | 'ceil' | 'trunc'

// Doubles of some rows and their longs, in constant arrays as in `bytes/blocks.ts`. Each way has a loop of its own: a function
// that a loop is given is a call in each row.

const rows = blockRows
const block = new Float64Array(rows)
const made = new Int32Array(rows * 2)

const floors = (): void => {
  for (let row = 0; row < rows; row++) block[row] = Math.floor(block[row] as number)
}

const ceils = (): void => {
  for (let row = 0; row < rows; row++) block[row] = Math.ceil(block[row] as number)
}

const truncs = (): void => {
  for (let row = 0; row < rows; row++) block[row] = Math.trunc(block[row] as number)
}

const wholes: Readonly<Record<Whole, () => void>> = { floor: floors, ceil: ceils, trunc: truncs }

/** Below this, a double's whole number is set as two halves. */
const most = 2 ** 63

/** Sets the longs of the first `count` rows, which begin at row `first`; those that do not fit are null. */
const setWholes = (count: number, first: number, nulls: CellNulls): void => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++) {
    const value = block[row] as number
    if (value >= -most && value < most) setWhole(made, row, value)
    else nulls.add(first + row)
  }
}

/** Doubles as longs, null where they do not fit, and for NaN. */
export const wholeLongs = ({ length, validity, values: from }: DoubleColumn, how: Whole): LongColumn => {
  const whole = wholes[how]
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(validity, length)
  for (let first = 0; first < length; first += rows) {
    const count = Math.min(rows, length - first)
    block.set(from.subarray(first, first + count))
    whole()
    setWholes(count, first, nulls)
    halves.set(made.subarray(0, count * 2), first * 2)
  }
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}
