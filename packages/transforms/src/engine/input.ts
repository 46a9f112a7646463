import {
  type AnyTable,
  at,
  checkTable,
  type Field,
  onlySourceOf,
  type Relation,
  type RelationOf,
  readsOf,
  refuse,
  showType,
} from '@lockstep/schema'
import type { RecordBatch, Schema } from 'apache-arrow'
import { columnFrom } from '../arrow/from-arrow.js'
import type { ArrowColumn } from '../column/column.js'
import type { Rows } from './rows.js'

/** What comes into a table from Arrow. */
export interface TableInput {
  readonly source: RelationOf<'source'>
  /** The columns that its rules read. */
  readonly reads: readonly Field[]
  /**
   * Refuses Arrow data that has no column of a name that is read, or two.
   * @throws Refusal that names table and column.
   */
  readonly check: (schema: Schema) => void
  /** The columns of a batch that are read. */
  readonly rows: (batch: RecordBatch) => Rows
}

const checkSchema = (table: string, schema: Schema, fields: readonly Field[]): void => {
  const names = schema.fields.map((field) => field.name)
  for (const { name, type } of fields) {
    const found = names.filter((other) => other === name).length
    if (found === 0)
      refuse(
        `${table}.${name}: expected a column of type ${showType(type)}, and the Arrow table has none of that name; it has ${names.join(', ') || 'no columns'}`,
      )
    if (found > 1)
      refuse(`${table}.${name}: the Arrow table has ${found} columns of that name; rename all but one`)
  }
}

const columnsOf = (table: string, batch: RecordBatch, fields: readonly Field[]): readonly ArrowColumn[] => {
  const { children } = batch.data
  const names = batch.schema.fields.length
  if (children.length !== names)
    refuse(
      `${table}: the record batch has ${children.length} columns for ${names} names, as RecordBatch.select of apache-arrow leaves it, so that names stand for other columns; use selectAt`,
    )
  return fields.map(({ name, type }) => {
    const index = batch.schema.fields.findIndex((field) => field.name === name)
    const data = children[index] ?? refuse(`${table}.${name}: the record batch lacks it`)
    return at(`${table}.${name}`, () => columnFrom(data, type))
  })
}

/**
 * What comes into a table.
 * @throws Refusal for what is no table, and for one of several sources.
 */
export const tableInputOf = (table: AnyTable): TableInput => {
  const { relation } = checkTable(table, 'clean(pin, input)')
  return inputFrom(relation, onlySourceOf(relation))
}

/** What comes into a relation from one of its sources: the columns that are read of it. */
export const inputFrom = (
  root: Relation,
  source: RelationOf<'source'>,
  reads: readonly Field[] = readsOf(root, source),
): TableInput => {
  const { name } = source.parts
  const check = (schema: Schema): void => checkSchema(name, schema, reads)
  return {
    source,
    reads,
    check,
    rows: (batch) => {
      check(batch.schema)
      return { columns: columnsOf(name, batch, reads), length: batch.numRows }
    },
  }
}
