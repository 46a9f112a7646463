import { ten } from './powers-of-ten.js'

/** The number of parts of a wide number. */
export const partCount = 8

/**
 * Whole numbers of 128 bits, in two's complement: 8 parts of 16 bits each, the lowest first. These are Arrow's own
 * bytes of a decimal (little-endian, as every machine that runs JavaScript), and a part times ten digits is exact.
 * `at` is the place of a number's first part.
 */
export type Parts = Uint16Array

/** The parts of 64-bit words: 4 for each word. */
export const int128Parts = (words: BigInt64Array): Parts =>
  new Uint16Array(words.buffer, words.byteOffset, words.length * 4)

/** Writes a whole number of at most 2^53. */
export const setNumber = (to: Parts, at: number, value: number): void => {
  let rest = value
  for (let part = at; part < at + partCount; part++) {
    const higher = Math.floor(rest / 0x10000)
    to[part] = rest - higher * 0x10000
    rest = higher
  }
}

/** Writes a 64-bit number, given its parts. */
export const setLongParts = (to: Parts, at: number, from: Parts, place: number): void => {
  const sign = (from[place + 3] ?? 0) >= 0x8000 ? 0xffff : 0
  for (let part = 0; part < partCount; part++) to[at + part] = part < 4 ? (from[place + part] ?? 0) : sign
}

/** Copies a number. */
export const copyParts = (to: Parts, at: number, from: Parts, place: number): void => {
  for (let part = 0; part < partCount; part++) to[at + part] = from[place + part] ?? 0
}

/** Whether a number is below zero. */
export const isNegative = (of: Parts, at: number): boolean => (of[at + partCount - 1] ?? 0) >= 0x8000

/** Whether the parts from one place to another are all zero. */
export const areZero = (of: Parts, from: number, to: number): boolean => {
  for (let part = from; part < to; part++) if (of[part] !== 0) return false
  return true
}

/** Changes the sign. */
export const negate = (of: Parts, at: number): void => {
  let carry = 1
  for (let part = at; part < at + partCount; part++) {
    const sum = (~(of[part] ?? 0) & 0xffff) + carry
    of[part] = sum
    carry = sum >> 16
  }
}

/** Multiplies by `factor` and adds `more`, both of 0 to 10^10. */
export const timesPlus = (of: Parts, at: number, factor: number, more: number): void => {
  let carry = more
  for (let part = at; part < at + partCount; part++) {
    const product = (of[part] ?? 0) * factor + carry
    carry = Math.floor(product / 0x10000)
    of[part] = product - carry * 0x10000
  }
}

/** Divides a number that is not negative by 1 to 10^10, cuts the fraction, and gives what remains. */
export const divide = (of: Parts, at: number, divisor: number): number => {
  let rest = 0
  for (let part = at + partCount - 1; part >= at; part--) {
    const dividend = rest * 0x10000 + (of[part] ?? 0)
    const quotient = Math.floor(dividend / divisor)
    of[part] = quotient
    rest = dividend - quotient * divisor
  }
  return rest
}

/** Writes the product of two numbers, which must fit. */
export const multiply = (to: Parts, at: number, left: Parts, a: number, right: Parts, b: number): void => {
  let carry = 0
  for (let part = 0; part < partCount; part++) {
    let sum = carry
    for (let low = 0; low <= part; low++) sum += (left[a + low] ?? 0) * (right[b + part - low] ?? 0)
    carry = Math.floor(sum / 0x10000)
    to[at + part] = sum - carry * 0x10000
  }
}

/** Compares two numbers that are not negative: below, equal or above 0. */
export const compareParts = (left: Parts, a: number, right: Parts, b: number): number => {
  for (let part = partCount - 1; part >= 0; part--) {
    const difference = (left[a + part] ?? 0) - (right[b + part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Multiplies by a power of ten. */
export const timesTen = (of: Parts, at: number, power: number): void => {
  for (let left = power; left > 0; left -= 10) timesPlus(of, at, ten(Math.min(left, 10)), 0)
}

const powers: Parts = new Uint16Array(39 * partCount)
for (let power = 0; power <= 38; power++) {
  setNumber(powers, power * partCount, 1)
  timesTen(powers, power * partCount, power)
}

/** Whether a number that is not negative has at most `digits` digits, 0 to 38. */
export const hasDigits = (of: Parts, at: number, digits: number): boolean =>
  compareParts(of, at, powers, digits * partCount) < 0
