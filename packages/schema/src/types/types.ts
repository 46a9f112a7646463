import { refuse } from '../errors/refusal.js'

/** A named part of a struct. */
export interface Field {
  readonly name: string
  readonly type: Type
}

/**
 * The type of a column, by Spark's meaning: `text` is STRING, `int` INT (32 bits), `long` BIGINT (64 bits),
 * `double` DOUBLE, `date` DATE (days, proleptic Gregorian), `timestamp` TIMESTAMP (microseconds UTC),
 * `list` ARRAY and `struct` STRUCT. Types are interned: equal types are the same object.
 */
export type Type =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'int' }
  | { readonly kind: 'long' }
  | { readonly kind: 'double' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'list'; readonly element: Type }
  | { readonly kind: 'struct'; readonly fields: readonly Field[] }

/** The word that tells types apart: `text`, `int`, `decimal` and so on. */
export type Kind = Type['kind']

/** The type of one kind. */
export type TypeOf<K extends Kind> = Extract<Type, { readonly kind: K }>

const interned = new Map<string, Type>()

const intern = <T extends Type>(type: T): T => {
  const key = typeKey(type)
  const known = interned.get(key)
  if (known !== undefined) return known as T
  Object.freeze(type)
  interned.set(key, type)
  return type
}

/** An injective text of a type: equal exactly for equal types. */
const typeKey = (type: Type): string => {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`
    case 'list':
      return `list<${typeKey(type.element)}>`
    case 'struct':
      return `struct<${type.fields.map((field) => `${JSON.stringify(field.name)}:${typeKey(field.type)}`).join(',')}>`
    default:
      return type.kind
  }
}

/** UTF-8 text; Spark's STRING with its default collation, UTF8_BINARY. */
const text: TypeOf<'text'> = intern({ kind: 'text' })
/** True or false; Spark's BOOLEAN. */
const boolean: TypeOf<'boolean'> = intern({ kind: 'boolean' })
/** A 32-bit signed integer; Spark's INT. */
const int: TypeOf<'int'> = intern({ kind: 'int' })
/** A 64-bit signed integer; Spark's BIGINT. A bigint in rows. */
const long: TypeOf<'long'> = intern({ kind: 'long' })
/** A 64-bit IEEE number; Spark's DOUBLE. */
const double: TypeOf<'double'> = intern({ kind: 'double' })
/** Days since 1970-01-01, proleptic Gregorian; Spark's DATE. `YYYY-MM-DD` in rows. */
const date: TypeOf<'date'> = intern({ kind: 'date' })
/** Microseconds since 1970-01-01T00:00:00Z; Spark's TIMESTAMP. ISO text in UTC in rows. */
const timestamp: TypeOf<'timestamp'> = intern({ kind: 'timestamp' })

/**
 * A number of exactly `scale` digits after the point and at most `precision` digits in all; Spark's DECIMAL.
 * @throws Refusal unless 1 <= precision <= 38 and 0 <= scale <= precision, both whole.
 */
const decimal = (precision: number, scale: number): TypeOf<'decimal'> => {
  const whole = Number.isInteger(precision) && Number.isInteger(scale)
  if (!whole || precision < 1 || precision > 38 || scale < 0 || scale > precision)
    return refuse(
      `expected a precision from 1 to 38 and a scale from 0 to the precision, got decimal(${precision}, ${scale})`,
    )
  return intern({ kind: 'decimal', precision, scale })
}

/** Whether a value is a type that this package made. */
export const isType = (value: unknown): value is Type =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  Object.isFrozen(value) &&
  interned.get(typeKey(value as Type)) === value

/** A list whose elements, null or not, all have one type; Spark's ARRAY. */
const listOf = (element: Type): TypeOf<'list'> => intern({ kind: 'list', element })

/** Named fields in order; Spark's STRUCT. */
const structOf = (fields: readonly Field[]): TypeOf<'struct'> =>
  intern({
    kind: 'struct',
    fields: Object.freeze(fields.map(({ name, type }) => Object.freeze({ name, type }))),
  })

/** The type as a person reads it: `int`, `decimal(10, 2)`, `list<double>`, `struct<lat: double>`. */
export const showType = (type: Type): string => {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision}, ${type.scale})`
    case 'list':
      return `list<${showType(type.element)}>`
    case 'struct':
      return `struct<${type.fields.map((field) => `${field.name}: ${showType(field.type)}`).join(', ')}>`
    default:
      return type.kind
  }
}

/** The constructors of types: `types.text`, `types.decimal(10, 2)`, `types.list(types.double)`. */
export const types: {
  readonly text: TypeOf<'text'>
  readonly boolean: TypeOf<'boolean'>
  readonly int: TypeOf<'int'>
  readonly long: TypeOf<'long'>
  readonly double: TypeOf<'double'>
  readonly date: TypeOf<'date'>
  readonly timestamp: TypeOf<'timestamp'>
  readonly decimal: (precision: number, scale: number) => TypeOf<'decimal'>
  readonly list: (element: Type) => TypeOf<'list'>
  readonly struct: (fields: readonly Field[]) => TypeOf<'struct'>
} = { text, boolean, int, long, double, date, timestamp, decimal, list: listOf, struct: structOf }
