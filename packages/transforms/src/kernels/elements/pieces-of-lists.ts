import { types } from '@lockstep/schema'
import { bothValid, isValid, type ListColumn, type PlainColumn } from '../../column/column.js'
import { take, toPlain } from '../../column/take/take.js'
import { flatLists } from '../shared/flat-lists.js'
import { cellNullsOf } from '../shared/nulls.js'
import { columnAs } from '../shared/operand.js'
import { keptOf } from './flat-operands.js'

/** How many elements each list has. */
export const sizesOfLists = (column: PlainColumn): PlainColumn => {
  const { length, validity, offsets } = columnAs(column, 'list')
  const values = new Int32Array(length)
  for (let row = 0; row < length; row++) values[row] = (offsets[row + 1] as number) - (offsets[row] as number)
  return { layout: 'int', type: types.int, length, validity, values }
}

/** The elements of each list from a place on: of a list of 5, `-2` is the place 3, counted from 0. */
export const sliceLists =
  (start: number, size: number) =>
  (column: PlainColumn): ListColumn => {
    const lists = flatLists(columnAs(column, 'list'))
    const { length, validity, elements } = lists
    const { places, offsets } = keptOf(length, validity, elements.length, (row, places, count) => {
      let at = count
      const [begin, end] = [lists.offsets[row] as number, lists.offsets[row + 1] as number]
      const from = start > 0 ? begin + start - 1 : end + start
      if (from < begin) return at
      for (let place = from; place < Math.min(end, from + size); place++) places[at++] = place
      return at
    })
    return { ...lists, layout: 'list', offsets, elements: take(elements, places) }
  }

/** The elements of the lists in each list; null where one of those is. */
export const flattenLists = (column: PlainColumn): PlainColumn => {
  const { length, validity, offsets, elements } = flatLists(columnAs(column, 'list'))
  const inner = columnAs(toPlain(elements), 'list')
  const nulls = cellNullsOf(validity, length)
  const ends = new Int32Array(length + 1)
  for (let row = 0; row < length; row++) {
    ends[row] = inner.offsets[offsets[row] as number] as number
    const end = offsets[row + 1] as number
    for (let place = offsets[row] as number; place < end; place++)
      if (!isValid(inner.validity, place)) nulls.add(row)
  }
  ends[length] = inner.offsets[offsets[length] as number] as number
  return {
    layout: 'list',
    type: inner.type,
    length,
    validity: bothValid(validity, nulls.validity(), length),
    offsets: ends,
    elements: inner.elements,
  }
}
