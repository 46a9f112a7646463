import type { Replacement } from '@lockstep/schema'
import { put, type Source, sourceOf } from '../../builders/put-bytes.js'
import { type TextBuilder, textBuilder, textRoom } from '../../builders/text.js'
import { holds } from '../../bytes/equal.js'
import type { TextColumn } from '../../column/column.js'
import { noMatch } from '../../regexp/search.js'
import { buildFrom } from '../shared/rewrite-text.js'
import { eachMatch, type Ways } from './matches.js'

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

/**
 * The kernel that replaces each match; undefined where that takes too much. What stands between two matches is copied
 * in one go, however many cells it goes through.
 */
export const replaceBy = (
  ways: Ways,
  { pieces: parts }: Replacement,
  groups: number,
): ((column: TextColumn) => TextColumn | undefined) => {
  const pieces = parts.map((part) => (typeof part === 'number' ? part : sourceOf(utf8.encode(part))))
  const whole = parts.every((part) => typeof part !== 'number')
  const slots = new Int32Array(2 + 2 * groups)
  return (column) => {
    const { length, validity, offsets, bytes } = column
    const source = sourceOf(bytes)
    let out: TextBuilder | undefined
    let done = offsets[0] as number
    /** The cells whose offsets are known. */
    let cells = 0
    const endCells = (to: TextBuilder, count: number): void => {
      const shift = to.end - done
      for (; cells < count; cells++) to.offsets[cells + 1] = (offsets[cells + 1] as number) + shift
    }
    const replace = (index: number, end: number): void => {
      if (out === undefined) {
        out = begun(column, index)
        cells = index
      }
      endCells(out, index)
      put(out, source, done, slots[0] as number)
      putPieces(out, pieces, source, slots)
      done = end
    }
    if (!eachMatch(ways, column, slots, whole, replace)) return undefined
    if (out === undefined) return column
    endCells(out, length)
    put(out, source, done, offsets[length] as number)
    const made: TextBuilder = out
    made.length = length
    const changed = buildFrom(made, validity)
    return isSame(column, changed) ? column : changed
  }
}
