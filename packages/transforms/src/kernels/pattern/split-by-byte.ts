import { type Pattern, types } from '@lockstep/schema'
import { type Movable, movableOf, move, slack, targetOf } from '../../bytes/copy.js'
import { unwritten } from '../../bytes/unwritten.js'
import { fourTimes } from '../../bytes/words.js'
import { isValid, type ListColumn, type TextColumn } from '../../column/column.js'

const type = types.list(types.text)

/** The byte that is all a pattern matches, if there is one. */
export const byteOf = ({ tree }: Pattern): number | undefined => {
  if (tree.kind !== 'literal' || tree.codePoints.length !== 1) return undefined
  const [codePoint = 0x80] = tree.codePoints
  return codePoint < 0x80 ? codePoint : undefined
}

/** As many ends, with room for so many; what is behind them is not written. */
const withRoom = (ends: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(unwritten(size * 4))
  larger.set(ends)
  return larger
}

/** Four bytes from a place on, with zeros for those that are not below `end`. */
const wordAt = (view: DataView, at: number, end: number): number => {
  if (at + 4 <= end) return view.getInt32(at, true)
  let word = 0
  for (let byte = at; byte < end; byte++) word |= view.getUint8(byte) << ((byte - at) * 8)
  return word
}

/**
 * The highest bit of each byte of a word that is zero. Of a byte other than zero and 0x80, the lower seven bits plus 0x7F have the
 * highest bit set; all bits but that are set by hand. Of 00 41 80 they are 7F C0 7F, then with the bytes 7F C1 FF, then 7F FF FF.
 */
const zerosOf = (word: number): number => ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f)

/**
 * Moves the pieces of a cell, and sets the end of each. Gives the number of pieces that there are then. Four bytes are compared
 * together with four times the byte that separates, and from hit to hit bytes move as words.
 */
const setPieces = (
  texts: Movable,
  from: number,
  end: number,
  four: number,
  pieces: Movable,
  to: number,
  ends: Int32Array,
  piece: number,
): number => {
  let count = piece
  let into = to
  let start = from
  for (let at = from; at < end; at += 4) {
    let hits = zerosOf(wordAt(texts.view, at, end) ^ four)
    if (end - at < 4) hits &= (1 << ((end - at) * 8)) - 1
    for (; hits !== 0; hits &= hits - 1) {
      const hit = at + ((31 - Math.clz32(hits & -hits)) >> 3)
      move(texts, start, hit, pieces, into)
      into += hit - start
      ends[++count] = into
      start = hit + 1
    }
  }
  move(texts, start, end, pieces, into)
  ends[++count] = into + end - start
  return count
}

/** The first room for ends: few, until it is known how many there are in a cell. */
const fewEnds = 4_096

/** What stands between the places of a byte of ASCII: all other bytes move together, and each of its places is an end. */
export const splitByByte =
  (byte: number) =>
  ({ length, validity, offsets, bytes }: TextColumn): ListColumn => {
    const first = offsets[0] as number
    const last = offsets[length] as number
    const most = last - first + length + 2
    const pieces = new Uint8Array(unwritten(last - first + slack))
    const [texts, target, four] = [movableOf(bytes), targetOf(pieces), fourTimes(byte)]
    let ends = new Int32Array(Math.min(most, fewEnds))
    const lists = new Int32Array(length + 1)
    let to = 0
    let piece = 0
    for (let index = 0; index < length; index++) {
      if (isValid(validity, index)) {
        const from = offsets[index] as number
        const end = offsets[index + 1] as number
        const need = piece + end - from + 2
        if (need > ends.length)
          ends = withRoom(
            ends,
            Math.min(most, Math.max(need, Math.ceil((need / (index + 1)) * length * 1.125))),
          )
        piece = setPieces(texts, from, end, four, target, to, ends, piece)
        to = ends[piece] as number
      }
      lists[index + 1] = piece
    }
    const elements: TextColumn = {
      layout: 'text',
      type: types.text,
      length: piece,
      validity: null,
      offsets: ends.fill(0, piece + 1).subarray(0, piece + 1),
      bytes: pieces.fill(0, to).subarray(0, to),
    }
    return { layout: 'list', type, length, validity, offsets: lists, elements }
  }
