import { failIpc } from './error.js'
import type { Codec } from './message.js'

/** The bytes that follow a message's metadata, some at a time. */
export interface Body {
  readonly length: number
  readonly read: (from: number, length: number) => Promise<Uint8Array>
}

/** Unpacks a buffer that has `size` bytes unpacked. @throws where it has another number of bytes, or is damaged. */
export type Unpack = (codec: Codec, packed: Uint8Array, size: number) => Promise<Uint8Array>

/** Where a buffer lies in a body. */
export interface Region {
  readonly offset: number
  readonly length: number
}

const none = new Uint8Array(0)

/** A body whose bytes are all there. */
export const bodyOf = (bytes: Uint8Array): Body => ({
  length: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
})

/** The bytes of some buffers of a body, which is read once, from the first to the last of them. */
export const readRegions = async (body: Body, regions: readonly Region[]): Promise<readonly Uint8Array[]> => {
  let [first, end] = [body.length, 0]
  for (const { offset, length } of regions) {
    if (length === 0) continue
    first = Math.min(first, offset)
    end = Math.max(end, offset + length)
  }
  const bytes = end === 0 ? none : await body.read(first, end - first)
  return regions.map(({ offset, length }) =>
    length === 0 ? none : bytes.subarray(offset - first, offset - first + length),
  )
}

/** Before each packed buffer stands its size, or -1 where it is as it was. */
const prefix = 8

/** The bytes of a packed buffer. */
export const unpackBuffer = async (codec: Codec, bytes: Uint8Array, unpack: Unpack): Promise<Uint8Array> => {
  if (bytes.length === 0) return none
  if (bytes.length < prefix) failIpc('a packed buffer is cut short')
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset, prefix).getBigInt64(0, true))
  const packed = bytes.subarray(prefix)
  if (size === -1) return packed
  if (size < 0 || size >= 2 ** 32)
    failIpc(`a packed buffer is said to have ${size} bytes; the bytes are damaged`)
  return size === 0 ? none : unpack(codec, packed, size)
}
