import { refuse } from '../errors/refusal.js'
import { type Field, type Type, types } from './types.js'

/** What can be written as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A type as JSON: the kind as text, or an object for decimal, list and struct. */
export const writeType = (type: Type): Json => {
  switch (type.kind) {
    case 'decimal':
      return { decimal: [type.precision, type.scale] }
    case 'list':
      return { list: writeType(type.element) }
    case 'struct':
      return { struct: writeFields(type.fields) }
    default:
      return type.kind
  }
}

const plain = ['text', 'boolean', 'int', 'long', 'double', 'date', 'timestamp'] as const

const readField = (json: Json): Field => {
  if (typeof json !== 'object' || json === null || !('name' in json) || typeof json.name !== 'string')
    return refuse(`expected a field, got ${JSON.stringify(json)}`)
  return { name: json.name, type: readType(json.type ?? null) }
}

/** The type that `writeType` wrote. */
export const readType = (json: Json): Type => {
  const kind = plain.find((kind) => kind === json)
  if (kind !== undefined) return types[kind]
  if (typeof json === 'object' && json !== null) {
    if ('decimal' in json && Array.isArray(json.decimal))
      return types.decimal(Number(json.decimal[0]), Number(json.decimal[1]))
    if ('list' in json && json.list !== undefined) return types.list(readType(json.list))
    if ('struct' in json && json.struct !== undefined) return types.struct(readFields(json.struct))
  }
  return refuse(`expected a type, got ${JSON.stringify(json)}`)
}

/** Fields as JSON. */
export const writeFields = (fields: readonly Field[]): Json =>
  fields.map(({ name, type }) => ({ name, type: writeType(type) }))

/** The fields that `writeFields` wrote. */
export const readFields = (json: Json): readonly Field[] =>
  Array.isArray(json) ? json.map(readField) : refuse(`expected a list of fields, got ${JSON.stringify(json)}`)
