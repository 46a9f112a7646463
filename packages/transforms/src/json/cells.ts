import type { BooleanBuilder, DoubleBuilder, IntBuilder } from '../build/fixed.js'
import type { ListBuilder, StructBuilder } from '../build/nested.js'
import type { TextBuilder } from '../build/text.js'
import type { DecimalBuilder, LongBuilder } from '../build/wide.js'
import { type Builder, builder } from '../build.js'
import { type Key, keyOf } from './fast/key.js'
import type { FieldShape, Shape, StructShape } from './shape.js'

/** Where the cells of one type go. */
export type Cell =
  | { readonly kind: 'text'; readonly builder: TextBuilder }
  | { readonly kind: 'boolean'; readonly builder: BooleanBuilder }
  | { readonly kind: 'int'; readonly builder: IntBuilder }
  | { readonly kind: 'long'; readonly builder: LongBuilder }
  | { readonly kind: 'double'; readonly builder: DoubleBuilder }
  | { readonly kind: 'decimal'; readonly builder: DecimalBuilder }
  | ListCell
  | StructCell

/** Where lists go. */
export interface ListCell {
  readonly kind: 'list'
  readonly builder: ListBuilder
  readonly element: Cell
}

/** Where structs go; a row is one. */
export interface StructCell {
  readonly kind: 'struct'
  readonly builder: StructBuilder
  readonly members: readonly Member[]
  /** The members by the bytes of their keys. */
  readonly byLength: ReadonlyMap<number, readonly Member[]>
  /** The place of the member that came after each one in the last object, and, last, of the one that came first. */
  readonly order: Int32Array
}

/** A field of a struct, and its place. */
export interface Member {
  readonly key: Key
  readonly index: number
  readonly cell: Cell
  /** The builder, where that is one of text. */
  readonly text: TextBuilder | undefined
  /** The object that had this field last, by the count of the scan. */
  object: number
}

const cellOf = (shape: Shape, into: Builder): Cell => {
  if (shape.kind === 'struct' && into.kind === 'struct') return structCell(shape, into)
  if (shape.kind === 'list' && into.kind === 'list')
    return { kind: 'list', builder: into, element: cellOf(shape.element, into.element) }
  return { kind: shape.kind, builder: into } as Cell
}

const memberOf = (field: FieldShape, index: number, into: StructBuilder): Member => {
  const cell = cellOf(field.shape, into.fields[index] as Builder)
  const text = cell.kind === 'text' ? cell.builder : undefined
  return { key: keyOf(field.name), index, cell, text, object: 0 }
}

const structCell = (shape: StructShape, into: StructBuilder): StructCell => {
  const members = shape.fields.map((field, index) => memberOf(field, index, into))
  const byLength = new Map<number, readonly Member[]>()
  for (const member of members)
    byLength.set(member.key.bytes.length, [...(byLength.get(member.key.bytes.length) ?? []), member])
  const order = Int32Array.from([...members.keys(), -1], (index) => index + 1)
  return { kind: 'struct', builder: into, members, byLength, order }
}

/** Builders for the rows of a table. */
export const rowCell = (shape: StructShape, room: number): StructCell => {
  const into = builder(shape.type, room)
  if (into.kind !== 'struct') throw new TypeError('a row is a struct')
  return structCell(shape, into)
}
