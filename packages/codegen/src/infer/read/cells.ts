import { type Data, DataType, type Vector } from 'apache-arrow'

/** The text cells of a batch's column: cell `i` is `bytes[offsets[i]]` to `bytes[offsets[i + 1]]`, exclusive. */
export interface TextCells {
  readonly length: number
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
  /** One bit for each cell that holds a value; null where all do. */
  readonly validity: Uint8Array | null
}

/** The bits of a column's cells that hold a value, from bit 0. */
export const validBits = (data: Data): Uint8Array | null => {
  const { nullBitmap, offset, length } = data
  if (data.nullCount === 0 || nullBitmap === undefined || nullBitmap.length === 0) return null
  if (offset === 0) return nullBitmap
  const bits = new Uint8Array((length + 7) >> 3)
  for (let index = 0; index < length; index++) {
    const at = offset + index
    if ((((nullBitmap[at >> 3] as number) >> (at & 7)) & 1) === 1)
      bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7))
  }
  return bits
}

/** Whether a cell holds a value, by the bits of `validBits`. */
export const hasValue = (validity: Uint8Array | null, index: number): boolean =>
  validity === null || (((validity[index >> 3] as number) >> (index & 7)) & 1) === 1

const utf8 = new TextEncoder()

/** Cells of text in a layout of Arrow's that is not the plain one, such as a dictionary. */
const encoded = (vector: Vector): TextCells => {
  const { length } = vector
  const offsets = new Int32Array(length + 1)
  const validity = new Uint8Array((length + 7) >> 3)
  const parts: Uint8Array[] = []
  for (let index = 0; index < length; index++) {
    const value: unknown = vector.get(index)
    const part = typeof value === 'string' ? utf8.encode(value) : undefined
    if (part !== undefined) {
      parts.push(part)
      validity[index >> 3] = (validity[index >> 3] as number) | (1 << (index & 7))
    }
    offsets[index + 1] = (offsets[index] as number) + (part?.length ?? 0)
  }
  return { length, offsets, bytes: Buffer.concat(parts), validity }
}

/** The cells of a text column of one batch, without a copy where they lie in Arrow's plain layout. */
export const textCells = (vector: Vector): TextCells => {
  const [data] = vector.data
  if (vector.data.length !== 1 || data === undefined || !DataType.isUtf8(data.type)) return encoded(vector)
  return {
    length: data.length,
    offsets: data.valueOffsets as Int32Array,
    bytes: data.values as Uint8Array,
    validity: validBits(data),
  }
}

/** The text of a cell. */
export const cellText = ({ bytes, offsets }: TextCells, index: number): string => {
  const from = offsets[index] as number
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, (offsets[index + 1] as number) - from).toString()
}
