import { type AnyTable, onlySourceOf, type Type, type TypeOf } from '@lockstep/schema'
import { Table } from 'apache-arrow'
import { batchOf } from '../arrow/to-arrow.js'
import { arrowSchema } from '../arrow/types.js'
import { bitmapBytes, type PlainColumn } from '../column/column.js'
import { checkIterable } from '../engine/given.js'
import {
  dateCell,
  decimalCell,
  doubleCell,
  fieldOf,
  intCell,
  isRecord,
  jsonValueOf,
  listCell,
  longCell,
  textCell,
  timestampCell,
} from './row-values.js'

const utf8 = new TextEncoder()

/** Reads cells one by one; gives whether each is a value of the type. */
const fill = (length: number, valid: Uint8Array, cell: (index: number) => boolean): void => {
  for (let index = 0; index < length; index++)
    if (cell(index)) valid[index >> 3] = (valid[index >> 3] ?? 0) | (1 << (index & 7))
}

const textFromValues = (type: Type, values: readonly unknown[]): PlainColumn => {
  const length = values.length
  const validity = new Uint8Array(bitmapBytes(length))
  const cells = values.map((value) => {
    const text = textCell(value)
    return text === undefined ? undefined : utf8.encode(text)
  })
  const offsets = new Int32Array(length + 1)
  cells.forEach((bytes, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + (bytes?.length ?? 0)
  })
  const bytes = new Uint8Array(offsets[length] ?? 0)
  fill(length, validity, (index) => {
    const cell = cells[index]
    if (cell !== undefined) bytes.set(cell, offsets[index])
    return cell !== undefined
  })
  return { layout: 'text', type, length, validity, offsets, bytes }
}

const listFromValues = (type: TypeOf<'list'>, values: readonly unknown[]): PlainColumn => {
  const length = values.length
  const validity = new Uint8Array(bitmapBytes(length))
  const offsets = new Int32Array(length + 1)
  const elements: unknown[] = []
  fill(length, validity, (index) => {
    const list = listCell(values[index], type)
    for (const element of list ?? []) elements.push(element)
    offsets[index + 1] = elements.length
    return list !== undefined
  })
  return { layout: 'list', type, length, validity, offsets, elements: columnOfValues(type.element, elements) }
}

/** A column of plain values, as `jsonValueOf` gives them; what is no value of the type is null. */
const columnOfValues = (type: Type, values: readonly unknown[]): PlainColumn => {
  const length = values.length
  const validity = new Uint8Array(bitmapBytes(length))
  const numbers = <T, A extends { [index: number]: T }>(
    made: A,
    read: (value: unknown) => T | undefined,
  ): A => {
    fill(length, validity, (index) => {
      const value = read(values[index])
      if (value !== undefined) made[index] = value
      return value !== undefined
    })
    return made
  }
  switch (type.kind) {
    case 'text':
      return textFromValues(type, values)
    case 'list':
      return listFromValues(type, values)
    case 'struct': {
      fill(length, validity, (index) => isRecord(values[index]))
      const fields = type.fields.map((field) =>
        columnOfValues(
          field.type,
          values.map((value) => fieldOf(value, field.name)),
        ),
      )
      return { layout: 'struct', type, length, validity, fields }
    }
    case 'boolean': {
      const bits = new Uint8Array(bitmapBytes(length))
      fill(length, bits, (index) => values[index] === true)
      fill(length, validity, (index) => typeof values[index] === 'boolean')
      return { layout: 'boolean', type, length, validity, bits }
    }
    case 'int':
    case 'date': {
      const read = type.kind === 'int' ? intCell : dateCell
      return { layout: 'int', type, length, validity, values: numbers(new Int32Array(length), read) }
    }
    case 'long':
    case 'timestamp': {
      const read = type.kind === 'long' ? longCell : timestampCell
      return { layout: 'long', type, length, validity, values: numbers(new BigInt64Array(length), read) }
    }
    case 'double':
      return {
        layout: 'double',
        type,
        length,
        validity,
        values: numbers(new Float64Array(length), doubleCell),
      }
    case 'decimal': {
      const words = new BigInt64Array(length * 2)
      fill(length, validity, (index) => {
        const value = decimalCell(values[index], type)
        if (value === undefined) return false
        words[2 * index] = value
        words[2 * index + 1] = value >> 64n
        return true
      })
      return { layout: 'decimal', type, length, validity, words }
    }
  }
}

/**
 * Plain objects as an Arrow table, by a table's raw columns; absent names are null. A cell is the one that `readJson`
 * gives of the same value in JSON, as `JSON.stringify` writes it: for text, `1776` is `'1776'` and `{ a: 1 }` is
 * `'{"a":1}'`; for a decimal, numbers and text are rounded half away from zero; a fraction or text for an int is null,
 * as is a list with an element that is not of its type. Half a surrogate pair is `?`.
 *
 * What JSON has no text for: a bigint is the number of its digits. NaN, infinities and -0 are themselves in a double;
 * in all else they are null, null and 0. Dates and timestamps, which `readJson` takes none of, are read from the text
 * that they have in rows (`YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS[.ffffff]Z`) or from what `toJSON` gives, as of a `Date`.
 * Limits of Spark's parser (20,000,000 characters, 1,000 digits) are not applied, but that text of more than 1,000
 * brackets inside of each other is null.
 */
export const tableOfRows = (table: Pick<AnyTable, 'relation'>, rows: Iterable<object>): Table => {
  checkIterable(rows, 'an array of objects', 'cleanRows(pin, [{ title: ... }])')
  const all = Array.from(rows, (row) => jsonValueOf(row, ''))
  const { fields: raw } = onlySourceOf(table.relation).parts
  const schema = arrowSchema(raw)
  const columns = raw.map(({ name, type }) =>
    columnOfValues(
      type,
      all.map((row) => fieldOf(row, name)),
    ),
  )
  return new Table(schema, [batchOf(schema, columns, all.length)])
}
