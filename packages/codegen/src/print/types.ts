import type { Type } from '@lockstep/schema'
import { sqlName } from './quote.js'

/** `TIMESTAMP` alone has a zone or has none, by `spark.sql.timestampType`. */
const sqlNames = {
  text: 'STRING',
  boolean: 'BOOLEAN',
  int: 'INT',
  long: 'BIGINT',
  double: 'DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP_LTZ',
} as const

/** A type as SQL names it: `BIGINT`, `DECIMAL(10, 2)`, `STRUCT<lat: DOUBLE>`. */
export const sqlType = (type: Type): string => {
  switch (type.kind) {
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`
    case 'list':
      return `ARRAY<${sqlType(type.element)}>`
    case 'struct':
      return `STRUCT<${type.fields.map(({ name, type }) => `${sqlName(name)}: ${sqlType(type)}`).join(', ')}>`
    default:
      return sqlNames[type.kind]
  }
}

/** A type as `Column.cast` takes it: SQL's, and in small letters where it has no names of fields. */
export const castType = (type: Type): string => {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`
    case 'list':
      return `array<${castType(type.element)}>`
    case 'struct':
      return sqlType(type)
    default:
      return sqlNames[type.kind].toLowerCase()
  }
}
