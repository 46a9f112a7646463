import { type core, z } from 'zod'
import type { RowOf } from '../column/row.js'
import { date, decimal, timestamp } from '../raw/scalars.js'
import type { RelationColumn } from '../relation/relation.js'
import type { Type } from '../types/types.js'
import { type ColumnsOf, checkTable, type Table } from './check.js'

/** A cleaned row of a table as a plain object. */
export type Row<T> = RowOf<ColumnsOf<T>>

const valueSchema = (type: Type): core.$ZodType => {
  switch (type.kind) {
    case 'text':
      return z.string()
    case 'boolean':
      return z.boolean()
    case 'int':
      return z.int32()
    case 'long':
      return z.int64()
    case 'double':
      return z.union([z.number(), z.nan(), z.literal([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])])
    case 'decimal':
      return decimal(type.precision, type.scale)
    case 'date':
      return date()
    case 'timestamp':
      return timestamp()
    case 'list':
      return z.array(z.nullable(valueSchema(type.element)))
    case 'struct':
      return z.object(
        Object.fromEntries(type.fields.map((field) => [field.name, z.nullable(valueSchema(field.type))])),
      )
  }
}

const columnSchema = ({ type, nullable }: RelationColumn): core.$ZodType =>
  nullable ? z.nullable(valueSchema(type)) : valueSchema(type)

/** A zod schema of a table's cleaned rows, as `cleanRows` gives them. */
export const rowSchema = <C>(table: Table<C>): z.ZodType<RowOf<C>> =>
  z.object(
    Object.fromEntries(
      checkTable(table, 'rowSchema(pin)').relation.columns.map((column) => [
        column.name,
        columnSchema(column),
      ]),
    ),
  ) as unknown as z.ZodType<RowOf<C>>
