import { type AnyTable, at, checkTable, type Field, type Type } from '@lockstep/schema'
import { brackets, broken, type Doc, layout, nest, pythonPage, soft } from './layout.js'
import { isSqlName, pythonText, sqlName } from './quote.js'
import { sqlType } from './types.js'

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
  layout(struct(checkTable(table, 'structType(pin)').raw), pythonPage)

/**
 * What comes into a table as the columns of a `CREATE TABLE`, or as a schema in text, one column a line.
 * @throws Refusal for a name with `${`, which Spark would replace, and for one with a control character.
 */
export const ddl = (table: AnyTable): string =>
  at(checkTable(table, 'ddl(pin)').name, () =>
    table.raw.map(({ name, type }) => at(name, () => `${sqlName(name)} ${sqlType(type)}`)).join(',\n'),
  )

/** The columns of `CREATE TABLE` one below the other, or null where Python or Spark would not take them as they are. */
const ddlLines = (fields: readonly Field[]): readonly string[] | null => {
  if (!fields.every(hasSqlNames)) return null
  const names = fields.map(({ name }) => sqlName(name))
  const widest = Math.max(0, ...names.map((name) => name.length))
  const lines = fields.map(({ type }, index) => `    ${(names[index] ?? '').padEnd(widest)} ${sqlType(type)}`)
  return lines.every((line) => line.length < pythonPage.width && !/\\|"""/u.test(line)) ? lines : null
}

const hasSqlNames = ({ name, type }: Field): boolean => isSqlName(name) && typeHasSqlNames(type)

const typeHasSqlNames = (type: Type): boolean => {
  if (type.kind === 'list') return typeHasSqlNames(type.element)
  return type.kind !== 'struct' || type.fields.every(hasSqlNames)
}

/** What comes into a table as `DataFrameReader.schema` takes it: text where that says all of it, else a `StructType`. */
export const schemaText = (table: AnyTable): { readonly schema: string; readonly isTypes: boolean } => {
  const lines = ddlLines(table.raw)
  return lines === null
    ? { schema: structType(table), isTypes: true }
    : { schema: `"""\n${lines.join(',\n')}\n"""`, isTypes: false }
}
