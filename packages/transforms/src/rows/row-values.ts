import { daysFromText, microsFromText, type Type, type TypeOf } from '@lockstep/schema'
import { readJavaDigits, toScale } from '../parse/java-decimal.js'
import { namedNumber } from '../parse/named-number.js'

// What values of JavaScript are as JSON, and which cells the JSON reader gives of that: undefined for no value of the type.

/** Brackets inside of each other, at most, as in Spark's parser. A row's own are the first. */
const deepest = 1000

/** An object that is not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBoxed = (value: object): boolean =>
  value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt

/** The value that `JSON.stringify` writes; undefined where it writes none. A bigint stays one. */
export const jsonValueOf = (value: unknown, name: string): unknown => {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  const { toJSON } = value as { readonly toJSON?: unknown }
  const given: unknown = typeof toJSON === 'function' ? toJSON.call(value, name) : value
  if (typeof given === 'object' && given !== null && isBoxed(given)) return given.valueOf()
  return typeof given === 'function' || typeof given === 'symbol' ? undefined : given
}

/** A field of a record as JSON; undefined where there is none. */
export const fieldOf = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? jsonValueOf(value[name], name) : undefined

/** The elements of a list as JSON. */
export const listElements = (list: readonly unknown[]): readonly unknown[] =>
  Array.from(list, (element, at) => jsonValueOf(element, String(at)))

class TooDeep extends Error {}

/** The text that `JSON.stringify` writes, with the digits of a bigint. */
const jsonText = (value: unknown, depth: number): string => {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (depth > deepest) throw new TooDeep()
  if (Array.isArray(value))
    return `[${listElements(value)
      .map((element) => jsonText(element, depth + 1))
      .join(',')}]`
  const members = Object.keys(value).flatMap((name) => {
    const member = fieldOf(value, name)
    return member === undefined ? [] : [`${JSON.stringify(name)}:${jsonText(member, depth + 1)}`]
  })
  return `{${members.join(',')}}`
}

export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'number' && !Number.isFinite(value))

/** Text of any value: of a string, with `?` for half a surrogate pair; of all else, the text that JSON has for it. */
export const textCell = (value: unknown): string | undefined => {
  if (isNothing(value)) return undefined
  if (typeof value === 'string') return value.isWellFormed() ? value : value.replace(/\p{Surrogate}/gu, '?')
  try {
    return jsonText(value, 2)
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

/** A whole number of 32 bits. */
export const intCell = (value: unknown): number | undefined => {
  if (typeof value === 'number') return (value | 0) === value ? value | 0 : undefined
  return typeof value === 'bigint' && BigInt.asIntN(32, value) === value ? Number(value) : undefined
}

/** The whole number that JSON has for a number: from 2^53 on, not each digit of it is the number's own. */
const wholeOf = (value: number): bigint | undefined =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(String(value)) : undefined

/** A whole number of 64 bits. */
export const longCell = (value: unknown): bigint | undefined => {
  const whole = typeof value === 'number' ? wholeOf(value) : value
  return typeof whole === 'bigint' && BigInt.asIntN(64, whole) === whole ? whole : undefined
}

/** Any number, NaN, infinities and -0 among them, or text that names one of those: `NaN`, `Infinity`, `-INF`. */
export const doubleCell = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'string' ? namedNumber(value) : undefined
}

/** The unscaled value of a number or of its text, rounded half away from zero. */
export const decimalCell = (value: unknown, { precision, scale }: TypeOf<'decimal'>): bigint | undefined => {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') return undefined
  const digits = readJavaDigits(typeof value === 'string' ? value.replaceAll(',', '') : String(value))
  return digits === undefined ? undefined : toScale(digits, precision, scale)
}

/** The days of a date's own text in rows; the JSON reader takes no dates. */
export const dateCell = (value: unknown): number | undefined =>
  typeof value === 'string' ? daysFromText(value) : undefined

/** The microseconds of a timestamp's own text in rows; the JSON reader takes no timestamps. */
export const timestampCell = (value: unknown): bigint | undefined =>
  typeof value === 'string' ? microsFromText(value) : undefined

/** Whether a value is null or of the type. What is wrong in a struct is null there, and the struct stays. */
export const fitsType = (type: Type, value: unknown): boolean => {
  if (isNothing(value)) return true
  switch (type.kind) {
    case 'text':
      return true
    case 'boolean':
      return typeof value === 'boolean'
    case 'int':
      return intCell(value) !== undefined
    case 'long':
      return longCell(value) !== undefined
    case 'double':
      return doubleCell(value) !== undefined
    case 'decimal':
      return decimalCell(value, type) !== undefined
    case 'date':
      return dateCell(value) !== undefined
    case 'timestamp':
      return timestampCell(value) !== undefined
    case 'list':
      return listCell(value, type) !== undefined
    case 'struct':
      return isRecord(value)
  }
}

/** The elements of a list; none where one of them is not of its type, as in Spark. */
export const listCell = (value: unknown, { element }: TypeOf<'list'>): readonly unknown[] | undefined => {
  if (!Array.isArray(value)) return undefined
  const elements = listElements(value)
  return elements.every((each) => fitsType(element, each)) ? elements : undefined
}
