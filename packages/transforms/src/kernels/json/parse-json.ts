import type { Type } from '@lockstep/schema'
import { columnFrom } from '../../arrow/from-arrow.js'
import { addNull, builder, finish } from '../../builders/any.js'
import type { Builder } from '../../builders/builder.js'
import { addBoolean, addDouble, addInt } from '../../builders/fixed.js'
import { closeList, closeStruct } from '../../builders/nested.js'
import { addText } from '../../builders/text.js'
import { addDecimal, addLong } from '../../builders/wide.js'
import { allNull } from '../../column/all-null.js'
import { isValid, type PlainColumn, type TextColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { afterBlanks, afterValue } from './after-value.js'
import { type JsonCell, type JsonText, readEntries, readJson } from './read-value.js'

const wrong = (value: JsonCell, { kind }: Builder): never => {
  throw new TypeError(`a value of ${typeof value} for a column of ${kind}`)
}

const add = (to: Builder, value: JsonCell): void => {
  if (value === null) addNull(to)
  else if (to.kind === 'struct' && Array.isArray(value)) {
    for (const [place, field] of to.fields.entries()) add(field, value[place] ?? null)
    closeStruct(to)
  } else if (to.kind === 'list' && Array.isArray(value)) {
    for (const element of value) add(to.element, element)
    closeList(to)
  } else if (to.kind === 'text' && value instanceof Uint8Array) addText(to, value, 0, value.length)
  else if (to.kind === 'int' && typeof value === 'number') addInt(to, value)
  else if (to.kind === 'double' && typeof value === 'number') addDouble(to, value)
  else if (to.kind === 'boolean' && typeof value === 'boolean') addBoolean(to, value)
  else if (to.kind === 'long' && typeof value === 'bigint') addLong(to, value)
  else if (to.kind === 'decimal' && typeof value === 'bigint') addDecimal(to, value)
  else wrong(value, to)
}

/** What is read of an object. */
type ReadObject = (of: JsonText) => JsonCell | undefined

/** What is read of the object that a text begins with; null where the text begins with none, or the object is not well-formed. */
const objectIn = (bytes: Uint8Array, from: number, end: number, read: ReadObject): JsonCell => {
  const at = afterBlanks(bytes, from, end)
  if (at >= end || bytes[at] !== 0x7b || afterValue(bytes, at, end, 0) < 0) return null
  return read({ bytes, end, at }) ?? null
}

/** Texts that are JSON objects, read as cells of a type. */
const readTexts = (
  { length, validity, offsets, bytes }: TextColumn,
  type: Type,
  read: ReadObject,
): PlainColumn => {
  const to = builder(type, length)
  for (let row = 0; row < length; row++)
    add(
      to,
      isValid(validity, row)
        ? objectIn(bytes, offsets[row] as number, offsets[row + 1] as number, read)
        : null,
    )
  return toPlain(columnFrom(finish(to), type))
}

/** Texts read as JSON objects of a type. */
export const parseTexts = (texts: TextColumn, type: Type): PlainColumn =>
  readTexts(texts, type, (of) => readJson(of, type))

/** Texts read as JSON objects of any names: lists of entries, each a struct of name and value. */
export const parseEntries = (texts: TextColumn, type: Type, entry: Type): PlainColumn => {
  const value = entry.kind === 'struct' ? entry.fields[1]?.type : undefined
  return value === undefined
    ? allNull(type, texts.length)
    : readTexts(texts, type, (of) => readEntries(of, value))
}
