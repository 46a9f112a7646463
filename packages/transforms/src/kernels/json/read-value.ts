import type { Type, TypeOf } from '@lockstep/schema'
import { isDigit, minus } from '../../bytes/ascii.js'
import { readJavaDigits, toScale } from '../../parse/java-decimal.js'
import { afterBlanks, afterNumber, afterString, afterValue } from './after-value.js'
import { placeOfName } from './field-names.js'
import { textBytes } from './json-text.js'

/** A value that was read: text as UTF-8, a decimal as its unscaled value, a list or struct as an array. */
export type JsonCell = null | boolean | number | bigint | Uint8Array | readonly JsonCell[]

/** Well-formed JSON, and how far it was read. */
export interface JsonText {
  readonly bytes: Uint8Array
  readonly end: number
  at: number
}

const skipBlanks = (of: JsonText): number => {
  of.at = afterBlanks(of.bytes, of.at, of.end)
  return of.bytes[of.at] as number
}

/** Passes over a value, which is not of the type that was asked for. */
const skip = (of: JsonText): undefined => {
  of.at = afterValue(of.bytes, of.at, of.end, 0)
  return undefined
}

/** What stands between the quotes of a string. */
const quoted = (of: JsonText): Uint8Array => {
  const from = of.at + 1
  of.at = afterString(of.bytes, of.at, of.end)
  return of.bytes.subarray(from, of.at - 1)
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] as number)
  return text
}

const whole = (text: string, bits: 32 | 64): bigint | undefined => {
  if (/[^0-9-]/.test(text)) return undefined
  const value = BigInt(text)
  return BigInt.asIntN(bits, value) === value ? value : undefined
}

const number = (text: string, type: Type): number | bigint | undefined => {
  switch (type.kind) {
    case 'int': {
      const value = whole(text, 32)
      return value === undefined ? undefined : Number(value)
    }
    case 'long':
      return whole(text, 64)
    case 'double':
      return /^-0+$/.test(text) ? 0 : Number(text)
    case 'decimal': {
      const digits = readJavaDigits(text)
      return digits === undefined ? undefined : toScale(digits, type.precision, type.scale)
    }
    default:
      return undefined
  }
}

const readNumber = (of: JsonText, type: Type): JsonCell | undefined => {
  const from = of.at
  of.at = afterNumber(of.bytes, from, of.end)
  return number(ascii(of.bytes, from, of.at), type)
}

/** The name at hand, as it stands between its quotes; then the place of its value. */
const readName = (of: JsonText): Uint8Array => {
  const name = quoted(of)
  skipBlanks(of)
  of.at++
  skipBlanks(of)
  return name
}

/** Passes over a comma; gives the first byte of what comes then. */
const nextEntry = (of: JsonText): number => {
  const byte = skipBlanks(of)
  if (byte !== 0x2c) return byte
  of.at++
  return skipBlanks(of)
}

/** Elements up to the closing bracket; undefined where one of them is not of the type. */
const readList = (of: JsonText, element: Type): JsonCell | undefined => {
  const cells: JsonCell[] = []
  let isGood = true
  of.at++
  while (nextEntry(of) !== 0x5d) {
    const cell = isGood ? readJson(of, element) : skip(of)
    if (cell === undefined) isGood = false
    else cells.push(cell)
  }
  of.at++
  return isGood ? cells : undefined
}

/** Fields up to the closing bracket: of a name that comes twice, the last value that is of the type; null for those that are not. */
const readObject = (of: JsonText, type: TypeOf<'struct'>): JsonCell => {
  const cells: JsonCell[] = type.fields.map(() => null)
  of.at++
  while (nextEntry(of) !== 0x7d) {
    const place = placeOfName(type, readName(of))
    const field = type.fields[place]
    const cell = field === undefined ? skip(of) : readJson(of, field.type)
    if (cell !== undefined) cells[place] = cell
  }
  of.at++
  return cells
}

/** Names and values up to the closing bracket; undefined where a value is not of the type. */
export const readEntries = (of: JsonText, type: Type): JsonCell | undefined => {
  const entries: JsonCell[] = []
  let isGood = true
  of.at++
  while (nextEntry(of) !== 0x7d) {
    const name = textBytes(readName(of))
    const value = isGood ? readJson(of, type) : skip(of)
    if (value === undefined) isGood = false
    else entries.push([name, value])
  }
  of.at++
  return isGood ? entries : undefined
}

/** The value at hand; undefined, where it is not of the type. Text is null for what is no string. */
export const readJson = (of: JsonText, type: Type): JsonCell | undefined => {
  const first = of.bytes[of.at] as number
  if (first === 0x6e) {
    skip(of)
    return null
  }
  switch (type.kind) {
    case 'text':
      if (first === 0x22) return textBytes(quoted(of))
      skip(of)
      return null
    case 'boolean':
      if (first !== 0x74 && first !== 0x66) return skip(of)
      skip(of)
      return first === 0x74
    case 'list':
      return first === 0x5b ? readList(of, type.element) : skip(of)
    case 'struct':
      return first === 0x7b ? readObject(of, type) : skip(of)
    default:
      return first === minus || isDigit(first) ? readNumber(of, type) : skip(of)
  }
}
