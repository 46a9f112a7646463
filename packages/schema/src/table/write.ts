import { writeRelations } from '../relation/json.js'
import type { Json } from '../types/json.js'
import { type AnyTable, lineageOf } from './any-table.js'

/** A table as `toJSON` gives it. */
export const writeTable = (table: AnyTable): { readonly [name: string]: Json } => {
  const { json, place } = writeRelations([table.relation])
  const written = ({ name, zone, relation }: AnyTable) => ({ name, zone, relation: place(relation) })
  return { lockstep: 1, ...written(table), from: lineageOf(table).slice(0, -1).map(written), ...json }
}
