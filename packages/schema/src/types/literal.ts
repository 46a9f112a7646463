import { refuse } from '../errors/refusal.js'
import { showType, type Type, type TypeOf } from './types.js'

/** The types that have literals. */
export type PlainType = Exclude<Type, TypeOf<'list'> | TypeOf<'struct'>>

/**
 * A constant with its type. The value is text for text, a boolean, a number for int and double, a bigint for long,
 * the unscaled bigint for decimal, days (number) for date, microseconds (bigint) for timestamp; or null, of any type.
 */
export interface Literal {
  readonly type: Type
  readonly value: string | boolean | number | bigint | null
}

const inRange = (value: bigint, bits: bigint): boolean => BigInt.asIntN(Number(bits), value) === value

/** Whether a value is one of a type. */
export const isValue = (type: Type, value: Literal['value']): boolean => {
  switch (type.kind) {
    case 'text':
      return typeof value === 'string' && value.isWellFormed()
    case 'boolean':
      return typeof value === 'boolean'
    case 'int':
    case 'date':
      return (
        typeof value === 'number' && Number.isInteger(value) && (value | 0) === value && !Object.is(value, -0)
      )
    case 'long':
    case 'timestamp':
      return typeof value === 'bigint' && inRange(value, 64n)
    case 'double':
      return typeof value === 'number'
    case 'decimal':
      return (
        typeof value === 'bigint' &&
        value < 10n ** BigInt(type.precision) &&
        -value < 10n ** BigInt(type.precision)
      )
    default:
      return false
  }
}

/**
 * Makes a literal of a type.
 * @throws Refusal where the value is not one of the type (a lone surrogate in text, 2^31 as int).
 */
export const literalOf = (type: Type, value: Literal['value']): Literal => {
  const literal: Literal = Object.freeze({ type, value })
  if (value !== null && !isValue(type, value))
    refuse(`${showValue(value)} is not a value of type ${showType(type)}`)
  return literal
}

const showValue = (value: Literal['value']): string =>
  typeof value === 'bigint' ? `${value}n` : typeof value === 'string' ? JSON.stringify(value) : String(value)

/** A decimal's digits as plain text with exactly `scale` digits after the point. */
export const decimalText = (unscaled: bigint, scale: number): string => {
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** The literal as a person reads it: text in quotes, a decimal plain, dates by their number of days. */
export const showLiteral = ({ type, value }: Literal): string =>
  type.kind === 'decimal' && typeof value === 'bigint' ? decimalText(value, type.scale) : showValue(value)

/** The value as text, without loss: a double as its 16 hex digits, all else in decimal digits. */
export const literalText = ({ type, value }: Literal): string | null => {
  if (value === null) return null
  if (type.kind !== 'double') return String(value)
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, Number.isNaN(value) ? Number.NaN : Number(value))
  return bits.getBigUint64(0).toString(16).padStart(16, '0')
}

/** The literal that `literalText` wrote. */
export const literalFromText = (type: Type, text: string | null): Literal => {
  if (text === null) return literalOf(type, null)
  switch (type.kind) {
    case 'text':
      return literalOf(type, text)
    case 'boolean':
      if (text !== 'true' && text !== 'false')
        refuse(`expected 'true' or 'false', got ${JSON.stringify(text)}`)
      return literalOf(type, text === 'true')
    case 'double': {
      if (!/^[0-9a-f]{16}$/u.test(text)) refuse(`expected 16 hex digits, got ${JSON.stringify(text)}`)
      const bits = new DataView(new ArrayBuffer(8))
      bits.setBigUint64(0, BigInt(`0x${text}`))
      return literalOf(type, bits.getFloat64(0))
    }
    default:
      if (!/^-?[0-9]+$/u.test(text)) refuse(`expected a whole number, got ${JSON.stringify(text)}`)
      return literalOf(type, type.kind === 'int' || type.kind === 'date' ? Number(text) : BigInt(text))
  }
}
