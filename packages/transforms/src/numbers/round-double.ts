import { ten } from './powers-of-ten.js'

/** Where halves go: away from zero, or to the even neighbour. */
export type Halfway = 'away' | 'even'

/** Numbers from here on are whole. */
const whole = 2 ** 52

/** Below this, a product with a power of ten tells its fraction with a bit to spare. */
const clear = 2 ** 50

/** How far, as a part of itself, a product may be from what the shortest text of its number says. */
const blur = 2 ** -50

/** The digits of a number of 0 or more, rounded by its shortest text, as a whole number of so many places. */
export const roundedDigits = (size: number, places: number, halfway: Halfway): bigint => {
  const [mantissa = '', exponent = '0'] = size.toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const cut = digits.length - 1 - Number(exponent) - places
  if (cut <= 0) return BigInt(digits) * 10n ** BigInt(-cut)
  if (cut > digits.length) return 0n
  const kept = BigInt(digits.slice(0, digits.length - cut) || '0')
  const gone = digits.slice(digits.length - cut)
  const isHalf = /^50*$/u.test(gone)
  const up = isHalf && halfway === 'even' ? kept % 2n === 1n : gone >= '5'
  return up ? kept + 1n : kept
}

const roundedByText = (size: number, places: number, halfway: Halfway): number =>
  Number(`${roundedDigits(size, places, halfway)}e-${places}`)

/** Below this, a half has at most 15 digits: a text of so many is the shortest one of the double nearest to it. */
const fewDigits = 1e14

/**
 * A whole number and a half, over a power of ten: where a double lies near it, its text lies on the same side as it does
 * itself, and is the half where both are one double.
 */
const besideHalf = (size: number, below: number, factor: number, halfway: Halfway): number => {
  const half = (below + 0.5) / factor
  if (size !== half) return size > half ? below + 1 : below
  return halfway === 'away' ? below + 1 : below + (below % 2)
}

/**
 * A number of 0 or more times a power of ten, rounded to a whole number below 2^50; NaN where the shortest text of the number
 * has to be asked, because it has too many digits.
 */
export const roundedProduct = (size: number, factor: number, halfway: Halfway): number => {
  const product = size * factor
  const below = Math.floor(product)
  const over = product - below
  if (product >= clear) return Number.NaN
  if (Math.abs(over - 0.5) > product * blur) return over > 0.5 ? below + 1 : below
  return below < fewDigits ? besideHalf(size, below, factor, halfway) : Number.NaN
}

/** A double rounded to places of 0 to 15, by its shortest text; never -0.0. One division of exact numbers is rounded as it should be. */
export const roundDouble = (value: number, places: number, halfway: Halfway): number => {
  const size = Math.abs(value)
  if (!(size < whole)) return value
  const factor = ten(places)
  const product = roundedProduct(size, factor, halfway)
  const rounded = Number.isNaN(product) ? roundedByText(size, places, halfway) : product / factor
  return value < 0 && rounded > 0 ? -rounded : rounded
}
