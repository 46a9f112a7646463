// Parsers that compare every byte with a line end have it as a number of their own (csv/parser, quoted, record, json/exact).

/** The byte of a line feed. */
export const lineFeed = 0x0a

/** The byte of a carriage return. */
export const carriageReturn = 0x0d

/** The byte of `.`. */
export const point = 0x2e

/** The byte of `-`. */
export const minus = 0x2d

/** Whether a byte is `+` or `-`. */
export const isSign = (byte: number | undefined): boolean => byte === 0x2b || byte === minus

/** Whether a byte is an ASCII digit. */
export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** The value of an ASCII digit, -1 for any other byte. */
export const digitOf = (byte: number | undefined): number => {
  const digit = (byte ?? 0) - 0x30
  return digit >= 0 && digit <= 9 ? digit : -1
}

/** The place of the first byte that is no ASCII digit, or `to`. */
export const endOfDigits = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && digitOf(bytes[at]) >= 0) at++
  return at
}

/** The number of some digits, with points among them left out; NaN where there is anything else. Exact up to 2^53. */
export const numberOf = (bytes: Uint8Array, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at++) {
    if (bytes[at] === point) continue
    const digit = digitOf(bytes[at])
    if (digit < 0) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Whether a byte is `e` or `E`. */
export const isExponent = (byte: number | undefined): boolean => byte === 0x65 || byte === 0x45

/** The place after a letter, a sign or none, and digits; `from` where there are no digits. */
export const endOfExponent = (bytes: Uint8Array, from: number, to: number): number => {
  const digits = from + 1 < to && isSign(bytes[from + 1]) ? from + 2 : from + 1
  const end = endOfDigits(bytes, digits, to)
  return end > digits ? end : from
}

/** The number of an exponent that ends where `endOfExponent` says. */
export const exponentOf = (bytes: Uint8Array, from: number, end: number): number => {
  const digits = isSign(bytes[from + 1]) ? from + 2 : from + 1
  const size = numberOf(bytes, digits, end)
  return bytes[from + 1] === minus ? -size : size
}

/** Whether the bytes from one place to another are a word of ASCII letters, given in lower case, in any case. */
export const isWord = (bytes: Uint8Array, from: number, end: number, word: Uint8Array): boolean => {
  if (end - from !== word.length) return false
  for (let at = 0; at < word.length; at++)
    if (((bytes[from + at] as number) | 0x20) !== word[at]) return false
  return true
}
