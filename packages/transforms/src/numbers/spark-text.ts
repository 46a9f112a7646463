import { dateText, decimalText, timestampText } from '@lockstep/schema'

/** A double that is finite as Java lays it out, with the fewest digits that stand for it: `1.0`, `1.0E7`. */
export const doubleDigits = (value: number): string => {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', power = ''] = value.toExponential().split('e')
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(power)}`
  }
  const text = Object.is(value, -0) ? '-0' : String(value)
  return text.includes('.') ? text : `${text}.0`
}

/** A double as `doubleDigits` has it, or `"NaN"`. */
export const doubleJson = (value: number): string =>
  Number.isFinite(value) ? doubleDigits(value) : `"${value}"`

/** A decimal's value: two words, the low one first. */
export const unscaledAt = (words: BigInt64Array, index: number): bigint =>
  ((words[index * 2 + 1] ?? 0n) << 64n) | BigInt.asUintN(64, words[index * 2] ?? 0n)

/** A decimal as Java's `BigDecimal.toString` lays it out: an exponent where more than six zeros would come first. */
export const decimalJson = (unscaled: bigint, scale: number): string => {
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled)
  const power = digits.length - 1 - scale
  if (power < -6) {
    const more = digits.length > 1 ? `.${digits.slice(1)}` : ''
    return `${sign}${digits.slice(0, 1)}${more}E${power}`
  }
  return decimalText(unscaled, scale)
}

/** A date or instant as Spark has it: a year with a sign has at least four digits, not six. */
const shortYear = (text: string): string => text.replace(/^([+-])0{1,2}(?=\d{4})/, '$1')

/** A date: `2020-01-31`, `+12020-01-31`, `-0044-03-15`. */
export const dayText = (days: number): string => shortYear(dateText(days))

/** An instant in UTC, with milliseconds, and microseconds where there are some: `2020-01-31T12:00:00.000Z`. */
export const instantText = (micros: bigint): string => {
  const [second = '', fraction = ''] = shortYear(timestampText(micros)).slice(0, -1).split('.')
  return `${second}.${fraction.padEnd(3, '0')}Z`
}

/** A date as `dayText` has it, in quotes. */
export const dateJson = (days: number): string => `"${dayText(days)}"`

/** An instant as `instantText` has it, in quotes. */
export const timestampJson = (micros: bigint): string => `"${instantText(micros)}"`
