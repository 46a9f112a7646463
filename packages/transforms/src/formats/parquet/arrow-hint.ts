import {
  DataType,
  Field,
  List,
  RecordBatchReader,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
} from 'apache-arrow'
import { emptyFile } from './cut-pages.js'
import type { LeafKind } from './leaf-kind.js'
import type { ParquetFile } from './open.js'
import { withParquetWasm } from './wasm.js'

/** A type as it is to be read: an INT96 as microseconds in UTC. Leaves are taken from `kinds` in their order. */
const typeFor = (type: DataType, kinds: Iterator<LeafKind>): DataType => {
  if (DataType.isStruct(type)) return new Struct(type.children.map((field: Field) => fieldFor(field, kinds)))
  if (DataType.isList(type)) return new List(fieldFor(type.children[0] as Field, kinds))
  return kinds.next().value === 'int96' ? new TimestampMicrosecond('UTC') : type
}

const fieldFor = (field: Field, kinds: Iterator<LeafKind>): Field =>
  new Field(field.name, typeFor(field.type, kinds), field.nullable)

/** The first message of an Arrow stream, which is its schema. */
const schemaMessage = (schema: Schema): Uint8Array => {
  const stream = RecordBatchStreamWriter.writeAll(new Table(schema)).toUint8Array(true)
  return stream.subarray(0, 8 + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true))
}

/** As which Arrow types the columns of a file are read: as they are, and as Parquet's readers take them. */
export interface Hint {
  readonly schema: Schema
  readonly words: string
}

/** The Arrow types as which the columns of a file are to be read. */
export const hintFor = (file: ParquetFile): Hint => {
  const stream = withParquetWasm((engine) => engine.readSchema(emptyFile(file)).intoIPCStream())
  const kinds = file.columns.flatMap((column) => column.kinds)[Symbol.iterator]()
  const came = RecordBatchReader.from(stream).open().schema
  const schema = new Schema(came.fields.map((field) => fieldFor(field, kinds)))
  return { schema, words: Buffer.from(schemaMessage(schema)).toString('base64') }
}
