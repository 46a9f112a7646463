import { type Data, DataType } from 'apache-arrow'

/**
 * Reads text from Utf8, LargeUtf8, Utf8View or a dictionary of one of them, as bytes: one character in
 * U+0000-U+00FF each. Nulls of the array itself are the caller's; a null inside a dictionary is given here.
 */
export const textReader = (data: Data): ((index: number) => string | null) => {
  const { type } = data
  if (DataType.isDictionary(type)) return dictionaryReader(data)
  if (DataType.isUtf8View(type)) return viewReader(data)
  const text = buffer(data.values)
  const ends: Int32Array | BigInt64Array = data.valueOffsets
  return (index) => text.toString('latin1', Number(ends[index]), Number(ends[index + 1]))
}

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const inlineMost = 12

/**
 * A view is 16 bytes: the length, then the text itself if it is short, else 4 bytes of it, a buffer and an
 * offset.
 */
const viewReader = (data: Data): ((index: number) => string) => {
  const views = buffer(data.values)
  const buffers = data.variadicBuffers.map(buffer)
  return (index) => {
    const at = index * 16
    const length = views.readInt32LE(at)
    if (length <= inlineMost) return views.toString('latin1', at + 4, at + 4 + length)
    const begin = views.readInt32LE(at + 12)
    const whole = buffers[views.readInt32LE(at + 8)]
    if (whole === undefined) throw new RangeError(`Utf8View ${index} names a buffer that is not there`)
    return whole.toString('latin1', begin, begin + length)
  }
}

const dictionaryReader = (data: Data): ((index: number) => string | null) => {
  const words = (data.dictionary?.data ?? []).flatMap((chunk) => {
    const read = textReader(chunk)
    const { nullBitmap, offset } = chunk
    return Array.from({ length: chunk.length }, (_, index) => {
      const at = offset + index
      const present = !nullBitmap?.length || ((nullBitmap[at >> 3] ?? 0) & (1 << (at & 7))) !== 0
      return present ? read(index) : null
    })
  })
  const keys: ArrayLike<number | bigint> = data.values
  return (index) => {
    const word = words[Number(keys[index])]
    if (word === undefined) throw new RangeError(`dictionary key ${keys[index]} of ${words.length} words`)
    return word
  }
}
