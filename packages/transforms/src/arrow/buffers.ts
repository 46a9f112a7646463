import { refuse } from '@lockstep/schema'
import { type Data, DataType } from 'apache-arrow'
import { bitmapBytes, bitsFrom } from '../bytes/bitmap.js'
import type { Validity } from '../column/column.js'
import { type BufferCells, firstCells } from './lengths.js'

/** The bits of the cells, from bit 0. */
export const cellBits = (bits: Uint8Array | undefined, { offset, length }: Data): Uint8Array =>
  bitsFrom(bits ?? new Uint8Array(0), offset, length)

/** The validity bitmap of the cells, from bit 0; null where no cell is null. */
export const validityOf = (data: Data): Validity => {
  if (DataType.isNull(data.type)) return new Uint8Array(bitmapBytes(data.length))
  const bitmap: Uint8Array | null | undefined = data.nullBitmap
  if (!bitmap?.length) return null
  return bitmap.length * 8 < data.offset + data.length
    ? refuse(`its bitmap lacks some of ${data.length} cells; the Arrow data is damaged`)
    : cellBits(bitmap, data)
}

/**
 * The first of an Arrow buffer's cells, which may be followed by others: by what fills it up, or by rows of a larger one.
 * An empty column may have no buffer.
 */
export const first = <A extends BufferCells>(
  cells: unknown,
  count: number,
  kind: new (length: number) => A,
): A => firstCells((cells ?? new kind(0)) as A, count)

/** The offsets of the cells; an empty column may have none. */
export const offsetsOf = (data: Data): Int32Array =>
  data.length === 0 && !data.valueOffsets?.length
    ? new Int32Array(1)
    : first(data.valueOffsets, data.length + 1, Int32Array)

/** How many cells the buffers of data have room for. */
export const roomOf = (data: Data): number => {
  const type: DataType = data.type
  const values = (data.values as ArrayLike<unknown> | undefined)?.length ?? 0
  if (DataType.isNull(type)) return data.length
  if (
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isList(type) ||
    DataType.isLargeList(type)
  )
    return Math.max((data.valueOffsets?.length ?? 0) - 1, 0)
  if (DataType.isStruct(type)) return Math.min(data.length, ...data.children.map((child) => child.length))
  if (DataType.isBool(type)) return Math.max(values * 8 - data.offset, 0)
  return Math.floor(values / (DataType.isUtf8View(type) ? 16 : DataType.isDecimal(type) ? 4 : 1))
}

/** The two 64-bit words of each cell of a 128-bit decimal. */
export const decimalWords = (values: Uint32Array): BigInt64Array => {
  const aligned = values.byteOffset % 8 === 0 ? values : values.slice()
  return new BigInt64Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1)
}
