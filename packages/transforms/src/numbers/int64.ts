import { wordValues } from '../bytes/words.js'
/**
 * Longs as two halves of 32 bits, the lower first: Arrow's own bytes, and no bigint for each cell. `index` counts
 * longs, not halves.
 */
export type Halves = Int32Array

/** The words of 32 bits of wider cells, shared. */
export const halvesOf = (values: BigInt64Array | Float64Array): Halves =>
  new Int32Array(values.buffer, values.byteOffset, values.length * 2)

/**
 * Writes `many` times `factor` plus `more` and says whether it fits. `many` and `more` are whole, at most 10^11 apart
 * from 0; `factor` is of 1 to 10^9.
 */
export const setProduct = (
  to: Halves,
  index: number,
  many: number,
  factor: number,
  more: number,
): boolean => {
  const high = Math.floor(many / 0x10000)
  const upper = high * factor
  const top = Math.floor(upper / 0x10000)
  const lower = (upper - top * 0x10000) * 0x10000 + (many - high * 0x10000) * factor + more
  const carry = Math.floor(lower / wordValues)
  to[index * 2] = lower - carry * wordValues
  to[index * 2 + 1] = top + carry
  return to[index * 2 + 1] === top + carry
}

const toWord = 2 ** -32

/** Writes a whole number of at most 2^53. */
export const setWhole = (to: Halves, index: number, value: number): void => {
  to[index * 2] = value
  to[index * 2 + 1] = Math.floor(value * toWord)
}

/** Microseconds of a day, by 2^13. */
const dayFactor = 86_400e6 / 2 ** 13

/** Writes microseconds from 1970-01-01: so many days of at most 10^7, and at most 10^12 microseconds more. */
export const setDayTime = (to: Halves, index: number, days: number, micros: number): void => {
  const many = days * dayFactor
  const high = Math.floor(many * 2 ** -19)
  const lower = (many - high * 2 ** 19) * 2 ** 13 + micros
  to[index * 2] = lower
  to[index * 2 + 1] = high + Math.floor(lower * toWord)
}

/** Units of 2^13 microseconds from 1970-01-01, and below them the microseconds that are left, by a clock that is ahead of UTC. */
const unitsOf = (of: Halves, index: number, ahead: number): number => {
  const lower = ((of[index * 2] as number) >>> 0) + ahead
  return (of[index * 2 + 1] as number) * 2 ** 19 + Math.floor(lower * 2 ** -13)
}

/**
 * The day, from 1970-01-01, of so many microseconds, by a clock that is `ahead` so many of them, at most 10^11. A long has
 * 51 bits above the lowest 13, and 2^13 microseconds are a part of a day, so that all that is divided is exact.
 */
export const dayOfMicros = (of: Halves, index: number, ahead: number): number =>
  Math.floor(unitsOf(of, index, ahead) / dayFactor)

/** The second of the day, 0 to 86,399, without its fraction, by a clock as in `dayOfMicros`. */
export const secondOfMicros = (of: Halves, index: number, ahead: number): number => {
  const units = unitsOf(of, index, ahead)
  const inDay = units - Math.floor(units / dayFactor) * dayFactor
  return Math.floor((inDay * 2 ** 13 + (((of[index * 2] as number) + ahead) & 8191)) / 1e6)
}

/** The nearest double, ties to even: exact up to 2^53. */
export const nearest = (of: Halves, index: number): number =>
  (of[index * 2 + 1] ?? 0) * wordValues + ((of[index * 2] ?? 0) >>> 0)
