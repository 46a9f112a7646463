import { type AnyTable, type Field, type Node, node, outputFields, seal, type Table } from '@lockstep/schema'

const asTheyAre = (name: string, raw: readonly Field[]): Table =>
  seal({
    name,
    zone: 'UTC',
    raw,
    from: null,
    columns: raw.map((field) => ({ name: field.name, node: node('column', [], field) as Node })),
    where: null,
    distinct: false,
  })

/** A table's raw columns as they come in. */
export const unchanged = (table: AnyTable): Table => asTheyAre(table.name, table.raw)

/** A table's cleaned columns as if they came in. */
export const cleaned = (table: AnyTable): Table => asTheyAre(table.name, outputFields(table))
