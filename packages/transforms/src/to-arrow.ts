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
import { arrowType } from './arrow.js'
import {
  bitmapBytes,
  type Column,
  type DictionaryColumn,
  isValid,
  type PlainColumn,
  type Validity,
} from './column.js'
import { plain } from './take.js'

/** The number of cells that are null. */
export const nullCount = (validity: Validity, length: number): number => {
  if (validity === null) return 0
  let valid = 0
  for (let index = 0; index < length; index++) if (isValid(validity, index)) valid++
  return length - valid
}

const plainData = (column: PlainColumn): Data => {
  const type = arrowType(column.type)
  const { length, validity } = column
  const nulls = nullCount(validity, length)
  const cells = { type, length, nullCount: nulls, nullBitmap: nulls === 0 ? null : (validity ?? null) }
  switch (column.layout) {
    case 'text': {
      const first = column.offsets[0] ?? 0
      const bytes = column.bytes.subarray(first, column.offsets[length])
      const offsets = column.offsets.subarray(0, length + 1)
      return makeData({
        ...cells,
        type,
        valueOffsets: first === 0 ? offsets : offsets.map((offset) => offset - first),
        data: bytes,
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
        child: plainData(plain(column.elements)),
      } as never)
    case 'struct':
      return makeData({ ...cells, children: column.fields.map((field) => plainData(plain(field))) } as never)
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
  let validity = column.validity
  if (values.validity !== null) {
    const bits = new Uint8Array(bitmapBytes(length))
    for (let index = 0; index < length; index++)
      if (isValid(column.validity, index) && isValid(values.validity, indices[index] ?? 0))
        bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
    validity = bits
  }
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
export const outputType = (column: Column): DataType =>
  column.layout === 'dictionary' && column.type.kind === 'text'
    ? new Dictionary(arrowType(column.type), new Int32(), null, false)
    : arrowType(column.type)

const dataAs = (column: Column, type: DataType): Data => {
  if (!DataType.isDictionary(type)) return plainData(plain(column))
  if (column.layout === 'dictionary') return dictionaryData(column, type)
  const values = plain(column)
  const indices = Int32Array.from({ length: values.length }, (_, index) => index)
  return dictionaryData(
    { layout: 'dictionary', type: column.type, length: values.length, validity: null, indices, values },
    type,
  )
}

/** A record batch of some columns, by a schema with as many fields. */
export const batchOf = (schema: Schema, columns: readonly Column[], length: number): RecordBatch => {
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
