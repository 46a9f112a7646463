import { type Field, type Node, node, seal, type Table } from '@lockstep/schema'

/** A table that gives its raw columns as they are. */
export const unchanged = (name: string, fields: readonly Field[], distinct = false): Table =>
  seal({
    name,
    zone: 'UTC',
    raw: fields,
    from: null,
    columns: fields.map(({ name, type }) => ({ name, node: node('column', [], { name, type }) as Node })),
    where: null,
    distinct,
  })
