import { refuse } from '../errors/refusal.js'
import { isValue, type Literal, literalOf } from './literal.js'
import { daysFromText, microsFromText, unscaledFromText } from './row-text.js'
import { showType, type Type } from './types.js'

const physical = (type: Type, value: unknown): Literal['value'] | undefined => {
  if (typeof value === 'string')
    switch (type.kind) {
      case 'decimal':
        return unscaledFromText(value, type.scale)
      case 'date':
        return daysFromText(value)
      case 'timestamp':
        return microsFromText(value)
      default:
        return value
    }
  const plain = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
  if (!plain || type.kind === 'decimal' || type.kind === 'date' || type.kind === 'timestamp') return undefined
  return type.kind === 'long' && Number.isSafeInteger(value) ? BigInt(value) : value
}

/**
 * The literal that a plain value in a rule stands for, beside a column of a type. As in rows: a decimal is plain text
 * with at most `scale` digits after the point, a date `YYYY-MM-DD`, a timestamp ISO text in UTC.
 * @throws Refusal where the value is not one of the type.
 */
export const plainLiteral = (type: Type, value: unknown): Literal => {
  if (value === null) return literalOf(type, null)
  const of = physical(type, value)
  return of !== undefined && isValue(type, of)
    ? literalOf(type, of)
    : refuse(`expected ${showType(type)}, got ${showPlain(value)}`)
}

/** Any value as a message shows it. */
export const showPlain = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return `text ${JSON.stringify(value)}`
    case 'bigint':
      return `${value}n`
    case 'function':
      return 'a function'
    case 'object':
      return value === null ? 'null' : `an object (${value.constructor?.name ?? 'without class'})`
    default:
      if (value === undefined) return 'undefined'
      return Object.is(value, -0) ? 'number -0' : `${typeof value} ${String(value)}`
  }
}

/** A value as a message shows it, where no plain value is meant: arrays and plain objects by these names. */
export const showGiven = (value: unknown): string => {
  if (Array.isArray(value)) return 'an array'
  if (typeof value !== 'object' || value === null) return showPlain(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? 'a plain object' : showPlain(value)
}
