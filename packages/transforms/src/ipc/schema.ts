import { fail } from './error.js'
import { byteAt, type FlatTable, intAt, shortAt, stringAt, tableAt, tablesAt } from './flatbuffer.js'

const decimal = 7
const struct = 13

/** Arrow types, by their numbers, that apache-arrow 21 cannot read. */
const unknown: ReadonlyMap<number, string> = new Map([
  [22, 'RunEndEncoded'],
  [25, 'ListView'],
  [26, 'LargeListView'],
])
const lastKnown = 26

const checkNames = (path: string, fields: readonly FlatTable[]): void => {
  const seen = new Set<string>()
  for (const field of fields) {
    const name = stringAt(field, 0)
    if (seen.has(name))
      fail(`${path === '' ? 'the columns' : `column ${path}`}: two fields have the name ${name}; rename one`)
    seen.add(name)
  }
}

const checkField = (field: FlatTable, prefix: string): void => {
  const path = prefix + stringAt(field, 0)
  const type = byteAt(field, 2)
  const name = unknown.get(type) ?? (type > lastKnown ? `type ${type}` : undefined)
  if (name !== undefined) fail(`column ${path}: Arrow's ${name} cannot be read; write a plain list or column`)
  const details = tableAt(field, 3)
  const bits = type === decimal && details !== undefined ? intAt(details, 2, 128) : 128
  if (bits !== 128) fail(`column ${path}: a decimal of ${bits} bits cannot be read; write decimal128`)
  const children = tablesAt(field, 5)
  if (type === struct) checkNames(path, children)
  for (const child of children) checkField(child, `${path}.`)
}

/** Refuses, by the name of the column, what apache-arrow would read wrongly or not at all. */
export const checkSchema = (schema: FlatTable): void => {
  if (shortAt(schema, 0) !== 0) fail('the bytes are big-endian; write little-endian Arrow')
  const fields = tablesAt(schema, 1)
  checkNames('', fields)
  for (const field of fields) checkField(field, '')
}
