import type { Field, Type } from '@lockstep/schema'

/**
 * A type as Spark's own schema JSON names it, without null-ness: `"integer"`, `"decimal(10,2)"`, an array,
 * a struct.
 */
export type SparkType =
  | string
  | { readonly type: 'array'; readonly elementType: SparkType }
  | { readonly type: 'map'; readonly keyType: SparkType; readonly valueType: SparkType }
  | SparkStruct

/**
 * A struct, or a table's columns, without null-ness. Metadata stands only where there is some (a collation,
 * say).
 */
export interface SparkStruct {
  readonly type: 'struct'
  readonly fields: readonly SparkField[]
}

/** One column or part of a struct. */
export interface SparkField {
  readonly name: string
  readonly type: SparkType
  readonly metadata?: object
}

/** The Spark type of a type. */
export const sparkType = (type: Type): SparkType => {
  switch (type.kind) {
    case 'text':
      return 'string'
    case 'int':
      return 'integer'
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`
    case 'list':
      return { type: 'array', elementType: sparkType(type.element) }
    case 'struct':
      return { type: 'struct', fields: typeFields(type.fields) }
    default:
      return type.kind
  }
}

/** The Spark fields of a schema, comparable as JSON with those that Spark gives. */
export const typeFields = (fields: readonly Field[]): readonly SparkField[] =>
  fields.map(({ name, type }) => ({ name, type: sparkType(type) }))

/** Spark's schema JSON with null-ness everywhere allowed, as inputs are declared. */
export const allNullable = (type: SparkType): unknown => {
  if (typeof type === 'string') return type
  switch (type.type) {
    case 'array':
      return { type: 'array', elementType: allNullable(type.elementType), containsNull: true }
    case 'map':
      return {
        type: 'map',
        keyType: allNullable(type.keyType),
        valueType: allNullable(type.valueType),
        valueContainsNull: true,
      }
    case 'struct':
      return {
        type: 'struct',
        fields: type.fields.map(({ name, type }) => ({
          name,
          type: allNullable(type),
          nullable: true,
          metadata: {},
        })),
      }
  }
}

/** What Spark's schema JSON says, types and null-ness apart. */
export interface Split {
  readonly schema: SparkStruct
  /**
   * The places that Spark thinks can be null: `title`, `poster.id`, `tags`, and `tags[]` for a list's
   * elements.
   */
  readonly nullable: readonly string[]
}

interface Json {
  readonly [key: string]: unknown
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Takes Spark's schema JSON (`df.schema.json()`) apart. */
export const split = (json: string): Split => {
  const nullable: string[] = []
  const schema = strip(JSON.parse(json), '', nullable)
  if (typeof schema === 'string' || schema.type !== 'struct') throw new TypeError(`no Spark schema: ${json}`)
  return { schema, nullable }
}

const strip = (type: unknown, path: string, nullable: string[]): SparkType => {
  const inner = (name: string, can: string, place: string): SparkType => {
    if (isJson(type) && type[can] === true) nullable.push(place)
    return strip(isJson(type) ? type[name] : undefined, place, nullable)
  }
  if (typeof type === 'string') return type
  if (!isJson(type)) throw new TypeError(`no Spark type at "${path}"`)
  switch (type.type) {
    case 'array':
      return { type: 'array', elementType: inner('elementType', 'containsNull', `${path}[]`) }
    case 'map': {
      const keyType = inner('keyType', '', `${path}{key}`)
      return { type: 'map', keyType, valueType: inner('valueType', 'valueContainsNull', `${path}{}`) }
    }
    case 'struct':
      return {
        type: 'struct',
        fields: fieldsOf(type.fields).map((field) => stripField(field, path, nullable)),
      }
    default:
      throw new TypeError(`unknown Spark type at "${path}": ${JSON.stringify(type)}`)
  }
}

const fieldsOf = (fields: unknown): readonly Json[] => (Array.isArray(fields) ? fields.filter(isJson) : [])

const stripField = (field: Json, path: string, nullable: string[]): SparkField => {
  const name = `${field.name}`
  const place = path === '' ? name : `${path}.${name}`
  if (field.nullable === true) nullable.push(place)
  const type = strip(field.type, place, nullable)
  const { metadata } = field
  return isJson(metadata) && Object.keys(metadata).length > 0 ? { name, type, metadata } : { name, type }
}
