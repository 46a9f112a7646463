import { type ClockPart, literalOf, types } from '@lockstep/schema'
import { call, lit, type Spark, tryCast } from '../spark/expression.js'

// Instants by a clock that is so many seconds ahead of UTC: only whole numbers, in which the session's zone has no say.

const int = (value: number): Spark => lit(literalOf(types.int, value))

const long = (value: number): Spark => lit(literalOf(types.long, BigInt(value)))

/** Whole seconds from 1970-01-01 00:00:00 on a clock that is ahead of UTC. `unix_seconds` rounds down, below 1970 too. */
const secondsOn = (of: Spark, ahead: number): Spark => {
  const seconds = call('unix_seconds', of)
  return ahead === 0 ? seconds : call('try_add', seconds, int(ahead))
}

/** So many whole spans of seconds, rounded down: a quotient of whole numbers below 2^53 is never rounded up to the next one. */
export const wholeUnits = (of: Spark, size: number, ahead: number): Spark =>
  call('floor', call('try_divide', secondsOn(of, ahead), int(size)))

/** The instant of so many spans of seconds on a clock that is ahead of UTC, null where it does not fit. */
export const instant = (units: Spark, size: number, ahead: number): Spark => {
  const micros = call('try_multiply', units, long(size * 1e6))
  return call('timestamp_micros', ahead === 0 ? micros : call('try_subtract', micros, long(ahead * 1e6)))
}

/** The seconds of a day. */
export const day = 86_400

/** The seconds of each unit of a clock. */
const secondsIn: Readonly<Record<ClockPart, number>> = { hour: 3_600, minute: 60, second: 1 }

/** The seconds in what a part of a clock is counted in, after which it begins again. */
const secondsAround: Readonly<Record<ClockPart, number>> = { hour: day, minute: 3_600, second: 60 }

/** The hour, minute or second that the clock shows. */
export const partOfClock = (of: Spark, part: ClockPart, ahead: number): Spark => {
  const around = secondsAround[part]
  const size = secondsIn[part]
  const seconds = call('pmod', secondsOn(of, ahead % around), int(around))
  return tryCast(size === 1 ? seconds : call('try_divide', seconds, int(size)), types.int)
}

/** The first instant of the hour, minute or second that the clock shows. */
export const startOfUnit = (of: Spark, unit: ClockPart, ahead: number): Spark => {
  const size = secondsIn[unit]
  const inUnit = ((ahead % size) + size) % size
  return instant(size === 1 ? call('unix_seconds', of) : wholeUnits(of, size, inUnit), size, inUnit)
}
