import { point } from './parse/marks.js'
import { areZero, dividedBy, type Parts, partCount } from './wide.js'

const zero = 0x30

const digitCount = (value: number): number => {
  let count = 1
  for (let limit = 10; value >= limit; limit *= 10) count++
  return count
}

/** Writes the digits of a whole number of 0 to 2^53, `least` of them or more, and gives the place after them. */
export const writeDigits = (bytes: Uint8Array, at: number, value: number, least: number): number => {
  const end = at + Math.max(digitCount(value), least)
  let rest = value
  for (let place = end - 1; place >= at; place--) {
    const higher = Math.floor(rest / 10)
    bytes[place] = zero + rest - higher * 10
    rest = higher
  }
  return end
}

/** The most digits of a wide number, in groups of nine. */
const scratch = new Uint8Array(45)

/**
 * Writes a wide number that is not negative, with `scale` digits after a point, and gives the place after it. Its
 * parts, at 0, are 0 afterwards.
 */
export const writeDecimal = (bytes: Uint8Array, at: number, parts: Parts, scale: number): number => {
  scratch.fill(zero)
  // Three parts are below 2^48, of 15 digits.
  const low = (parts[0] ?? 0) + (parts[1] ?? 0) * 0x10000 + (parts[2] ?? 0) * 0x100000000
  if (areZero(parts, 3, partCount)) writeDigits(scratch, scratch.length - 15, low, 15)
  else
    for (let place = scratch.length - 9; !areZero(parts, 0, partCount); place -= 9)
      writeDigits(scratch, place, dividedBy(parts, 0, 1e9), 9)
  const whole = scratch.length - scale
  let place = 0
  while (place < whole - 1 && scratch[place] === zero) place++
  let end = at
  for (; place < scratch.length; place++) {
    if (place === whole) bytes[end++] = point
    bytes[end++] = scratch[place] ?? zero
  }
  return end
}
