import type { Type } from '@lockstep/schema'
import { and } from '../../bytes/bitmap.js'
import { type Frame, isValid, type Kernel, type ListColumn, type PlainColumn } from '../../column/column.js'
import { take, toPlain } from '../../column/take/take.js'
import { type FlatLists, flatLists } from '../shared/flat-lists.js'
import { columnAs } from '../shared/operand.js'

const parentsOf = ({ length, offsets, elements }: FlatLists): Int32Array => {
  const parents = new Int32Array(elements.length)
  for (let row = 0; row < length; row++) parents.fill(row, offsets[row], offsets[row + 1])
  return parents
}

/** The elements as the rows of a frame, within that of their lists. */
const frameOf = (outer: Frame, lists: FlatLists, level: number): Frame => {
  const { elements } = lists
  let parents: Int32Array | undefined
  return {
    length: elements.length,
    column: outer.column,
    lambda: {
      level,
      elements,
      outer,
      parents: () => {
        parents ??= parentsOf(lists)
        return parents
      },
    },
  }
}

/** Computes a lambda's body once for the elements of all lists of a frame, and makes lists of what it gives. */
const overElements =
  (
    of: Kernel,
    body: Kernel,
    level: number,
    make: (lists: FlatLists, given: PlainColumn) => ListColumn,
  ): Kernel =>
  (frame) => {
    const lists = flatLists(columnAs(toPlain(of(frame)), 'list'))
    return make(lists, toPlain(body(frameOf(frame, lists, level))))
  }

/** Lists of what a lambda makes of each element. */
export const transformLists = (of: Kernel, body: Kernel, level: number, type: Type): Kernel =>
  overElements(of, body, level, (lists, elements) => ({ ...lists, layout: 'list', type, elements }))

/** The lists without the elements whose bit is not set. */
const keepWhere = (lists: FlatLists, bits: Uint8Array): ListColumn => {
  const { length, offsets, elements } = lists
  const kept = new Int32Array(elements.length)
  const own = new Int32Array(length + 1)
  let count = 0
  for (let row = 0; row < length; row++) {
    const end = offsets[row + 1] as number
    for (let place = offsets[row] as number; place < end; place++)
      if (isValid(bits, place)) kept[count++] = place
    own[row + 1] = count
  }
  if (count === elements.length) return { ...lists, layout: 'list' }
  return { ...lists, layout: 'list', offsets: own, elements: take(elements, kept.subarray(0, count)) }
}

/** Lists of the elements for which a lambda is true, and neither false nor null. */
export const filterLists = (of: Kernel, body: Kernel, level: number): Kernel =>
  overElements(of, body, level, (lists, given) => {
    const { bits, validity, length } = columnAs(given, 'boolean')
    return keepWhere(lists, validity === null ? bits : and(bits, validity, length))
  })
