import { type Pattern, types } from '@lockstep/schema'
import { put, sourceOf } from '../../builders/put-bytes.js'
import { addString, closeText } from '../../builders/text.js'
import { isValid, type ListColumn, type TextColumn } from '../../column/column.js'
import { buildFrom, like } from '../shared/rewrite-text.js'
import { eachText } from './decode-cells.js'
import { byBytes, eachMatch, type Ways, waysOf } from './matches.js'
import { byteOf, splitByByte } from './split-by-byte.js'

const type = types.list(types.text)

/** The pieces of each cell by its bytes; undefined where that takes too much. */
const piecesBy = (ways: Ways, groups: number): ((column: TextColumn) => ListColumn | undefined) => {
  const slots = new Int32Array(2 + 2 * groups)
  return (column) => {
    const { length, validity, offsets, bytes } = column
    const source = sourceOf(bytes)
    const pieces = like(column)
    const ends = new Int32Array(length + 1)
    let from = offsets[0] as number
    let cell = 0
    const piece = (to: number): void => {
      put(pieces, source, from, to)
      closeText(pieces)
    }
    const endCells = (count: number): void => {
      while (cell < count) {
        const end = offsets[cell + 1] as number
        if (isValid(validity, cell)) piece(end)
        from = end
        cell++
        ends[cell] = pieces.length
      }
    }
    const see = (index: number, end: number): void => {
      endCells(index)
      piece(slots[0] as number)
      from = end
    }
    if (!eachMatch(ways, column, slots, true, see)) return undefined
    endCells(length)
    return { layout: 'list', type, length, validity, offsets: ends, elements: buildFrom(pieces, null) }
  }
}

/** The pieces of each cell by `RegExp`. */
const splitDecoded =
  ({ source }: Pattern) =>
  (column: TextColumn): ListColumn => {
    const every = new RegExp(source, 'gu')
    const { length, validity } = column
    const pieces = like(column)
    const ends = new Int32Array(length + 1)
    eachText(column, null, (text, index) => {
      if (text !== null) {
        let from = 0
        for (const match of text.matchAll(every)) {
          addString(pieces, text.slice(from, match.index))
          from = match.index + match[0].length
        }
        addString(pieces, text.slice(from))
      }
      ends[index + 1] = pieces.length
    })
    return { layout: 'list', type, length, validity, offsets: ends, elements: buildFrom(pieces, null) }
  }

/** What stands between the matches. The pattern must not match the empty text. */
export const splitAt = (pattern: Pattern): ((column: TextColumn) => ListColumn) => {
  const byte = byteOf(pattern)
  return byBytes(
    byte === undefined ? piecesBy(waysOf(pattern, false), pattern.groups) : splitByByte(byte),
    splitDecoded(pattern),
  )
}
