import type { Replacement } from '@lockstep/schema'
import { type TextBuilder, textRoom } from '../build/text.js'
import { isValid, type TextColumn } from '../column.js'
import { fill, find, none, tooMuch } from '../regexp/search.js'
import type { Machine } from '../regexp/states.js'
import { copy, holds } from './bytes.js'
import { builtFrom, like } from './rewrite.js'
import type { Worth } from './strings.js'

/** What stands in place of a match: bytes, and groups by their number. */
type Piece = Uint8Array | number

const utf8 = new TextEncoder()

const put = (out: TextBuilder, bytes: Uint8Array, from: number, to: number): void => {
  textRoom(out, to - from)
  copy(bytes, from, to, out.values, out.end)
  out.end += to - from
}

const putPieces = (
  out: TextBuilder,
  pieces: readonly Piece[],
  bytes: Uint8Array,
  slots: Int32Array,
): void => {
  for (const piece of pieces)
    if (typeof piece !== 'number') put(out, piece, 0, piece.length)
    else if (slots[2 * piece] !== none)
      put(out, bytes, slots[2 * piece] as number, slots[2 * piece + 1] as number)
}

/** An empty builder that has the offsets of the first cells as they are. */
const begun = (column: TextColumn, count: number): TextBuilder => {
  const out = like(column)
  const [first = 0] = column.offsets
  for (let index = 0; index <= count; index++) out.offsets[index] = (column.offsets[index] as number) - first
  return out
}

const isSame = ({ length, offsets, bytes }: TextColumn, out: TextBuilder): boolean => {
  const [first = 0] = offsets
  if ((offsets[length] as number) - first !== out.end || !holds(bytes, first, out.values, 0, out.end))
    return false
  for (let index = 0; index < length; index++)
    if ((offsets[index] as number) - first !== out.offsets[index]) return false
  return true
}

/**
 * The kernel that replaces each match; undefined where that takes too much. What stands between two matches is copied
 * in one go, however many cells it goes through.
 */
export const replaceBy = (
  { pieces: parts }: Replacement,
  worth: Worth | null,
): ((machine: Machine, column: TextColumn) => TextColumn | undefined) => {
  const pieces = parts.map((part) => (typeof part === 'number' ? part : utf8.encode(part)))
  const slots = new Int32Array(2 + 2 * Math.max(0, ...parts.filter((part) => typeof part === 'number')))
  return (machine, column) => {
    const { length, validity, offsets, bytes } = column
    let out: TextBuilder | undefined
    let done = offsets[0] as number
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      if (isValid(validity, index) && (worth === null || worth(bytes, start, end)))
        for (let at = start, first = machine.first; at < end; first = machine.later) {
          const found = find(machine, bytes, at, end, first)
          if (found === none) break
          if (found === tooMuch) return undefined
          slots.fill(none)
          fill(machine, bytes, slots, 0)
          out ??= begun(column, index)
          put(out, bytes, done, slots[0] as number)
          putPieces(out, pieces, bytes, slots)
          done = found
          at = found
        }
      if (out !== undefined) out.offsets[index + 1] = out.end + end - done
    }
    if (out === undefined) return column
    put(out, bytes, done, offsets[length] as number)
    out.length = length
    return isSame(column, out) ? column : builtFrom(out, validity)
  }
}
