import { types } from '@lockstep/schema'
import { isValid, type PlainColumn, type TextColumn } from '../../../packages/transforms/src/column/column.js'

/** Cells as a column whose bytes begin `skipped` bytes after their start, as those of a slice do; null cells have bytes, too. */
export const textColumnOf = (cells: readonly (Uint8Array | null)[], skipped: number): TextColumn => {
  const offsets = [skipped]
  for (const cell of cells) offsets.push((offsets.at(-1) ?? 0) + (cell?.length ?? 3))
  const buffer = new Uint8Array(1 + (offsets.at(-1) ?? 0)).fill(0xee)
  const bytes = buffer.subarray(1)
  const bits = new Uint8Array((cells.length + 7) >> 3)
  for (const [index, cell] of cells.entries())
    if (cell !== null) {
      bytes.set(cell, offsets[index])
      bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
    }
  const validity = cells.includes(null) ? bits : null
  return {
    layout: 'text',
    type: types.text,
    length: cells.length,
    validity,
    offsets: Int32Array.from(offsets),
    bytes,
  }
}

/** The bytes of each cell as characters of 0 to 255. */
export const bytesOfCells = (column: PlainColumn): readonly (string | null)[] => {
  if (column.layout !== 'text') throw new TypeError(`expected text, got ${column.layout}`)
  const { length, validity, offsets, bytes } = column
  return Array.from({ length }, (_, index) =>
    isValid(validity, index)
      ? Buffer.from(bytes.subarray(offsets[index], offsets[index + 1])).toString('latin1')
      : null,
  )
}
