import { types } from '@lockstep/schema'
import type { LongColumn } from '../../column/column.js'
import {
  dayOfMicros,
  type Halves,
  halvesOf,
  nearest,
  secondOfMicros,
  setDayTime,
  setWhole,
} from '../../numbers/int64.js'
import { areNear, nearNumber } from '../../numbers/near.js'
import { cellNullsOf } from '../shared/nulls.js'

/** Doubles hold every whole number below this. */
const exact = 2 ** 53

const floorOf = (value: bigint, by: bigint): bigint => {
  const quotient = value / by
  return quotient * by > value ? quotient - 1n : quotient
}

const setNearUnits = (from: Halves, micros: number, to: Halves): void => {
  for (let row = 0; row * 2 < to.length; row++) setWhole(to, row, Math.floor(nearNumber(from, row) / micros))
}

/** So many microseconds as whole seconds or milliseconds, `micros` in each, rounded down. */
export const unixTimes = ({ length, validity, values: instants }: LongColumn, micros: number): LongColumn => {
  if (micros === 1) return { layout: 'long', type: types.long, length, validity, values: instants }
  const from = halvesOf(instants)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const isNear = areNear(from)
  if (isNear) setNearUnits(from, micros, halves)
  for (let row = 0; row < length && !isNear; row++) {
    const seconds = dayOfMicros(from, row, 0) * 86_400 + secondOfMicros(from, row, 0)
    // What is left of the microseconds is below 2^32, so that its lower half is all of it.
    const left = ((from[row * 2] as number) - Math.imul(seconds, 1_000_000)) >>> 0
    const whole = micros === 1_000 ? seconds * 1_000 + Math.floor(left / 1_000) : seconds
    if (Math.abs(whole) < exact) setWhole(halves, row, whole)
    else values[row] = floorOf(instants[row] as bigint, BigInt(micros))
  }
  return { layout: 'long', type: types.long, length, validity, values }
}

/** The instants of so many seconds or milliseconds, `micros` in each; null where a timestamp does not reach so far. */
export const instantsOf = ({ length, validity, values: longs }: LongColumn, micros: number): LongColumn => {
  if (micros === 1) return { layout: 'long', type: types.timestamp, length, validity, values: longs }
  const from = halvesOf(longs)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(validity, length)
  const perDay = 86_400e6 / micros
  const most = Math.floor(2 ** 63 / micros)
  for (let row = 0; row < length; row++) {
    const count = nearest(from, row)
    if (Math.abs(count) < Math.min(exact, most)) {
      const days = Math.floor(count / perDay)
      setDayTime(halves, row, days, (count - days * perDay) * micros)
      continue
    }
    const product = (longs[row] as bigint) * BigInt(micros)
    values[row] = BigInt.asIntN(64, product)
    if (values[row] !== product) nulls.add(row)
  }
  return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
}
