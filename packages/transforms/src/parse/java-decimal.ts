/** Digits without a point or zeros in front, and how many of them stand after the point (negative: how many zeros follow). */
export interface JavaDigits {
  readonly negative: boolean
  readonly digits: string
  readonly scale: number
}

const grammar = /^([+-]?)(\p{Nd}*)(?:\.(\p{Nd}*))?(?:[eE]([+-]?)(\p{Nd}+))?$/u
/** The largest power of ten that Java's BigInteger computes. */
const largestPower = 536_870_912

const isInt = (value: number): boolean => value === (value | 0)

/** The value of a decimal digit of any script: every run of ten begins at a zero. */
const digitValue = (digit: string): number => {
  const code = digit.charCodeAt(0)
  if (code < 0x80) return code - 0x30
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero--
  return code - zero
}

/** Digits of any script as ASCII digits. */
export const asciiDigits = (digits: string): string =>
  /^[0-9]*$/.test(digits) ? digits : Array.from(digits, (digit) => digitValue(digit)).join('')

/** Reads what Java's `new BigDecimal(text)` reads, which takes digits of all scripts of the basic plane; else undefined. */
export const readJavaDigits = (text: string): JavaDigits | undefined => {
  const parts = grammar.exec(text)
  if (parts === null || /\p{Cs}|[\u{10000}-\u{10ffff}]/u.test(text)) return undefined
  const [, sign = '', whole = '', fraction = '', exponentSign = '', exponent = ''] = parts
  const digits = asciiDigits(whole + fraction)
  if (digits === '') return undefined
  const power = asciiDigits(exponent).replace(/^0+/, '')
  if (power.length > 10) return undefined
  const shift = Number(`${exponentSign}${power === '' ? '0' : power}`)
  const scale = fraction.length - shift
  if (!isInt(shift) || !isInt(scale)) return undefined
  return { negative: sign === '-', digits: digits.replace(/^0+/, ''), scale }
}

/**
 * The unscaled value of decimal(precision, scale), rounded half away from zero; undefined where it has more
 * than `precision` digits, or where Java cannot compute it.
 */
export const toScale = (number: JavaDigits, precision: number, scale: number): bigint | undefined => {
  const { digits, negative } = number
  const cut = number.scale - scale
  if (cut > largestPower) return undefined
  if (digits === '' || cut > digits.length) return 0n
  if (digits.length - cut > precision) return undefined
  const kept = cut < 0 ? digits + '0'.repeat(-cut) : digits.slice(0, digits.length - cut)
  const up = cut > 0 && digits.charAt(digits.length - cut) >= '5' ? 1n : 0n
  const size = BigInt(kept) + up
  if (size >= 10n ** BigInt(precision)) return undefined
  return negative ? -size : size
}
