import { columnNode, type Field, type Output, relation, seal, type Table } from '@lockstep/schema'

/** A table of some rules over some columns. */
export const selectTable = (name: string, fields: readonly Field[], columns: readonly Output[]): Table => {
  const source = relation('source', [], { name, fields })
  return seal({ name, zone: 'UTC', from: null, relation: relation('select', [source], { columns }) })
}

/** A table that gives its raw columns as they are. */
export const unchanged = (name: string, fields: readonly Field[]): Table =>
  selectTable(
    name,
    fields,
    fields.map(({ name, type }) => ({ name, node: columnNode({ name, type }) })),
  )
