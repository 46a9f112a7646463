import { allNull } from '../../column/all-null.js'
import { type Frame, isValid, type Kernel, type PlainColumn } from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { take, toPlain } from '../../column/take/take.js'
import { type FlatLists, flatLists } from '../shared/flat-lists.js'
import { columnAs } from '../shared/operand.js'

/** The levels of a lambda's two variables: the element's, and that of what was made before. */
interface Levels {
  readonly level: number
  readonly before: number
}

/** Some rows of a frame, each with one element of its list and what was made of those before. */
interface Step {
  readonly rows: Int32Array
  readonly elements: PlainColumn
  readonly before: PlainColumn
}

const placesTo = (length: number): Int32Array => Int32Array.from({ length }, (_, place) => place)

/** The frame of one step: that of the elements, within that of what was made before, within the lists'. */
const frameOf = (outer: Frame, { rows, elements, before }: Step, levels: Levels): Frame => {
  const { length } = rows
  const { column } = outer
  const made: Frame = {
    length,
    column,
    lambda: { level: levels.before, elements: before, outer, parents: () => rows },
  }
  const parents = placesTo(length)
  return { length, column, lambda: { level: levels.level, elements, outer: made, parents: () => parents } }
}

/** Places in some rows, by whether the list of the row has an element at an index. */
const byLength = (
  { offsets }: FlatLists,
  rows: Int32Array,
  index: number,
): readonly [Int32Array, Int32Array] => {
  const isLonger = (row: number): boolean => (offsets[row + 1] as number) - (offsets[row] as number) > index
  const places = placesTo(rows.length)
  return [
    places.filter((place) => isLonger(rows[place] as number)),
    places.filter((place) => !isLonger(rows[place] as number)),
  ]
}

const some = (column: PlainColumn, places: Int32Array): PlainColumn =>
  places.length === column.length ? column : take(column, places)

/**
 * What a lambda makes of all elements, from the first to the last: of all lists that have a first element at once, then of
 * those that have a second one, and so on.
 */
export const aggregateLists =
  (of: Kernel, start: Kernel, body: Kernel, levels: Levels): Kernel =>
  (frame) => {
    const lists = flatLists(columnAs(toPlain(of(frame)), 'list'))
    const { length, offsets, elements, validity } = lists
    let rows = placesTo(length).filter((row) => isValid(validity, row))
    let before = some(toPlain(start(frame)), rows)
    const done: PlainColumn[] = []
    const places = new Int32Array(length).fill(-1)
    let count = 0
    for (let index = 0; rows.length > 0; index++) {
      const [longer, ended] = byLength(lists, rows, index)
      if (ended.length > 0) done.push(some(before, ended))
      for (const place of ended) places[rows[place] as number] = count++
      if (longer.length === 0) break
      before = some(before, longer)
      rows = longer.map((place) => rows[place] as number)
      const at = rows.map((row) => (offsets[row] as number) + index)
      const step = { rows, elements: take(elements, at), before }
      before = toPlain(body(frameOf(frame, step, levels)))
    }
    return done.length === 0 ? allNull(before.type, length) : take(concatenate(done), places)
  }
