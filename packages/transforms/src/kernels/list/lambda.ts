import type { Type } from '@lockstep/schema'
import { and } from '../../bytes/bitmap.js'
import {
  type Frame,
  isValid,
  type Kernel,
  type ListColumn,
  type PlainColumn,
  type Validity,
} from '../../column/column.js'
import { slice } from '../../column/slice.js'
import { take, toPlain } from '../../column/take/take.js'
import { columnAs } from '../shared/operand.js'

/** Lists whose elements lie one after the other, from the first element on, with none between them. */
interface FlatLists {
  readonly type: Type
  readonly length: number
  readonly validity: Validity
  readonly offsets: Int32Array
  readonly elements: PlainColumn
}

/** Whether there are elements under a list that is null. */
const hasHidden = ({ length, validity, offsets }: ListColumn): boolean => {
  if (validity === null) return false
  for (let row = 0; row < length; row++)
    if (!isValid(validity, row) && (offsets[row] as number) < (offsets[row + 1] as number)) return true
  return false
}

const moved = (offsets: Int32Array, by: number): Int32Array => {
  if (by === 0) return offsets
  const to = new Int32Array(offsets.length)
  for (let row = 0; row < to.length; row++) to[row] = (offsets[row] as number) - by
  return to
}

/** Lists without the elements under those that are null. */
const withoutHidden = ({ type, length, validity, offsets, elements }: ListColumn): FlatLists => {
  const places = new Int32Array((offsets[length] as number) - (offsets[0] as number))
  const own = new Int32Array(length + 1)
  let count = 0
  for (let row = 0; row < length; row++) {
    if (isValid(validity, row))
      for (let from = offsets[row] as number; from < (offsets[row + 1] as number); from++)
        places[count++] = from
    own[row + 1] = count
  }
  return {
    type,
    length,
    validity,
    offsets: own,
    elements: take(toPlain(elements), places.subarray(0, count)),
  }
}

const flatten = (lists: ListColumn): FlatLists => {
  if (hasHidden(lists)) return withoutHidden(lists)
  const { type, length, validity, offsets } = lists
  const [first, last] = [offsets[0] as number, offsets[length] as number]
  const elements = slice(toPlain(lists.elements), first, last)
  return { type, length, validity, offsets: moved(offsets, first), elements }
}

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
    const lists = flatten(columnAs(toPlain(of(frame)), 'list'))
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
