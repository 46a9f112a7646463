import { type Pattern, types } from '@lockstep/schema'
import type { TextColumn } from '../../../packages/transforms/src/column/column.js'
import { matches } from '../../../packages/transforms/src/kernels/pattern/rlike.js'

const utf8 = new TextEncoder()

/** Cells of bytes, undefined for null, after some bytes that belong to none. */
export const columnOf = (cells: readonly (Uint8Array | undefined)[]): TextColumn => {
  const parts = [utf8.encode('zé'), ...cells.map((cell) => cell ?? utf8.encode('null'))]
  const offsets = new Int32Array(cells.length + 1)
  let end = 0
  for (const [index, part] of parts.entries()) {
    end += part.length
    offsets[index] = end
  }
  const bytes = new Uint8Array(end)
  for (const [index, part] of parts.entries()) bytes.set(part, (offsets[index] as number) - part.length)
  const validity = new Uint8Array((cells.length + 7) >> 3)
  for (const [index, cell] of cells.entries())
    if (cell !== undefined) validity[index >> 3] = (validity[index >> 3] as number) | (1 << (index & 7))
  return { layout: 'text', type: types.text, length: cells.length, validity, offsets, bytes }
}

/** Cells of text, undefined for null. */
export const ofTexts = (texts: readonly (string | undefined)[]): TextColumn =>
  columnOf(texts.map((text) => (text === undefined ? undefined : utf8.encode(text))))

/** Whether a cell holds a value. */
export const isThere = ({ validity }: TextColumn, index: number): boolean =>
  validity === null || (((validity[index >> 3] as number) >> (index & 7)) & 1) === 1

/** The cells as text, undefined for null; bytes that are no UTF-8 become U+FFFD. */
export const textsOf = (column: TextColumn): readonly (string | undefined)[] =>
  Array.from({ length: column.length }, (_, index) => {
    const cell = column.bytes.subarray(column.offsets[index], column.offsets[index + 1])
    return isThere(column, index) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(cell) : undefined
  })

/** Which cells a pattern matches, undefined for null. */
export const testsOf = (pattern: Pattern, column: TextColumn): readonly (boolean | undefined)[] => {
  const { bits } = matches(pattern)(column)
  return Array.from({ length: column.length }, (_, index) =>
    isThere(column, index) ? (((bits[index >> 3] as number) >> (index & 7)) & 1) === 1 : undefined,
  )
}
