import type { Field, Type } from '@lockstep/schema'
import type { Data, Table, Vector } from 'apache-arrow'
import { mismatch } from './carries.js'
import { textReader } from './text-cells.js'

/**
 * One cell, exact, so that two cells are the same value only if they are the same bits: text as its UTF-8
 * bytes, one character in U+0000-U+00FF for each byte; int and date (days) as a number; long, timestamp
 * (microseconds), double (its 64 bits) and decimal (unscaled) as a bigint; lists and structs as arrays of
 * cells in order.
 */
export type Cell = null | boolean | number | bigint | string | readonly Cell[]

/** One column of a table, read exactly. */
export interface Cells {
  readonly name: string
  readonly type: Type
  readonly cells: readonly Cell[]
}

type Read = (index: number) => Cell

/** The 64 bits of the one NaN that all NaNs are read as. */
export const oneNaN = 0x7ff8000000000000n

const isNaNBits = (bits: bigint): boolean => (bits & 0x7fffffffffffffffn) > 0x7ff0000000000000n

/**
 * The cells of a table, read straight from Arrow's buffers (slices, padding, missing bitmaps, dictionaries
 * and views included) as columns of `schema`. Columns go by position. All NaNs become one, unless
 * `payloads` is asked for.
 * @throws TypeError if the number of columns, or the Arrow type of one, is not what the schema says.
 */
export const cells = (
  table: Table,
  schema: readonly Field[],
  options: { readonly payloads?: boolean } = {},
): readonly Cells[] => {
  const { fields } = table.schema
  if (fields.length !== schema.length)
    throw new TypeError(`the Arrow table has ${fields.length} columns, its schema says ${schema.length}`)
  return schema.map(({ name, type }, at) => {
    const field = fields[at]
    const wrong = field === undefined ? 'nothing' : mismatch(field.type, type)
    if (wrong !== null) throw new TypeError(wrongType(name, type, wrong))
    return { name, type, cells: columnCells(table.getChildAt(at), type, options.payloads ?? false) }
  })
}

/** The cells of one column, whose Arrow type carries its type. */
export const columnCells = (column: Vector | null, type: Type, payloads = false): readonly Cell[] =>
  (column?.data ?? []).flatMap((chunk) => all(chunk, type, payloads))

/** Whether two cells are one, bit by bit. */
export const isSameCell = (left: Cell, right: Cell): boolean => {
  if (left === right) return true
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false
  return left.every((cell, at) => isSameCell(cell, right[at]))
}

const wrongType = (column: string, type: Type, got: string): string =>
  `column "${column}": Arrow ${got} does not carry ${type.kind} (a TIMESTAMP has microseconds and a zone, a DATE days)`

/** An empty array may lack the children that its type speaks of. */
const all = (data: Data, type: Type, payloads: boolean): Cell[] => {
  if (data.length === 0) return []
  const read = reader(data, type, payloads)
  return Array.from({ length: data.length }, (_, index) => read(index))
}

/** Reads the cell at an index of one Arrow array. */
const reader = (data: Data, type: Type, payloads: boolean): Read => {
  const value = type.kind === 'text' ? textReader(data) : valueReader(data, type, payloads)
  const { nullBitmap, offset } = data
  if (!nullBitmap?.length) return value
  return (index) => (bit(nullBitmap, offset + index) ? value(index) : null)
}

/** Whether a bit of a bitmap is set. */
export const bit = (bits: Uint8Array, index: number): boolean =>
  ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0

const valueReader = (data: Data, type: Exclude<Type, { kind: 'text' }>, payloads: boolean): Read => {
  switch (type.kind) {
    case 'boolean':
      return (index) => bit(data.values, data.offset + index)
    case 'int':
    case 'date': {
      const view = bytes(data)
      return (index) => view.getInt32(index * 4, true)
    }
    case 'long':
    case 'timestamp': {
      const view = bytes(data)
      return (index) => view.getBigInt64(index * 8, true)
    }
    case 'double': {
      const view = bytes(data)
      return (index) => {
        const bits = view.getBigUint64(index * 8, true)
        return !payloads && isNaNBits(bits) ? oneNaN : bits
      }
    }
    case 'decimal': {
      const view = bytes(data)
      return (index) => (view.getBigInt64(index * 16 + 8, true) << 64n) | view.getBigUint64(index * 16, true)
    }
    case 'list': {
      const element = reader(child(data, 0), type.element, payloads)
      const ends: Int32Array = data.valueOffsets
      return (index) => {
        const begin = ends[index] ?? 0
        return Array.from({ length: (ends[index + 1] ?? 0) - begin }, (_, at) => element(begin + at))
      }
    }
    case 'struct': {
      const parts = type.fields.map((field, at) => reader(child(data, at), field.type, payloads))
      return (index) => parts.map((part) => part(index))
    }
  }
}

const child = (data: Data, at: number): Data => {
  const found = data.children[at]
  if (found === undefined) throw new TypeError(`Arrow ${data.type} has no child ${at}`)
  return found
}

const bytes = (data: Data): DataView => {
  const { values } = data
  return new DataView(values.buffer, values.byteOffset, values.byteLength)
}
