import type { AnyTable, Field } from '@lockstep/schema'
import { tableOfRows } from '@lockstep/transforms'
import {
  Field as ArrowField,
  Data,
  DataType,
  Dictionary,
  Int32,
  LargeUtf8,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  Utf8View,
} from 'apache-arrow'
import { longer } from './longer.js'
import type { Drawn, DrawnRow, Layout } from './rows.js'

const large = (data: Data): Data =>
  makeData({
    type: new LargeUtf8(),
    length: data.length,
    nullCount: data.nullCount,
    nullBitmap: data.nullBitmap,
    valueOffsets: BigInt64Array.from(data.valueOffsets as Int32Array, BigInt),
    data: data.values as Uint8Array,
  })

const dictionary = (data: Data): Data => {
  const places = new Map<string, number>()
  const bytes = Buffer.from(data.values as Uint8Array)
  const spans: Buffer[] = []
  const offsets: Int32Array = data.valueOffsets
  const indices = Int32Array.from({ length: data.length }, (_, index) => {
    const span = bytes.subarray(offsets[index], offsets[index + 1])
    const key = span.toString('latin1')
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, spans.length)
    return spans.push(span) - 1
  })
  const ends = Int32Array.of(
    0,
    ...spans.map(
      (
        (end) => (span: Buffer) =>
          (end += span.length)
      )(0),
    ),
  )
  const values = makeData({
    type: new Utf8(),
    length: spans.length,
    nullCount: 0,
    valueOffsets: ends,
    data: Buffer.concat(spans),
  })
  return makeData({
    type: new Dictionary(new Utf8(), new Int32(), null, false),
    length: data.length,
    nullCount: data.nullCount,
    nullBitmap: data.nullBitmap,
    data: indices,
    dictionary: makeVector(values),
  })
}

/** Views of 16 bytes, which hold up to 12 bytes themselves. */
const view = (data: Data): Data => {
  const offsets: Int32Array = data.valueOffsets
  const bytes = data.values as Uint8Array
  const views = new DataView(new ArrayBuffer(data.length * 16))
  for (let index = 0; index < data.length; index++) {
    const start = offsets[index] ?? 0
    const cell = bytes.subarray(start, offsets[index + 1])
    views.setInt32(index * 16, cell.length, true)
    new Uint8Array(views.buffer).set(cell.subarray(0, cell.length > 12 ? 4 : 12), index * 16 + 4)
    if (cell.length > 12) views.setInt32(index * 16 + 12, start, true)
  }
  return new Data(
    new Utf8View(),
    0,
    data.length,
    data.nullCount,
    [undefined, new Uint8Array(views.buffer), data.nullBitmap] as never,
    [],
    undefined,
    [bytes],
  )
}

const ways: Readonly<Record<Layout['text'], (data: Data) => Data>> = {
  utf8: (data) => data,
  large,
  dictionary,
  view,
}

const held = (data: Data, text: Layout['text']): Data =>
  DataType.isUtf8(data.type) ? ways[text](data) : data

/** Without a bitmap where no cell is null. */
const bared = (data: Data): Data => {
  if (data.nullCount > 0) return data
  const { type, offset, length, valueOffsets, values, children, dictionary, variadicBuffers } = data
  const buffers = [valueOffsets, values] as never
  return new Data(type, offset, length, 0, buffers, children, dictionary, variadicBuffers)
}

/** A row of something, to stand before a slice: what a kernel must never look at. */
const stranger = (fields: readonly Field[]): DrawnRow =>
  Object.fromEntries(
    fields.map(({ name, type }) => [
      name,
      { text: 'stranger', int: 77, long: 77n, boolean: true, double: 7.5 }[type.kind as string],
    ]),
  )

const chunk = (table: AnyTable, rows: readonly DrawnRow[], layout: Layout): RecordBatch => {
  const { before, text, behind, bare = false } = layout
  const padded = [...Array.from({ length: before }, () => stranger(table.raw)), ...rows]
  const [batch] = tableOfRows(table, padded).batches
  if (batch === undefined) throw new TypeError('no batch')
  const children = batch.data.children.map((child) => {
    const cells = held(child, text).slice(before, rows.length)
    const some = bare ? bared(cells) : cells
    return behind === undefined ? some : longer(some, behind)
  })
  const fields = batch.schema.fields.map(
    (field, index) => new ArrowField(field.name, children[index]?.type ?? field.type, true),
  )
  return new RecordBatch(
    new Schema(fields),
    makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children }),
  )
}

/** A drawn table in the Arrow form that was drawn for it: batches, slices and encodings and all. */
export const lay = (table: AnyTable, { rows, layout }: Drawn): Table => {
  const chunks: RecordBatch[] = []
  for (let from = 0; from < rows.length || chunks.length === 0; from += layout.batch)
    chunks.push(chunk(table, rows.slice(from, from + layout.batch), layout))
  const [first] = chunks
  if (first === undefined) throw new TypeError('no batch')
  return new Table(
    first.schema,
    chunks.map((batch) => new RecordBatch(first.schema, batch.data)),
  )
}
