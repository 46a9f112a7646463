import { type AnyTable, outputFields, type Table } from '@lockstep/schema'
import { unchanged as asTheyAre } from '../../kit/draw/select-table.js'

/** A table's raw columns as they come in. */
export const unchanged = (table: AnyTable): Table => asTheyAre(table.name, table.raw)

/** The columns of a table's or a question's rows as if they came in. */
export const cleaned = (table: Pick<AnyTable, 'name' | 'relation'>): Table =>
  asTheyAre(table.name, outputFields(table))
