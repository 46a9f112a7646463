import { builder } from '../../builders/any.js'
import type { Builder, StructBuilder } from '../../builders/builder.js'
import { keyOf } from './fast/key.js'
import { noLead } from './fast/prefix.js'
import type { Member, RowCell, StructCell } from './row-cells.js'
import type { FieldShape, JsonShape, StructShape } from './shape.js'

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
  const lead = { lead: noLead, first: Number.NaN, last: Number.NaN, between: none, opens: false, learnt: 0 }
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
