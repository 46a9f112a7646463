import type { Replacement } from '@lockstep/schema'
import { mostText } from '../../builders/text.js'
import { copyLoopBytes, movableOf, slack, targetOf } from '../../bytes/copy.js'
import { isValid, type TextColumn } from '../../column/column.js'
import type { Automaton } from '../../regexp/automaton.js'
import { lost, type Path, saves } from '../../regexp/path.js'
import { isSame } from './replace-each.js'

/** The most bytes that may stand in place of a match: they are written as two words. */
const mostPiece = 8

const grown = (values: Uint8Array, end: number, more: number): Uint8Array<ArrayBuffer> => {
  if (end + more > mostText) throw new RangeError('a text column of one batch holds at most 2^31-1 bytes')
  const made = new Uint8Array(Math.min(mostText, Math.max(values.length * 1.5, end + more)))
  made.set(values.subarray(0, end))
  return made
}

/** Replaces every match, found along a path, by few bytes; undefined where a path begins and comes to no match. */
const exchange = (column: TextColumn, path: Path, piece: Uint8Array): TextColumn | undefined => {
  const { length, validity, offsets, bytes } = column
  const { begins, next, later, accepts, ends } = path
  const source = movableOf(bytes)
  /** The last place from which a word can be read, all of whose bytes are text. */
  const lastWord = Math.min(source.last, (offsets[length] as number) - slack)
  const from = source.view
  const begin = offsets[0] as number
  const size = (offsets[length] as number) - begin
  let target = targetOf(new Uint8Array(size + (size >> 4) + 64))
  let values = target.bytes
  let view = target.view
  let last = target.last
  const word = targetOf(new Uint8Array(2 * slack))
  word.bytes.set(piece)
  const low = word.view.getInt32(0, true)
  const high = word.view.getInt32(4, true)
  const pieceSize = piece.length
  const made = new Int32Array(length + 1)
  let out = 0
  let done = begin
  let place = begin
  for (let index = 0; index <= length; index++) {
    const end = index < length ? (offsets[index + 1] as number) : place
    let at = index < length && isValid(validity, index) ? place : end
    for (;;) {
      while (at < end && begins[bytes[at] as number] === 0) at++
      let stop = -1
      if (at < end) {
        let state = later
        let here = at
        for (; here < end; here++) {
          const then = next[state + (bytes[here] as number)] as number
          if (then === state) continue
          if (then === lost) break
          if ((then & saves) !== 0) stop = here
          state = then & ~0xff
        }
        if (((here < end ? accepts[state >> 8] : ends[state >> 8]) as number) >= 0) stop = here
        if (stop < 0) return undefined
      } else if (index < length) break
      const more = at - done
      if (out + more + mostPiece > last) {
        values = grown(values, out, more + mostPiece + 2 * slack)
        target = targetOf(values)
        view = target.view
        last = target.last
      }
      if (more > copyLoopBytes || at > lastWord) values.set(bytes.subarray(done, at), out)
      else
        for (let step = 0; step < more; step += 8)
          view.setFloat64(out + step, from.getFloat64(done + step, true), true)
      out += more
      done = at
      if (stop < 0) break
      view.setInt32(out, low, true)
      view.setInt32(out + 4, high, true)
      out += pieceSize
      at = stop
      done = stop
    }
    if (index < length) made[index + 1] = out + end - done
    place = end
  }
  const changed: TextColumn = { ...column, offsets: made, bytes: values.subarray(0, out) }
  return isSame(column, changed) ? column : changed
}

const utf8 = new TextEncoder()

/**
 * The kernel that replaces every match by few bytes, for patterns whose matches begin alike anywhere and are found
 * along a path: one loop over all bytes. Undefined for others, or where a match begins that is none: then there is
 * another way to go.
 */
export const replaceByFewBytes = (
  { bare, back }: Automaton,
  { pieces }: Replacement,
): ((column: TextColumn) => TextColumn | undefined) | undefined => {
  if (bare === undefined || back !== undefined || !bare.anywhere) return undefined
  if (pieces.some((piece) => typeof piece === 'number')) return undefined
  const piece = utf8.encode(pieces.join(''))
  return piece.length > mostPiece ? undefined : (column) => exchange(column, bare, piece)
}
