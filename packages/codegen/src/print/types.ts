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

type SqlNames = Readonly<Record<keyof typeof sqlNames, string>>

const typeIn =
  (names: SqlNames, nameOf: (field: string) => string) =>
  (type: Type): string => {
    const told = typeIn(names, nameOf)
    switch (type.kind) {
      case 'decimal':
        return `DECIMAL(${type.precision}, ${type.scale})`
      case 'list':
        return `ARRAY<${told(type.element)}>`
      case 'struct':
        return `STRUCT<${type.fields.map(({ name, type }) => `${nameOf(name)}: ${told(type)}`).join(', ')}>`
      default:
        return names[type.kind]
    }
  }

/** A type as SQL names it: `BIGINT`, `DECIMAL(10, 2)`, `STRUCT<lat: DOUBLE>`. */
export const sqlType: (type: Type) => string = typeIn(sqlNames, sqlName)

/** A type as Spark shows it to people: a timestamp is TIMESTAMP, and names of fields stand as they are. */
export const shownType: (type: Type) => string = typeIn(
  { ...sqlNames, timestamp: 'TIMESTAMP' },
  (name) => name,
)

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

/** What `from_json` reads, as SQL names it: a struct, or a map of texts to values. */
export const schemaType = (reads: Type | { readonly values: Type }): string =>
  'values' in reads ? `MAP<STRING, ${sqlType(reads.values)}>` : sqlType(reads)
