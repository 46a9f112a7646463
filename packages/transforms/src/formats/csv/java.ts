import { readDouble } from '../../parse/double.js'
import { asciiDigits } from '../../parse/java-decimal.js'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes as text. */
export const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  utf8.decode(bytes.subarray(from, to))

/** Java's `parseInt` and `parseLong`: a sign or none, and decimal digits of any script of the basic plane. */
export const wholeOf = (text: string): bigint | undefined => {
  const parts = /^([+-]?)(\p{Nd}+)$/u.exec(text)
  if (parts === null || /[\u{10000}-\u{10ffff}]/u.test(text)) return undefined
  const size = BigInt(asciiDigits(parts[2] ?? ''))
  return parts[1] === '-' ? -size : size
}

const found = new Float64Array(1)
const word = /^[\u0000- ]*[+-]?[in]/i
const javaWord = /^[\u0000- ]*[+-]?(?:NaN|Infinity)[\u0000- ]*$/

/** `Double.parseDouble`: as Spark's cast reads, but for words, which it takes as `NaN` and `Infinity` only. */
export const doubleAt = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  if (!readDouble(bytes, from, to, found, 0)) return undefined
  const value = found[0] as number
  if (Number.isFinite(value)) return value
  const text = textAt(bytes, from, to)
  return word.test(text) && !javaWord.test(text) ? undefined : value
}
