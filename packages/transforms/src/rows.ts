import {
  type AnyTable,
  dateText,
  daysOf,
  decimalText,
  microsOf,
  outputFields,
  type RowOf,
  type Table as Rules,
  type Type,
  type TypeOf,
  timestampText,
  unscaledOf,
} from '@lockstep/schema'
import { Table } from 'apache-arrow'
import { arrowSchema } from './arrow.js'
import { clean } from './clean.js'
import { bitmapBytes, type Column, isValid, type PlainColumn } from './column.js'
import { columnFrom } from './from-arrow.js'
import { plain } from './take.js'
import { batchOf } from './to-arrow.js'

const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const asUnscaled = (value: unknown, { precision, scale }: TypeOf<'decimal'>): bigint | undefined => {
  const digits = typeof value === 'string' ? unscaledOf(value, scale) : undefined
  return digits !== undefined && digits < 10n ** BigInt(precision) && -digits < 10n ** BigInt(precision)
    ? digits
    : undefined
}

const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

const asInt = (value: unknown): number | undefined =>
  typeof value === 'number' && (value | 0) === value ? value : undefined

const fromText =
  <T>(read: (text: string) => T) =>
  (value: unknown): T | undefined =>
    typeof value === 'string' ? read(value) : undefined

const asLong = (value: unknown): bigint | undefined => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value ? value : undefined
}

/** Reads cells one by one; gives whether each is a value of the type. */
const fill = (length: number, valid: Uint8Array, cell: (index: number) => boolean): void => {
  for (let index = 0; index < length; index++)
    if (cell(index)) valid[index >> 3] = (valid[index >> 3] ?? 0) | (1 << (index & 7))
}

const textFromValues = (type: Type, values: readonly unknown[]): PlainColumn => {
  const length = values.length
  const validity = new Uint8Array(bitmapBytes(length))
  const cells = values.map((value) =>
    typeof value === 'string' && value.isWellFormed() ? utf8.encode(value) : undefined,
  )
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
    const value = values[index]
    if (Array.isArray(value)) for (const element of value) elements.push(element)
    offsets[index + 1] = elements.length
    return Array.isArray(value)
  })
  return { layout: 'list', type, length, validity, offsets, elements: columnOfValues(type.element, elements) }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** A column of plain values, as they are in rows; what is no value of the type is null. */
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
          values.map((value) => own(value, field.name)),
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
      const read = type.kind === 'int' ? asInt : fromText(daysOf)
      return { layout: 'int', type, length, validity, values: numbers(new Int32Array(length), read) }
    }
    case 'long':
    case 'timestamp': {
      const read = type.kind === 'long' ? asLong : fromText(microsOf)
      return { layout: 'long', type, length, validity, values: numbers(new BigInt64Array(length), read) }
    }
    case 'double':
      return { layout: 'double', type, length, validity, values: numbers(new Float64Array(length), asNumber) }
    case 'decimal': {
      const words = new BigInt64Array(length * 2)
      fill(length, validity, (index) => {
        const value = asUnscaled(values[index], type)
        if (value === undefined) return false
        words[2 * index] = value
        words[2 * index + 1] = value >> 64n
        return true
      })
      return { layout: 'decimal', type, length, validity, words }
    }
  }
}

/** Reads a cell as the plain value that rows hold. */
type Read = (index: number) => unknown

const readValue = (column: PlainColumn): Read => {
  const { type } = column
  switch (column.layout) {
    case 'text':
      return (index) =>
        fromUtf8.decode(column.bytes.subarray(column.offsets[index], column.offsets[index + 1]))
    case 'boolean':
      return (index) => isValid(column.bits, index)
    case 'int':
      return type.kind === 'date'
        ? (index) => dateText(column.values[index] ?? 0)
        : (index) => column.values[index]
    case 'long':
      return type.kind === 'timestamp'
        ? (index) => timestampText(column.values[index] ?? 0n)
        : (index) => column.values[index]
    case 'double':
      return (index) => column.values[index]
    case 'decimal': {
      const scale = type.kind === 'decimal' ? type.scale : 0
      return (index) =>
        decimalText(
          ((column.words[2 * index + 1] ?? 0n) << 64n) | BigInt.asUintN(64, column.words[2 * index] ?? 0n),
          scale,
        )
    }
    case 'list': {
      const element = read(column.elements)
      return (index) => {
        const from = column.offsets[index] ?? 0
        return Array.from({ length: (column.offsets[index + 1] ?? 0) - from }, (_, at) => element(from + at))
      }
    }
    case 'struct': {
      const names = type.kind === 'struct' ? type.fields.map((field) => field.name) : []
      const fields = column.fields.map(read)
      return (index) => Object.fromEntries(names.map((name, at) => [name, fields[at]?.(index)]))
    }
  }
}

const read = (column: Column): Read => {
  const cells = plain(column)
  const value = readValue(cells)
  return (index) => (isValid(cells.validity, index) ? value(index) : null)
}

/**
 * Plain objects as an Arrow table, by a table's raw columns; absent names are null. A value that is not one of its
 * column's type is null: a fraction or text for an int, a lone surrogate in text.
 */
export const tableOfRows = (table: AnyTable, rows: Iterable<object>): Table => {
  const all = [...rows]
  const { raw } = first(table)
  const schema = arrowSchema(raw)
  const columns = raw.map(({ name, type }) =>
    columnOfValues(
      type,
      all.map((row) => own(row, name)),
    ),
  )
  return new Table(schema, [batchOf(schema, columns, all.length)])
}

const first = (table: AnyTable): AnyTable => (table.from === null ? table : first(table.from))

/** The rows of an Arrow table with a table's cleaned columns: decimal, date and timestamp as text, long as bigint. */
export const rowsOf = <C>(table: Rules<C>, cleaned: Table): readonly RowOf<C>[] => {
  const fields = outputFields(table)
  return cleaned.batches.flatMap((batch) => {
    const readers = fields.map(({ type }, index) => {
      const data = batch.data.children[index]
      if (data === undefined) throw new TypeError(`${table.name}: the record batch lacks column ${index}`)
      return read(columnFrom(data, type))
    })
    return Array.from({ length: batch.numRows }, (_, row) =>
      Object.fromEntries(fields.map((field, index) => [field.name, readers[index]?.(row)])),
    ) as RowOf<C>[]
  })
}

/**
 * Cleans plain objects: the raw columns by name, absent ones null. For tests and small data; `clean` is made for more.
 * Decimals, dates and timestamps are text in rows, longs are bigint. Never throws because of a value: what is not one
 * of its column's type is null.
 */
export const cleanRows = <C>(table: Rules<C>, rows: Iterable<object>): readonly RowOf<C>[] =>
  rowsOf(table, clean(table, tableOfRows(table, rows)))
