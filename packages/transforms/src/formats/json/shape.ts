import { at, refuse, type Type, type TypeOf } from '@lockstep/schema'

type ScalarKind = 'text' | 'boolean' | 'int' | 'long' | 'double'

/** A type as the reader uses it. */
export type JsonShape =
  | { readonly [K in ScalarKind]: { readonly kind: K; readonly type: TypeOf<K> } }[ScalarKind]
  | { readonly kind: 'decimal'; readonly type: TypeOf<'decimal'> }
  | ListShape
  | StructShape

/** A list and its elements. */
export interface ListShape {
  readonly kind: 'list'
  readonly type: TypeOf<'list'>
  readonly element: JsonShape
}

/** A struct, or the whole row. */
export interface StructShape {
  readonly kind: 'struct'
  readonly type: TypeOf<'struct'>
  readonly fields: readonly FieldShape[]
  readonly index: ReadonlyMap<string, number>
}

/** A field, and its path from the row (`place.city`). */
export interface FieldShape {
  readonly name: string
  readonly path: string
  readonly shape: JsonShape
}

const refuseTime = (type: Type): never =>
  refuse(
    `the JSON reader takes no ${type.kind}: Spark reads it by the session's zone and settings; read it as z.string() and use ${type.kind === 'date' ? 'toDate' : 'toTimestamp'}(...)`,
  )

const structShape = (type: TypeOf<'struct'>, prefix: string): StructShape => ({
  kind: 'struct',
  type,
  fields: type.fields.map(({ name, type }) => ({
    name,
    path: prefix + name,
    shape: at(name, () => shapeOf(type, `${prefix}${name}.`)),
  })),
  index: new Map(type.fields.map(({ name }, index) => [name, index])),
})

const shapeOf = (type: Type, prefix: string): JsonShape => {
  switch (type.kind) {
    case 'date':
    case 'timestamp':
      return refuseTime(type)
    case 'list':
      return { kind: 'list', type, element: shapeOf(type.element, prefix) }
    case 'struct':
      return structShape(type, prefix)
    case 'decimal':
      return { kind: 'decimal', type }
    default:
      return { kind: type.kind, type } as JsonShape
  }
}

/** The shape of a table's rows. */
export const rowShape = (type: TypeOf<'struct'>): StructShape => structShape(type, '')
