import { types } from '@lockstep/schema'
import { put, sourceOf } from '../../builders/put-bytes.js'
import { closeText, textBuilder } from '../../builders/text.js'
import {
  bothValid,
  isValid,
  type ListColumn,
  type PlainColumn,
  type TextColumn,
} from '../../column/column.js'
import { take, toPlain } from '../../column/take/take.js'
import { flatLists } from '../shared/flat-lists.js'
import { cellNullsOf } from '../shared/nulls.js'
import { columnAs } from '../shared/operand.js'
import { buildFrom } from '../shared/rewrite-text.js'
import { keptOf } from './flat-operands.js'

/** How many elements each list has. */
export const sizesOfLists = (column: PlainColumn): PlainColumn => {
  const { length, validity, offsets } = columnAs(column, 'list')
  const values = new Int32Array(length)
  for (let row = 0; row < length; row++) values[row] = (offsets[row + 1] as number) - (offsets[row] as number)
  return { layout: 'int', type: types.int, length, validity, values }
}

const utf8 = new TextEncoder()

/** The texts of each list that are there, with a separator between each two. */
export const joinTexts = (separator: string): ((column: PlainColumn) => TextColumn) => {
  const between = sourceOf(utf8.encode(separator))
  return (column) => {
    const { length, validity, offsets, elements } = flatLists(columnAs(column, 'list'))
    const texts = columnAs(elements, 'text')
    const source = sourceOf(texts.bytes)
    const made = textBuilder(length)
    for (let row = 0; row < length; row++) {
      let isFirst = true
      const end = offsets[row + 1] as number
      for (let place = offsets[row] as number; place < end; place++) {
        if (!isValid(texts.validity, place)) continue
        if (!isFirst) put(made, between, 0, between.bytes.length)
        put(made, source, texts.offsets[place] as number, texts.offsets[place + 1] as number)
        isFirst = false
      }
      closeText(made)
    }
    return buildFrom(made, validity)
  }
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
