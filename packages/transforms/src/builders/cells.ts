/**
 * What all builders share. A bit of `bits` is 0 where a cell is null; bits from `length` on, and those that are not
 * there, are all 1.
 */
export interface BuilderCells {
  /** The cells added so far. */
  length: number
  /** How many of them are null. */
  nulls: number
  bits: Uint8Array
}

/** The least number of cells, or bytes, that a builder makes room for. */
export const leastRoom = 64

/** Room for the next batch: the size of the last one and 1/32 more, since batches of one file differ by little. */
export const roomAfter = (used: number): number => Math.max(used + (used >> 5), leastRoom)

const none = new Uint8Array(0)

/** No bits: they are made at the first null cell. */
export const noBits = (): Uint8Array => none

const bitsFor = (cells: number): Uint8Array => new Uint8Array((cells + 7) >> 3).fill(0xff)

const byteAt = (bits: Uint8Array, at: number): number => bits[at] as number

/** Marks the next cell as null. */
export const markNull = (cells: BuilderCells): void => {
  const at = cells.length >> 3
  if (at >= cells.bits.length) {
    const more = bitsFor(Math.max(cells.bits.length * 2, at + 1, leastRoom) * 8)
    more.set(cells.bits)
    cells.bits = more
  }
  cells.bits[at] = byteAt(cells.bits, at) & ~(1 << (cells.length & 7))
  cells.nulls++
}

/** Forgets the cells from `length` on. */
export const cutCells = (cells: BuilderCells, length: number): void => {
  const end = Math.min(cells.length, cells.bits.length * 8)
  for (let index = length; index < end; index++) {
    const bit = 1 << (index & 7)
    const byte = byteAt(cells.bits, index >> 3)
    if ((byte & bit) === 0) {
      cells.bits[index >> 3] = byte | bit
      cells.nulls--
    }
  }
  cells.length = length
}

/** Arrow's validity bitmap, and the number of nulls. There is no bitmap where no cell is null. */
export const arrowNullsOf = (
  cells: BuilderCells,
): { readonly length: number; readonly nullCount: number; readonly nullBitmap: Uint8Array | null } => {
  const { length, nulls } = cells
  if (nulls === 0) return { length, nullCount: 0, nullBitmap: null }
  const bytes = (length + 7) >> 3
  const nullBitmap = cells.bits.length < bytes ? bitsFor(length) : cells.bits.subarray(0, bytes)
  if (cells.bits.length < bytes) nullBitmap.set(cells.bits)
  const rest = length & 7
  if (rest !== 0) nullBitmap[bytes - 1] = byteAt(nullBitmap, bytes - 1) & ((1 << rest) - 1)
  return { length, nullCount: nulls, nullBitmap }
}

/** Begins anew. The buffers of the cells before belong to the data that were made of them. */
export const renew = (cells: BuilderCells): void => {
  cells.bits = none
  cells.length = 0
  cells.nulls = 0
}
