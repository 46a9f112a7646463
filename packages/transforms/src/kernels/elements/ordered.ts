import { viewOf } from '../../bytes/words.js'
import { isValid, type ListColumn, type PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { compareCells } from '../../relations/compare-cells.js'
import { type FlatLists, flatLists } from '../shared/flat-lists.js'
import { columnAs } from '../shared/operand.js'

/** Lists with their elements in order; equal ones stay as they stand. */
export const sortLists =
  (order: 'ascending' | 'descending') =>
  (column: PlainColumn): ListColumn => {
    const lists = flatLists(columnAs(column, 'list'))
    const { length, offsets, elements } = lists
    const compare = compareCells(elements, order === 'ascending', order === 'descending')
    const places = Int32Array.from({ length: elements.length }, (_, place) => place)
    for (let row = 0; row < length; row++) {
      const [from, to] = [offsets[row] as number, offsets[row + 1] as number]
      if (to - from > 1) places.subarray(from, to).sort(compare)
    }
    return { ...lists, layout: 'list', elements: take(elements, places) }
  }

/** The place of the least or the greatest element of each list; -1 where none is there. */
type SetBest = (lists: FlatLists, sign: 1 | -1, best: Int32Array) => void

const setBest: SetBest = ({ offsets, elements }, sign, best) => {
  const compare = compareCells(elements, true, sign < 0)
  for (let row = 0; row < best.length; row++) {
    let found = -1
    const end = offsets[row + 1] as number
    for (let place = offsets[row] as number; place < end; place++)
      if (isValid(elements.validity, place) && (found < 0 || compare(place, found) < 0)) found = place
    best[row] = found
  }
}

/**
 * The first four bytes of a text as a number that has its place in the order, with zeros for those that are not there: `ab` is
 * 0x61620000. Texts of one number are compared byte by byte.
 */
const beginOf = (bytes: DataView, from: number, size: number): number => {
  if (size >= 4) return bytes.getUint32(from)
  let word = 0
  for (let at = 0; at < 4; at++) word = word * 256 + (at < size ? bytes.getUint8(from + at) : 0)
  return word
}

const setBestText: SetBest = ({ offsets: lists, elements }, sign, best) => {
  const compare = compareCells(elements, true, sign < 0)
  const { offsets, bytes, validity } = columnAs(elements, 'text')
  const view = viewOf(bytes)
  for (let row = 0; row < best.length; row++) {
    let found = -1
    let least = 0
    const end = lists[row + 1] as number
    for (let place = lists[row] as number; place < end; place++) {
      if (validity !== null && !isValid(validity, place)) continue
      const from = offsets[place] as number
      const begin = sign * beginOf(view, from, (offsets[place + 1] as number) - from)
      if (found >= 0 && (begin > least || (begin === least && compare(place, found) >= 0))) continue
      found = place
      least = begin
    }
    best[row] = found
  }
}

/** The least or the greatest element of each list; null where none is there. */
export const extremeOfLists =
  (which: 'least' | 'greatest') =>
  (column: PlainColumn): PlainColumn => {
    const lists = flatLists(columnAs(column, 'list'))
    const best = new Int32Array(lists.length)
    const set = lists.elements.layout === 'text' ? setBestText : setBest
    set(lists, which === 'least' ? 1 : -1, best)
    return take(lists.elements, best)
  }
