import { type ThriftField, type ThriftList, type ThriftStruct, type ThriftValue, wire } from './thrift.js'

/** Bytes that grow. */
interface Sink {
  bytes: Uint8Array
  length: number
}

const room = (sink: Sink, more: number): void => {
  if (sink.length + more <= sink.bytes.length) return
  const bytes = new Uint8Array(Math.max(sink.bytes.length * 2, sink.length + more))
  bytes.set(sink.bytes.subarray(0, sink.length))
  sink.bytes = bytes
}

const putByte = (sink: Sink, byte: number): void => {
  room(sink, 1)
  sink.bytes[sink.length++] = byte
}

const putBytes = (sink: Sink, bytes: Uint8Array): void => {
  room(sink, bytes.length)
  sink.bytes.set(bytes, sink.length)
  sink.length += bytes.length
}

const putVarint = (sink: Sink, value: number): void => {
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) putByte(sink, (rest % 128) | 128)
  putByte(sink, rest)
}

const putSigned = (sink: Sink, value: number): void => putVarint(sink, value < 0 ? -value * 2 - 1 : value * 2)

const isBytes = (value: ThriftValue): value is Uint8Array => value instanceof Uint8Array

const isStruct = (value: ThriftValue): value is ThriftStruct => value instanceof Map

const putList = (sink: Sink, { of, items }: ThriftList): void => {
  putByte(sink, (Math.min(items.length, 15) << 4) | of)
  if (items.length >= 15) putVarint(sink, items.length)
  for (const item of items) put(sink, of, item)
}

const put = (sink: Sink, type: number, value: ThriftValue): void => {
  if (typeof value === 'boolean') putByte(sink, value ? wire.true : wire.false)
  else if (typeof value === 'number') type === wire.byte ? putByte(sink, value & 255) : putSigned(sink, value)
  else if (isBytes(value)) {
    if (type === wire.bytes) putVarint(sink, value.length)
    putBytes(sink, value)
  } else if (isStruct(value)) putStruct(sink, value)
  else putList(sink, value)
}

const putField = (sink: Sink, step: number, id: number, { type, value }: ThriftField): void => {
  const wired = value === false ? wire.false : type
  if (step > 0 && step < 16) putByte(sink, (step << 4) | wired)
  else {
    putByte(sink, wired)
    putSigned(sink, id)
  }
  if (typeof value !== 'boolean') put(sink, type, value)
}

const putStruct = (sink: Sink, struct: ThriftStruct): void => {
  let last = 0
  for (const [id, field] of [...struct].sort(([left], [right]) => left - right)) {
    putField(sink, id - last, id, field)
    last = id
  }
  putByte(sink, 0)
}

/** A struct as bytes. */
export const writeThrift = (struct: ThriftStruct): Uint8Array => {
  const sink: Sink = { bytes: new Uint8Array(4096), length: 0 }
  putStruct(sink, struct)
  return sink.bytes.subarray(0, sink.length)
}
