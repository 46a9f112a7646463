import type { Field, Type } from '@lockstep/schema'
import {
  Bool,
  type Data,
  DateDay,
  Decimal,
  Float64,
  Int32,
  Int64,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Timestamp,
  TimeUnit,
  Utf8,
} from 'apache-arrow'
import { type Cell, cells } from './cells.js'
import { arrowFields, elementField } from './types.js'

/**
 * The same table in the plainest form that Arrow has: one batch, no slices, dictionaries or views, a bitmap
 * everywhere. apache-arrow's own writer gets some of those wrong (a sliced Utf8View is sliced twice), and
 * pyspark refuses others. Bits are kept, NaN payloads included.
 * @throws TypeError if the table is not one of `schema`.
 */
export const plain = (table: Table, schema: readonly Field[]): Table =>
  fromCells(
    cells(table, schema, { payloads: true }).map((column) => column.cells),
    schema,
    table.numRows,
  )

/** A table made of cells, column by column. */
export const fromCells = (
  columns: readonly (readonly Cell[])[],
  schema: readonly Field[],
  rows: number = columns[0]?.length ?? 0,
): Table => {
  const fields = arrowFields(schema)
  const children = schema.map(({ type }, at) => build(columns[at] ?? [], type))
  const whole = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children })
  const arrow = new Schema(fields)
  return new Table(arrow, [new RecordBatch(arrow, whole)])
}

const build = (column: readonly Cell[], type: Type): Data => {
  const { length } = column
  const present = (index: number): boolean => column[index] !== null
  const nullBitmap = bitmap(length, present)
  const nullCount = column.filter((cell) => cell === null).length
  const common = { length, nullCount, nullBitmap }
  const numbers = (): number[] => column.map((cell) => (typeof cell === 'number' ? cell : 0))
  const longs = (): bigint[] => column.map((cell) => (typeof cell === 'bigint' ? cell : 0n))
  switch (type.kind) {
    case 'text': {
      const parts = column.map((cell) => Buffer.from(typeof cell === 'string' ? cell : '', 'latin1'))
      const data = Buffer.concat(parts)
      return makeData({ type: new Utf8(), ...common, valueOffsets: ends(parts), data })
    }
    case 'boolean':
      return makeData({
        type: new Bool(),
        ...common,
        data: bitmap(length, (index) => column[index] === true),
      })
    case 'int':
      return makeData({ type: new Int32(), ...common, data: Int32Array.from(numbers()) })
    case 'date':
      return makeData({ type: new DateDay(), ...common, data: Int32Array.from(numbers()) })
    case 'long':
      return makeData({ type: new Int64(), ...common, data: BigInt64Array.from(longs()) })
    case 'timestamp': {
      const zoned = new Timestamp(TimeUnit.MICROSECOND, 'UTC')
      return makeData({ type: zoned, ...common, data: BigInt64Array.from(longs()) })
    }
    case 'double': {
      const bits = BigUint64Array.from(longs())
      return makeData({ type: new Float64(), ...common, data: new Float64Array(bits.buffer) })
    }
    case 'decimal': {
      const halves = BigInt64Array.from(longs().flatMap((unscaled) => [unscaled, unscaled >> 64n]))
      const { precision, scale } = type
      const words = new Uint32Array(halves.buffer)
      return makeData({ type: new Decimal(scale, precision), ...common, data: words })
    }
    case 'list': {
      const lists = column.map((cell) => (Array.isArray(cell) ? cell : []))
      const child = build(lists.flat(1), type.element)
      const list = new List(elementField(type.element))
      return makeData({ type: list, ...common, valueOffsets: ends(lists), child })
    }
    case 'struct': {
      const parts = type.fields.map((field, at) =>
        build(
          column.map((cell) => (Array.isArray(cell) ? (cell[at] ?? null) : null)),
          field.type,
        ),
      )
      return makeData({ type: new Struct(arrowFields(type.fields)), ...common, children: parts })
    }
  }
}

const bitmap = (length: number, set: (index: number) => boolean): Uint8Array => {
  const bits = new Uint8Array(((length + 63) >> 6) << 3)
  for (let index = 0; index < length; index++)
    if (set(index)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
  return bits
}

const ends = (parts: readonly { readonly length: number }[]): Int32Array => {
  const offsets = new Int32Array(parts.length + 1)
  for (const [index, part] of parts.entries()) offsets[index + 1] = (offsets[index] ?? 0) + part.length
  return offsets
}
