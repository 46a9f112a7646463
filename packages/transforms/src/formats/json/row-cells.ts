import { type Builder, builder } from '../../builders/builder.js'
import type { BooleanBuilder, DoubleBuilder, IntBuilder } from '../../builders/fixed.js'
import type { ListBuilder, StructBuilder } from '../../builders/nested.js'
import type { TextBuilder } from '../../builders/text.js'
import type { DecimalBuilder, LongBuilder } from '../../builders/wide.js'
import { type Key, keyOf } from './fast/key.js'
import { noLead } from './fast/prefix.js'
import type { FieldShape, JsonShape, StructShape } from './shape.js'

/** Where the cells of one type go. */
export type RowCell =
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
  readonly element: RowCell
}

/** Where structs go; a row is one. */
export interface StructCell {
  readonly kind: 'struct'
  readonly builder: StructBuilder
  readonly members: readonly Member[]
  /** The members by the bytes of their keys. */
  readonly byLength: ReadonlyMap<number, readonly Member[]>
  /** The member that came first in the last object. */
  first: Member | undefined
}

/** A field of a struct, and its place. */
export interface Member {
  readonly key: Key
  readonly index: number
  readonly cell: RowCell
  /** The builder, where that is one of text. */
  readonly text: TextBuilder | undefined
  /** The object that had this field last, by the count of the scan. */
  object: number
  /** The member that came after this one in the last object. */
  next: Member | undefined
  /**
   * How many bytes, eight or more, came between the value before and this one's, the quote before text among them. The
   * first eight, the last eight and those between are doubles, which are equal where their bytes are, since UTF-8 has
   * neither the bytes of NaN nor, in JSON, those of 0.
   */
  lead: number
  first: number
  last: number
  between: Float64Array
  /** How often that was learnt. */
  learnt: number
}

const cellOf = (shape: JsonShape, into: Builder): RowCell => {
  if (shape.kind === 'struct' && into.kind === 'struct') return structCell(shape, into)
  if (shape.kind === 'list' && into.kind === 'list')
    return { kind: 'list', builder: into, element: cellOf(shape.element, into.element) }
  return { kind: shape.kind, builder: into } as RowCell
}

const none = new Float64Array(0)

const memberOf = (field: FieldShape, index: number, into: StructBuilder): Member => {
  const cell = cellOf(field.shape, into.fields[index] as Builder)
  const text = cell.kind === 'text' ? cell.builder : undefined
  const lead = { lead: noLead, first: Number.NaN, last: Number.NaN, between: none, learnt: 0 }
  return { key: keyOf(field.name), index, cell, text, object: 0, next: undefined, ...lead }
}

const structCell = (shape: StructShape, into: StructBuilder): StructCell => {
  const members = shape.fields.map((field, index) => memberOf(field, index, into))
  const byLength = new Map<number, readonly Member[]>()
  for (const member of members)
    byLength.set(member.key.bytes.length, [...(byLength.get(member.key.bytes.length) ?? []), member])
  for (const [index, member] of members.entries()) member.next = members[index + 1]
  return { kind: 'struct', builder: into, members, byLength, first: members[0] }
}

/** Builders for the rows of a table. */
export const rowCell = (shape: StructShape, room: number): StructCell => {
  const into = builder(shape.type, room)
  if (into.kind !== 'struct') throw new TypeError('a row is a struct')
  return structCell(shape, into)
}
