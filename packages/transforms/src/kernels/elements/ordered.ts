import { isValid, type ListColumn, type PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { compareCells } from '../../relations/compare-cells.js'
import { flatLists } from '../shared/flat-lists.js'
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

/** The least or the greatest element of each list; null where none is there. */
export const extremeOfLists =
  (which: 'least' | 'greatest') =>
  (column: PlainColumn): PlainColumn => {
    const { length, offsets, elements } = flatLists(columnAs(column, 'list'))
    const compare = compareCells(elements, true, which === 'greatest')
    const best = new Int32Array(length)
    for (let row = 0; row < length; row++) {
      let found = -1
      const end = offsets[row + 1] as number
      for (let place = offsets[row] as number; place < end; place++)
        if (isValid(elements.validity, place) && (found < 0 || compare(place, found) < 0)) found = place
      best[row] = found
    }
    return take(elements, best)
  }
