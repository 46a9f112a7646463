import { types } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { blockRows } from '../../bytes/blocks.js'
import { viewOf } from '../../bytes/words.js'
import { openBits, type PlainColumn, type TextColumn } from '../../column/column.js'
import { noDay } from '../../numbers/calendar.js'
import { halvesOf, setDayTime } from '../../numbers/int64.js'
import { dayOf, noTime, readClock, readDay, readFraction } from '../../parse/moment.js'
import type { TimeShape } from '../../parse/shape.js'

/** Dates of text, null where it is not of a shape. */
export const datesOfTexts = (
  { length, validity, offsets, bytes }: TextColumn,
  shape: TimeShape,
): PlainColumn => {
  const values = new Int32Array(length)
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++) {
    const day = readDay(view, offsets[index] as number, offsets[index + 1] as number, shape)
    if (day === noDay) {
      clearBit(bits, index)
      missing = true
    } else values[index] = day
  }
  return { layout: 'int', type: types.date, length, validity: missing ? bits : validity, values }
}

// Timestamps are read in blocks, in constant arrays of this file: see `blocks.ts`. Each loop is short, so that all it
// calls becomes part of it.

const rows = blockRows
const ends = new Int32Array(rows + 1)
const seconds = new Int32Array(rows)
const days = new Int32Array(rows)
const micros = new Int32Array(rows)
const made = new Int32Array(rows * 2)

/** The clock of each cell, in seconds; `noTime` where there is none. */
const readClocks = (count: number, view: DataView, shape: TimeShape): void => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++)
    seconds[row] = readClock(view, ends[row] as number, ends[row + 1] as number, shape)
}

/** The days of cells that have a clock, else `noDay`. */
const readDays = (count: number, view: DataView, shape: TimeShape): void => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++)
    days[row] = seconds[row] === noTime ? noDay : dayOf(view, ends[row] as number, shape)
}

/** The microseconds after the clock; cells that have none there, and had one, lose their day. */
const readFractions = (count: number, view: DataView, size: number): void => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++) {
    if (days[row] === noDay) continue
    const fraction = readFraction(view, (ends[row] as number) + size, ends[row + 1] as number)
    if (fraction === noTime) days[row] = noDay
    else micros[row] = fraction
  }
}

/** The microseconds of cells that have a day, and how many have none. `ahead` is how many seconds the clock is ahead of UTC. */
const setMade = (count: number, ahead: number): number => {
  const end = Math.min(count, rows)
  let missing = 0
  for (let row = 0; row < end; row++) {
    const day = days[row] as number
    if (day === noDay) missing++
    setDayTime(made, row, day, ((seconds[row] as number) - ahead) * 1e6 + (micros[row] as number))
  }
  return missing
}

/** Cells that have no day are null, and 0. */
const clearMade = (bits: Uint8Array, from: number, count: number): void => {
  for (let row = 0; row < count; row++)
    if (days[row] === noDay) {
      clearBit(bits, from + row)
      made.fill(0, row * 2, row * 2 + 2)
    }
}

/** Timestamps of text, null where it is not of a shape. `ahead` is how many seconds the clock is ahead of UTC. */
export const timestampsOfTexts = (
  { length, validity, offsets, bytes }: TextColumn,
  shape: TimeShape,
  ahead: number,
): PlainColumn => {
  const view = viewOf(bytes)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const bits = openBits(validity, length)
  let missing = 0
  micros.fill(0)
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    ends.set(offsets.subarray(from, from + count + 1))
    readClocks(count, view, shape)
    readDays(count, view, shape)
    if (shape.hasFraction) readFractions(count, view, shape.length)
    const none = setMade(count, ahead)
    if (none > 0) clearMade(bits, from, count)
    missing += none
    halves.set(made.subarray(0, count * 2), from * 2)
  }
  return { layout: 'long', type: types.timestamp, length, validity: missing > 0 ? bits : validity, values }
}
