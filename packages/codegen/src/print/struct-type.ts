import { type AnyTable, at, checkTable, type Field, type Type } from '@lockstep/schema'
import { brackets, broken, type Doc, layout, nest, type Page, soft } from './layout.js'
import { pythonText, sqlName } from './quote.js'
import { sqlType } from './types.js'

const page: Page = { width: 100, indent: '    ' }

const names = {
  text: 'StringType',
  boolean: 'BooleanType',
  int: 'IntegerType',
  long: 'LongType',
  double: 'DoubleType',
  date: 'DateType',
  timestamp: 'TimestampType',
} as const

const struct = (fields: readonly Field[]): Doc =>
  broken([
    'T.StructType(',
    nest([soft, '[', nest(fields.map((field) => [soft, fieldDoc(field), ','])), soft, ']']),
    soft,
    ')',
  ])

const fieldDoc = ({ name, type }: Field): Doc =>
  brackets('T.StructField(', [pythonText(name), typeDoc(type)], ')', ',')

const typeDoc = (type: Type): Doc => {
  switch (type.kind) {
    case 'decimal':
      return `T.DecimalType(${type.precision}, ${type.scale})`
    case 'list':
      return brackets('T.ArrayType(', [typeDoc(type.element)], ')')
    case 'struct':
      return struct(type.fields)
    default:
      return `T.${names[type.kind]}()`
  }
}

/**
 * What comes into a table as a Spark `StructType` in Python, every field nullable, given
 * `from pyspark.sql import types as T`.
 */
export const structType = (table: AnyTable): string =>
  layout(struct(checkTable(table, 'structType(pin)').raw), page)

/**
 * What comes into a table as the columns of a `CREATE TABLE`, or as a schema in text, one column a line.
 * @throws Refusal for a name with `${`, which Spark would replace, and for one with a control character.
 */
export const ddl = (table: AnyTable): string =>
  at(checkTable(table, 'ddl(pin)').name, () =>
    table.raw.map(({ name, type }) => at(name, () => `${sqlName(name)} ${sqlType(type)}`)).join(',\n'),
  )
