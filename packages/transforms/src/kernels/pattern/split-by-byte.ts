import { type Pattern, types } from '@lockstep/schema'
import { isValid, type ListColumn, type TextColumn } from '../../column/column.js'

const type = types.list(types.text)

/** The byte that is all a pattern matches, if there is one. */
export const byteOf = ({ tree }: Pattern): number | undefined => {
  if (tree.kind !== 'literal' || tree.codePoints.length !== 1) return undefined
  const [codePoint = 0x80] = tree.codePoints
  return codePoint < 0x80 ? codePoint : undefined
}

const withRoom = (ends: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> => {
  if (size <= ends.length) return ends
  const larger = new Int32Array(Math.max(size, ends.length * 2))
  larger.set(ends)
  return larger
}

/** What stands between the places of a byte of ASCII: all other bytes move together, and each of its places is an end. */
export const splitByByte =
  (byte: number) =>
  ({ length, validity, offsets, bytes }: TextColumn): ListColumn => {
    const first = offsets[0] as number
    const last = offsets[length] as number
    const pieces = new Uint8Array(last - first)
    let ends = new Int32Array(length * 4 + 16)
    const lists = new Int32Array(length + 1)
    let to = 0
    let piece = 0
    for (let index = 0; index < length; index++) {
      if (isValid(validity, index)) {
        const end = offsets[index + 1] as number
        ends = withRoom(ends, piece + end - (offsets[index] as number) + 2)
        for (let at = offsets[index] as number; at < end; at++) {
          const next = bytes[at] as number
          if (next === byte) ends[++piece] = to
          else pieces[to++] = next
        }
        ends[++piece] = to
      }
      lists[index + 1] = piece
    }
    const elements: TextColumn = {
      layout: 'text',
      type: types.text,
      length: piece,
      validity: null,
      offsets: ends.subarray(0, piece + 1),
      bytes: pieces.subarray(0, to),
    }
    return { layout: 'list', type, length, validity, offsets: lists, elements }
  }
