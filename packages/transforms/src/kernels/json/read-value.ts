import type { Type, TypeOf } from '@lockstep/schema'
import { isDigit, minus } from '../../bytes/ascii.js'
import { readJavaDigits, toScale } from '../../parse/java-decimal.js'
import { afterBlanks, afterNumber, afterString, afterValue } from './after-value.js'
import { textBytes, unescaped } from './json-text.js'

/** A value that was read: text as UTF-8, a decimal as its unscaled value, a list or struct as an array. */
export type JsonCell = null | boolean | number | bigint | Uint8Array | readonly JsonCell[]

/** Well-formed JSON, and how far it was read. */
export interface JsonText {
  readonly bytes: Uint8Array
  readonly end: number
  at: number
}

/** A struct's fields by name. */
const placesOf = new WeakMap<Type, ReadonlyMap<string, number>>()

const placesIn = (type: TypeOf<'struct'>): ReadonlyMap<string, number> => {
  const known = placesOf.get(type) ?? new Map(type.fields.map(({ name }, place) => [name, place]))
  placesOf.set(type, known)
  return known
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

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const whole = (text: string, bits: 32 | 64): bigint | undefined => {
  if (!/^-?[0-9]+$/.test(text)) return undefined
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
  return number(ascii(of.bytes.subarray(from, of.at)), type)
}

/** Elements up to the closing bracket; undefined where one of them is not of the type. */
const readList = (of: JsonText, element: Type): JsonCell | undefined => {
  const cells: JsonCell[] = []
  let isGood = true
  of.at++
  for (let byte = skipBlanks(of); byte !== 0x5d; byte = skipBlanks(of)) {
    if (byte === 0x2c) {
      of.at++
      skipBlanks(of)
    }
    const cell = isGood ? readJson(of, element) : skip(of)
    if (cell === undefined) isGood = false
    else cells.push(cell)
  }
  of.at++
  return isGood ? cells : undefined
}

/** Fields up to the closing bracket: of a name that comes twice, the last value that is of the type; null for those that are not. */
const readObject = (of: JsonText, type: TypeOf<'struct'>): JsonCell => {
  const places = placesIn(type)
  const cells: JsonCell[] = type.fields.map(() => null)
  of.at++
  for (let byte = skipBlanks(of); byte !== 0x7d; byte = skipBlanks(of)) {
    if (byte === 0x2c) {
      of.at++
      skipBlanks(of)
    }
    const place = places.get(unescaped(quoted(of)))
    skipBlanks(of)
    of.at++
    skipBlanks(of)
    const field = place === undefined ? undefined : type.fields[place]
    const cell = field === undefined ? skip(of) : readJson(of, field.type)
    if (place !== undefined && cell !== undefined) cells[place] = cell
  }
  of.at++
  return cells
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
