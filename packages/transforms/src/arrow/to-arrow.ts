import {
  type Data,
  DataType,
  Dictionary,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  type Schema,
  Struct,
  type Vector,
} from 'apache-arrow'
import { countSet } from '../bytes/bitmap.js'
import type { ArrowColumn, DictionaryColumn, PlainColumn, Validity } from '../column/column.js'
import { validValues } from '../column/take/bits.js'
import { toPlain } from '../column/take/take.js'
import { arrowType } from './types.js'

/** The number of cells that are null. */
export const nullCount = (validity: Validity, length: number): number =>
  validity === null ? 0 : length - countSet(validity, length)

/** Offsets that begin at 0. */
const fromZero = (offsets: Int32Array): Int32Array => {
  const first = offsets[0] as number
  if (first === 0) return offsets
  const moved = new Int32Array(offsets.length)
  for (let index = 0; index < moved.length; index++) moved[index] = (offsets[index] as number) - first
  return moved
}

/** The Arrow data of a plain column, in the buffers that it has. */
export const plainData = (column: PlainColumn): Data => {
  const type = arrowType(column.type)
  const { length, validity } = column
  const nulls = nullCount(validity, length)
  const cells = { type, length, nullCount: nulls, nullBitmap: nulls === 0 ? null : (validity ?? null) }
  switch (column.layout) {
    case 'text': {
      const { offsets, bytes } = column
      return makeData({
        ...cells,
        type,
        valueOffsets: fromZero(offsets.subarray(0, length + 1)),
        data: bytes.subarray(offsets[0], offsets[length]),
      } as never)
    }
    case 'boolean':
      return makeData({ ...cells, data: column.bits } as never)
    case 'int':
    case 'long':
    case 'double':
      return makeData({ ...cells, data: column.values } as never)
    case 'decimal':
      return makeData({
        ...cells,
        data: new Uint32Array(column.words.buffer, column.words.byteOffset, length * 4),
      } as never)
    case 'list':
      return makeData({
        ...cells,
        valueOffsets: column.offsets,
        child: plainData(toPlain(column.elements)),
      } as never)
    case 'struct':
      return makeData({
        ...cells,
        children: column.fields.map((field) => plainData(toPlain(field))),
      } as never)
  }
}

const cleaned = new WeakMap<PlainColumn, Vector>()

/** The same vector for the same values, so that batches that shared a dictionary still do. */
const dictionaryOf = (values: PlainColumn): Vector => {
  const known = cleaned.get(values)
  if (known !== undefined) return known
  const vector = makeVector(plainData(values))
  cleaned.set(values, vector)
  return vector
}

/** Nulls of the dictionary's own values become nulls of the cells: readers count only those. */
const dictionaryData = (column: DictionaryColumn, type: Dictionary): Data => {
  const { length, indices, values } = column
  const validity = values.validity === null ? column.validity : validValues(column, values.validity)
  const nulls = nullCount(validity, length)
  return makeData({
    type,
    length,
    nullCount: nulls,
    nullBitmap: nulls === 0 ? null : validity,
    data: indices,
    dictionary: dictionaryOf(values),
  })
}

/** The Arrow type that a cleaned column has: a dictionary where it is text and came as one, else that of its type. */
export const outputType = (column: ArrowColumn): DataType =>
  column.layout === 'dictionary' && column.type.kind === 'text' && column.isMade !== true
    ? new Dictionary(arrowType(column.type), new Int32(), null, false)
    : arrowType(column.type)

const dataAs = (column: ArrowColumn, type: DataType): Data => {
  if (!DataType.isDictionary(type)) return plainData(toPlain(column))
  if (column.layout === 'dictionary') return dictionaryData(column, type)
  const values = toPlain(column)
  const indices = new Int32Array(values.length)
  for (let index = 0; index < indices.length; index++) indices[index] = index
  return dictionaryData(
    {
      layout: 'dictionary',
      type: column.type,
      length: values.length,
      validity: null,
      indices,
      values,
      isMade: true,
    },
    type,
  )
}

/** A record batch of some columns, by a schema with as many fields. */
export const batchOf = (schema: Schema, columns: readonly ArrowColumn[], length: number): RecordBatch => {
  const children = schema.fields.map((field, index) => {
    const column = columns[index]
    if (column === undefined) throw new TypeError(`no column for ${field.name}`)
    return dataAs(column, field.type)
  })
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length, nullCount: 0, children }),
  )
}
