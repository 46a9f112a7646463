import type { ListColumn, PlainColumn, Validity } from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { take } from '../../column/take/take.js'
import { keysOfCells } from '../../relations/keys/cells.js'
import { type FlatLists, flatLists } from '../shared/flat-lists.js'
import { bothRows, type CellsOperand, columnAs } from '../shared/operand.js'
import { type FlatOperand, flatOperand, keptOf } from './flat-operands.js'

// Elements are numbered, equal ones alike and nulls as a value, so that sets of them are sets of numbers. `seen` holds for each
// number the last row that has it: `row * 2` where the second list has it, `row * 2 + 1` where it was taken.

const listsOf = (
  { type }: Pick<FlatLists, 'type'>,
  length: number,
  validity: Validity,
  elements: PlainColumn,
  { places, offsets }: { readonly places: Int32Array; readonly offsets: Int32Array },
): ListColumn => ({ layout: 'list', type, length, validity, offsets, elements: take(elements, places) })

/** Each element of a list once. */
export const distinctLists = (column: PlainColumn): ListColumn => {
  const lists = flatLists(columnAs(column, 'list'))
  const { length, validity, offsets, elements } = lists
  const { numbers, firsts } = keysOfCells(elements, 'a value')
  const seen = new Int32Array(firsts.length).fill(-1)
  const kept = keptOf(length, validity, elements.length, (row, places, count) => {
    let at = count
    const end = offsets[row + 1] as number
    for (let place = offsets[row] as number; place < end; place++) {
      const number = numbers[place] as number
      if (seen[number] === row) continue
      seen[number] = row
      places[at++] = place
    }
    return at
  })
  return listsOf(lists, length, validity, elements, kept)
}

/** Two lists of each row, with their elements behind each other, numbered. */
interface Both {
  readonly left: FlatOperand
  readonly right: FlatOperand
  readonly elements: PlainColumn
  readonly numbers: Int32Array
  readonly seen: Int32Array
  readonly validity: Validity
  /** The most elements that all rows can have together. */
  readonly most: number
}

const sizeOf = ({ lists, step }: FlatOperand, length: number): number =>
  step === 1 ? lists.elements.length : lists.elements.length * length

const bothOf = (left: CellsOperand, right: CellsOperand, length: number): Both => {
  const [one, other] = [flatOperand(left), flatOperand(right)]
  const elements = concatenate([one.lists.elements, other.lists.elements])
  const { numbers, firsts } = keysOfCells(elements, 'a value')
  const seen = new Int32Array(firsts.length).fill(-1)
  const validity = bothRows(left, right, length)
  return {
    left: one,
    right: other,
    elements,
    numbers,
    seen,
    validity,
    most: sizeOf(one, length) + sizeOf(other, length),
  }
}

const startOf = ({ lists, step }: FlatOperand, row: number): number => lists.offsets[row * step] as number

const endOf = ({ lists, step }: FlatOperand, row: number): number => lists.offsets[row * step + 1] as number

/** Takes the elements between two places whose numbers were not taken in a row, and where it is asked, that the other list has or has not. */
const takeNew = (
  { numbers, seen }: Both,
  row: number,
  [from, to]: readonly [number, number],
  among: 'any' | 'there' | 'not there',
  places: Int32Array,
  count: number,
): number => {
  let at = count
  const [isThere, isTaken] = [row * 2, row * 2 + 1]
  for (let place = from; place < to; place++) {
    const number = numbers[place] as number
    const mark = seen[number] as number
    if (mark === isTaken) continue
    if (among !== 'any' && (mark === isThere) !== (among === 'there')) continue
    seen[number] = isTaken
    places[at++] = place
  }
  return at
}

/** The elements of two lists, each once. */
export const unionLists = (left: CellsOperand, right: CellsOperand, length: number): ListColumn => {
  const both = bothOf(left, right, length)
  const behind = both.left.lists.elements.length
  const kept = keptOf(length, both.validity, both.most, (row, places, count) => {
    const own = takeNew(both, row, [startOf(both.left, row), endOf(both.left, row)], 'any', places, count)
    const theirs = [behind + startOf(both.right, row), behind + endOf(both.right, row)] as const
    return takeNew(both, row, theirs, 'any', places, own)
  })
  return listsOf(both.left.lists, length, both.validity, both.elements, kept)
}

/** The elements of a list that another has, or has not, each once. */
const amongOthers = (
  left: CellsOperand,
  right: CellsOperand,
  length: number,
  among: 'there' | 'not there',
): ListColumn => {
  const both = bothOf(left, right, length)
  const behind = both.left.lists.elements.length
  const kept = keptOf(length, both.validity, both.most, (row, places, count) => {
    const end = behind + endOf(both.right, row)
    for (let place = behind + startOf(both.right, row); place < end; place++)
      both.seen[both.numbers[place] as number] = row * 2
    return takeNew(both, row, [startOf(both.left, row), endOf(both.left, row)], among, places, count)
  })
  return listsOf(both.left.lists, length, both.validity, both.elements, kept)
}

/** The elements of a list that another has, each once. */
export const intersectLists = (left: CellsOperand, right: CellsOperand, length: number): ListColumn =>
  amongOthers(left, right, length, 'there')

/** The elements of a list that another has not, each once. */
export const exceptLists = (left: CellsOperand, right: CellsOperand, length: number): ListColumn =>
  amongOthers(left, right, length, 'not there')

/** The elements of a list, and then those of another. */
export const concatLists = (left: CellsOperand, right: CellsOperand, length: number): ListColumn => {
  const [one, other] = [flatOperand(left), flatOperand(right)]
  const validity = bothRows(left, right, length)
  const behind = one.lists.elements.length
  const kept = keptOf(length, validity, sizeOf(one, length) + sizeOf(other, length), (row, places, count) => {
    let at = count
    for (let place = startOf(one, row); place < endOf(one, row); place++) places[at++] = place
    for (let place = startOf(other, row); place < endOf(other, row); place++) places[at++] = behind + place
    return at
  })
  return listsOf(one.lists, length, validity, concatenate([one.lists.elements, other.lists.elements]), kept)
}
