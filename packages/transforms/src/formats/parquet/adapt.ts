import {
  type Data,
  DataType,
  Field,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  TimestampMicrosecond,
  TimeUnit,
} from 'apache-arrow'
import { failParquet } from './error.js'

/** Parts of a type that change: the type as it came, and as it is to be. */
const asMicroseconds = (type: DataType): DataType => {
  if (DataType.isTimestamp(type) && type.unit === TimeUnit.MILLISECOND) return new TimestampMicrosecond('UTC')
  if (DataType.isStruct(type)) return new Struct(type.children.map(fieldAsMicroseconds))
  if (DataType.isList(type)) return new List(type.children.map(fieldAsMicroseconds)[0] as Field)
  return type
}

const fieldAsMicroseconds = (field: Field): Field =>
  new Field(field.name, asMicroseconds(field.type), field.nullable)

/** The last instant, in milliseconds, that microseconds can hold. */
const mostMilliseconds = (1n << 63n) / 1000n - 1n

const longer = (values: BigInt64Array): BigInt64Array => {
  const micros = new BigInt64Array(values.length)
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0n
    if (value > mostMilliseconds || value < -mostMilliseconds)
      failParquet(`${value} ms is no timestamp of microseconds`)
    micros[index] = value * 1000n
  }
  return micros
}

const dataAs = (data: Data, type: DataType): Data => {
  const same = { type, length: data.length, nullCount: data.nullCount, nullBitmap: data.nullBitmap }
  const children = data.children.map((child, index) =>
    dataAs(child, type.children[index]?.type ?? child.type),
  )
  if (DataType.isStruct(type)) return makeData({ ...same, type, children })
  if (DataType.isList(type))
    return makeData({
      ...same,
      type,
      valueOffsets: data.valueOffsets as Int32Array,
      child: children[0] as Data,
    })
  if (!DataType.isTimestamp(data.type) || data.type.unit !== TimeUnit.MILLISECOND) return data
  return makeData({ ...same, type, data: longer(data.values as unknown as BigInt64Array) } as never)
}

/** Makes microseconds of the milliseconds in batches of one schema. */
export const microseconds = (schema: Schema): ((batch: RecordBatch) => RecordBatch) => {
  const fields = schema.fields.map(fieldAsMicroseconds)
  const target = new Schema(fields)
  const type = new Struct(fields)
  return (batch) => new RecordBatch(target, dataAs(batch.data, type) as Data<Struct>)
}
