import type { Replacement } from '@lockstep/schema'
import { put, type Source, sourceOf } from '../../builders/put-bytes.js'
import { type TextBuilder, textBuilder, textRoom } from '../../builders/text.js'
import { holds } from '../../bytes/equal.js'
import { isValid, type TextColumn } from '../../column/column.js'
import { noMatch, tooManyStates } from '../../regexp/search.js'
import { buildFrom } from '../shared/rewrite-text.js'

/** What stands in place of a match: bytes, and groups by their number. */
type Piece = Source | number

const utf8 = new TextEncoder()

const putPieces = (out: TextBuilder, pieces: readonly Piece[], source: Source, slots: Int32Array): void => {
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece
    if (typeof piece !== 'number') put(out, piece, 0, piece.bytes.length)
    else if (slots[2 * piece] !== noMatch)
      put(out, source, slots[2 * piece] as number, slots[2 * piece + 1] as number)
  }
}

/** An empty builder that has the offsets of the first cells as they are. */
const begun = (column: TextColumn, count: number): TextBuilder => {
  const out = textBuilder(column.length)
  const [first = 0] = column.offsets
  const size = (column.offsets[column.length] as number) - first
  textRoom(out, size + (size >> 4) + 64)
  for (let index = 0; index <= count; index++) out.offsets[index] = (column.offsets[index] as number) - first
  return out
}

/** Whether both have the same texts, the second from its first byte on. */
export const isSame = ({ length, offsets, bytes }: TextColumn, other: TextColumn): boolean => {
  const [first = 0] = offsets
  const size = (offsets[length] as number) - first
  if (size !== other.bytes.length || !holds(bytes, first, other.bytes, 0, size)) return false
  for (let index = 0; index < length; index++)
    if ((offsets[index] as number) - first !== other.offsets[index]) return false
  return true
}

/** Finds the next match in the bytes of a cell from one place to another: where it ends, `noMatch`, or `tooManyStates`. */
export type Next = (
  bytes: Uint8Array,
  from: number,
  to: number,
  isStart: boolean,
  slots: Int32Array,
) => number

/**
 * The kernel that replaces each match; undefined where that takes too much. What stands between two matches is copied
 * in one go, however many cells it goes through. Each match is found in time in proportion to the rest of its cell: as
 * with `RegExp`, all of them may take the square of it where a match hangs on what stands far behind it.
 */
export const replaceBy = (
  nextIn: (column: TextColumn) => Next,
  { pieces: parts }: Replacement,
  groups: number,
): ((column: TextColumn) => TextColumn | undefined) => {
  const pieces = parts.map((part) => (typeof part === 'number' ? part : sourceOf(utf8.encode(part))))
  const slots = new Int32Array(2 + 2 * groups)
  return (column) => {
    const { length, validity, offsets, bytes } = column
    const next = nextIn(column)
    const source = sourceOf(bytes)
    let out: TextBuilder | undefined
    let done = offsets[0] as number
    for (let index = 0; index < length; index++) {
      const end = offsets[index + 1] as number
      if (isValid(validity, index)) {
        const start = offsets[index] as number
        for (let at = start; at < end; at = done) {
          const found = next(bytes, at, end, at === start, slots)
          if (found === tooManyStates) return undefined
          if (found === noMatch) break
          out ??= begun(column, index)
          put(out, source, done, slots[0] as number)
          putPieces(out, pieces, source, slots)
          done = found
        }
      }
      if (out !== undefined) out.offsets[index + 1] = out.end + end - done
    }
    if (out === undefined) return column
    put(out, source, done, offsets[length] as number)
    out.length = length
    const changed = buildFrom(out, validity)
    return isSame(column, changed) ? column : changed
  }
}
