import { type MeaningOf, type OperationsOf, type Type, type TypeOf, types } from '@lockstep/schema'
import { call, litText, method, operator, plainInt, plainText, type Spark } from '../spark/expression.js'

type Struct = TypeOf<'struct'>

/** A string of JSON, and the same with a mark in front: what was a string is then told from what was none. */
const string = '"([^"\\\\]*+(?:\\\\[\\s\\S][^"\\\\]*+)*+)"'
const mark = '_'
const marked = `"${mark}$1"`

/** Strict JSON; a name without a mark, for what is not to be read. */
const corrupt = 'corrupt'
const options = {
  allowSingleQuotes: 'false',
  allowNonNumericNumbers: 'false',
  columnNameOfCorruptRecord: corrupt,
} as const

/** What is read: a struct, or a map of texts to values. */
type Reads = Struct | { readonly values: Type }

const readJson = (of: Spark, reads: Reads): Spark => ({ kind: 'json', of, reads, options })

/** The type with marks in front of all names. */
const markedType = (type: Type): Type => {
  if (type.kind === 'list') return types.list(markedType(type.element))
  return type.kind === 'struct' ? markedStruct(type) : type
}

const markedStruct = ({ fields }: Struct): Struct =>
  types.struct(fields.map(({ name, type }) => ({ name: `${mark}${name}`, type: markedType(type) })))

const isNull = (of: Spark): Spark => ({ kind: 'isNull', of })

const where = (test: Spark, value: Spark): Spark => ({
  kind: 'case',
  branches: [{ test, value }],
  otherwise: null,
})

const isThere = (of: Spark): Spark => operator('NOT', isNull(of))

const longest = 2_147_483_647

/** Whether there is a text or a struct in a type: what has a mark. */
const hasMark = (type: Type): boolean =>
  type.kind === 'text' || type.kind === 'struct' || (type.kind === 'list' && hasMark(type.element))

/** The value without its marks: null for a text that was no string. */
const unmarked = (of: Spark, type: Type, variable: string): Spark => {
  if (!hasMark(type)) return of
  if (type.kind === 'text')
    return where(
      method('startswith', of, litText(mark)),
      call('substring', of, plainInt(mark.length + 1), plainInt(longest)),
    )
  if (type.kind === 'struct') return where(isThere(of), fieldsOf(of, type, variable))
  if (type.kind !== 'list') return of
  const body = unmarked({ kind: 'variable', name: variable }, type.element, variable)
  return call('transform', of, { kind: 'lambda', variables: [variable], body })
}

const fieldsOf = (of: Spark, { fields }: Struct, variable: string): Spark =>
  call(
    'named_struct',
    ...fields.flatMap(({ name, type }) => [
      litText(name),
      unmarked({ kind: 'field', of, name: `${mark}${name}` }, type, variable),
    ]),
  )

const corruptOnly = types.struct([{ name: corrupt, type: types.text }])

/** What is read of a text with marks, and whether it is a well-formed object. */
const readOf = (of: Spark, reads: Reads): { readonly read: Spark; readonly isGood: Spark } => {
  const text = call('regexp_replace', of, plainText(string), plainText(marked))
  const read = readJson(text, reads)
  const isWellFormed = isNull({ kind: 'field', of: readJson(text, corruptOnly), name: corrupt })
  return { read, isGood: operator('AND', isWellFormed, isThere(read)) }
}

/** A text read as a JSON object: null where it is none, or is not well-formed. */
const parsed = (of: Spark, type: Struct, variable: string): Spark => {
  const { read, isGood } = readOf(of, markedStruct(type))
  return where(isGood, fieldsOf(read, type, variable))
}

/** The entries of a text read as a map: structs of a name and a value. */
const entriesOf = (of: Spark, type: Struct, variable: string): Spark => {
  const [, value] = type.fields
  if (value === undefined) return of
  const { read, isGood } = readOf(of, { values: markedType(value.type) })
  const entry: Spark = { kind: 'variable', name: variable }
  const body = call(
    'named_struct',
    ...type.fields.flatMap((field) => [
      litText(field.name),
      unmarked({ kind: 'field', of: entry, name: field.name }, field.type, variable),
    ]),
  )
  return where(
    isGood,
    call('transform', call('map_entries', read), { kind: 'lambda', variables: [variable], body }),
  )
}

/** The operations of `schema/graph/operations/json.ts` on Spark, with names for variables by their levels. */
export const jsonOver = (variable: (level: number) => string): MeaningOf<Spark, OperationsOf<'json'>> => ({
  parseJson: ({ constants: { type }, lambdas }, of) =>
    type.kind === 'struct' ? parsed(of, type, variable(lambdas - 1)) : of,
  parseJsonEntries: ({ constants: { type }, lambdas }, of) =>
    type.kind === 'struct' ? entriesOf(of, type, variable(lambdas - 1)) : of,
  toJson: ({ constants: { nulls } }, of) => ({
    kind: 'json',
    of,
    reads: null,
    options: { ignoreNullFields: String(nulls === 'leftOut') },
  }),
})
