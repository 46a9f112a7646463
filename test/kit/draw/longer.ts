import { Data, DataType, Vector } from 'apache-arrow'

/** How many bytes stand behind the last one of a buffer: Arrow's writers fill up to 64. */
const room = 64

interface Kind<A> {
  new (buffer: ArrayBuffer): A
}

const longerArray = <A extends ArrayBufferView | undefined>(array: A, fill: number): A => {
  if (array === undefined || array === null) return array
  const bytes = new Uint8Array(array.byteLength + room).fill(fill)
  bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return new (array.constructor as Kind<A>)(bytes.buffer)
}

/** A bitmap with strangers from the bit behind the last cell. */
const longerBits = (bits: Uint8Array, cells: number, fill: number): Uint8Array => {
  const longer = longerArray(bits, fill)
  const own = (1 << (cells & 7)) - 1
  longer[cells >> 3] = ((bits[cells >> 3] ?? 0) & own) | (fill & ~own)
  return longer
}

/**
 * The same cells in buffers that go on behind the last of them, filled with one byte: values, bits, offsets, bitmaps,
 * the indices and the values of a dictionary, and children. Every second field of a struct has more cells than it.
 */
export const longer = (data: Data, fill: number): Data => {
  const { type, offset, length, dictionary, nullBitmap } = data
  const cells = offset + length
  const values = data.values as Uint8Array
  const children = data.children.map((child, index) => {
    const made = longer(child, fill)
    const isMore = DataType.isStruct(type) && index % 2 === 1
    return isMore ? made.clone(made.type, made.offset, made.length + 1, -1) : made
  })
  const buffers = [
    longerArray(data.valueOffsets, fill),
    DataType.isBool(type) ? longerBits(values, cells, fill) : longerArray(values, fill),
    nullBitmap?.length ? longerBits(nullBitmap, cells, fill) : nullBitmap,
    data.typeIds,
  ]
  return new Data(
    type,
    offset,
    length,
    data.nullCount,
    buffers as never,
    children,
    dictionary === undefined ? undefined : new Vector(dictionary.data.map((part) => longer(part, fill))),
    data.variadicBuffers.map((buffer) => longerArray(buffer, fill)),
  )
}
