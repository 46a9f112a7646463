import { failIpc } from './error.js'
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

/** Types that have one child. apache-arrow does not check that it is there. */
const lists: ReadonlySet<number> = new Set([12, 16, 17, 21])

const remedy = 'or leave the column out by `columns`'

const deepest = 64

/** The number of fields that were looked at. Damaged metadata can reach one field by any number of paths. */
interface Seen {
  fields: number
  readonly most: number
}

const checkNames = (path: string, fields: readonly FlatTable[]): void => {
  const seen = new Set<string>()
  for (const field of fields) {
    const name = stringAt(field, 0)
    if (seen.has(name))
      failIpc(
        `${path === '' ? 'the columns' : `column ${path}`}: two fields have the name ${name}; rename one`,
      )
    seen.add(name)
  }
}

/** What is said beside: keys and values. apache-arrow reads them all. */
export const checkPairs = (table: FlatTable, field: number): void => {
  for (const pair of tablesAt(table, field)) {
    stringAt(pair, 0)
    stringAt(pair, 1)
  }
}

const widths = [8, 16, 32, 64]

/** The parts of a type on which apache-arrow builds without a look. */
const checkDetails = (type: number, details: FlatTable, path: string): void => {
  const damaged = (): never => failIpc(`column ${path}: the metadata are damaged: its type is incomplete`)
  if (type === 2 && !widths.includes(intAt(details, 0, 0))) damaged()
  if (type === 3 && (shortAt(details, 0) < 0 || shortAt(details, 0) > 2)) damaged()
  if (type === 10) stringAt(details, 1)
  if ((type === 9 || type === 10) && (shortAt(details, 0) < 0 || shortAt(details, 0) > 3)) damaged()
  if ((type === 15 || type === 16) && intAt(details, 0, 0) < 0) damaged()
  const bits = type === decimal ? intAt(details, 2, 128) : 128
  if (bits !== 128)
    failIpc(`column ${path}: a decimal of ${bits} bits cannot be read; write decimal128, ${remedy}`)
}

const checkDictionary = (field: FlatTable, path: string): void => {
  const dictionary = tableAt(field, 4)
  const indices = dictionary === undefined ? undefined : tableAt(dictionary, 1)
  if (indices !== undefined) checkDetails(2, indices, path)
}

const checkField = (field: FlatTable, prefix: string, depth: number, seen: Seen): void => {
  const path = prefix + stringAt(field, 0)
  if (depth > deepest || ++seen.fields > seen.most)
    failIpc(`column ${path}: the metadata are damaged: too many fields`)
  const type = byteAt(field, 2)
  const name = unknown.get(type) ?? (type > lastKnown ? `type ${type}` : undefined)
  if (name !== undefined)
    failIpc(`column ${path}: Arrow's ${name} cannot be read; write a plain list or column, ${remedy}`)
  checkDetails(
    type,
    tableAt(field, 3) ?? failIpc(`column ${path}: the metadata are damaged: it has no type`),
    path,
  )
  checkDictionary(field, path)
  checkPairs(field, 6)
  const children = tablesAt(field, 5)
  if (lists.has(type) && children.length !== 1)
    failIpc(`column ${path}: the metadata are damaged: a list of ${children.length} kinds of elements`)
  if (type === struct) checkNames(path, children)
  for (const child of children) checkField(child, `${path}.`, depth + 1, seen)
}

/** Refuses, by the name of the column, what apache-arrow would read wrongly or not at all. */
export const checkSchemaMessage = (schema: FlatTable): void => {
  if (shortAt(schema, 0) !== 0) failIpc('the bytes are big-endian; write little-endian Arrow')
  const fields = tablesAt(schema, 1)
  const seen: Seen = { fields: 0, most: schema.view.byteLength }
  checkNames('', fields)
  checkPairs(schema, 2)
  for (const field of fields) checkField(field, '', 0, seen)
}
