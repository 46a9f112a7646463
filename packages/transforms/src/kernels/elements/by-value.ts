import { types } from '@lockstep/schema'
import { bitmapBytes, setBit } from '../../bytes/bitmap.js'
import {
  type BooleanColumn,
  isValid,
  type ListColumn,
  type LongColumn,
  type Validity,
} from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { take } from '../../column/take/take.js'
import { halvesOf } from '../../numbers/int64.js'
import { keysOfCells } from '../../relations/keys/cells.js'
import { areOneOf } from '../logic/null-if/null-if.js'
import type { FlatLists } from '../shared/flat-lists.js'
import { cellNullsOf } from '../shared/nulls.js'
import { bothRows, type CellsOperand } from '../shared/operand.js'
import { type FlatOperand, flatOperand, keptOf } from './flat-operands.js'

/** Lists and a value of each row; elements and values are numbered, equal ones alike, and nulls -1. */
interface ListsAndValues extends FlatOperand {
  readonly numbers: Int32Array
  /** The number of the value of row `i` is at `values + i * valueStep`. */
  readonly values: number
  readonly valueStep: 0 | 1
  readonly validity: Validity
}

const numbered = (list: CellsOperand, value: CellsOperand, length: number): ListsAndValues => {
  const of = flatOperand(list)
  const { numbers } = keysOfCells(concatenate([of.lists.elements, value.cells]), 'nothing')
  return {
    ...of,
    numbers,
    values: of.lists.elements.length,
    valueStep: value.step,
    validity: bothRows(list, value, length),
  }
}

/** The place, in all elements, of the first element of a row that is its value; -1 where there is none. */
const placeIn = ({ lists, step, numbers, values, valueStep }: ListsAndValues, row: number): number => {
  const value = numbers[values + row * valueStep]
  const end = lists.offsets[row * step + 1] as number
  for (let place = lists.offsets[row * step] as number; place < end; place++)
    if (numbers[place] === value) return place
  return -1
}

/** Lists, which rows have a value to look for, and the place of the first element of each that is it; -1 for none. */
interface Search extends FlatOperand {
  readonly first: Int32Array
  readonly validity: Validity
}

/**
 * The place of the first element of each list whose bit is set; -1 where there is none. The bits are gone through, and the
 * rows follow: of lists that end at 2, 3 and 5, with the bits 00011, the places 3 and 4 are in row 2, and 3 is its first.
 */
const firstSet = (bits: Uint8Array, { length, offsets, elements }: FlatLists): Int32Array => {
  const first = new Int32Array(length).fill(-1)
  const bytes = bitmapBytes(elements.length)
  let row = 0
  for (let byte = 0; byte < bytes; byte++)
    for (let rest = bits[byte] as number; rest !== 0; rest &= rest - 1) {
      const place = byte * 8 + 31 - Math.clz32(rest & -rest)
      if (place >= elements.length) break
      while ((offsets[row + 1] as number) <= place) row++
      if ((first[row] as number) < 0) first[row] = place
    }
  return first
}

const searchFor = (list: CellsOperand, value: CellsOperand, length: number): Search => {
  const { cells, step } = value
  const of = flatOperand(list)
  const { elements } = of.lists
  if (step === 0 && elements.layout === 'text' && isValid(cells.validity, 0)) {
    const first = firstSet(areOneOf([cells])(elements), of.lists)
    return { ...of, first, validity: bothRows(list, value, length) }
  }
  const all = numbered(list, value, length)
  const first = new Int32Array(length)
  for (let row = 0; row < length; row++) first[row] = isValid(all.validity, row) ? placeIn(all, row) : -1
  return { ...all, first }
}

const hasNull = ({ lists, step }: FlatOperand, row: number): boolean => {
  const { elements, offsets } = lists
  const end = offsets[row * step + 1] as number
  for (let place = offsets[row * step] as number; place < end; place++)
    if (!isValid(elements.validity, place)) return true
  return false
}

/** Whether a list has a value; null where it has not, and has a null. */
export const containsValue = (list: CellsOperand, value: CellsOperand, length: number): BooleanColumn => {
  const of = searchFor(list, value, length)
  const { first, validity, lists } = of
  const bits = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++) if ((first[row] as number) >= 0) setBit(bits, row)
  const nulls = cellNullsOf(validity, length)
  if (lists.elements.validity !== null)
    for (let row = 0; row < length; row++) if ((first[row] as number) < 0 && hasNull(of, row)) nulls.add(row)
  return { layout: 'boolean', type: types.boolean, length, validity: nulls.validity(), bits }
}

/** The place of a value in a list, from 1; 0 where it is not there. */
export const positionOfValue = (list: CellsOperand, value: CellsOperand, length: number): LongColumn => {
  const { first, validity, lists, step } = searchFor(list, value, length)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  for (let row = 0; row < length; row++) {
    const place = first[row] as number
    if (place >= 0) halves[row * 2] = place - (lists.offsets[row * step] as number) + 1
  }
  return { layout: 'long', type: types.long, length, validity, values }
}

/** Lists without a value. */
export const removeValue = (list: CellsOperand, value: CellsOperand, length: number): ListColumn => {
  const of = numbered(list, value, length)
  const { lists, step, numbers, values, valueStep, validity } = of
  const most = step === 1 ? lists.elements.length : lists.elements.length * length
  const { places, offsets } = keptOf(length, validity, most, (row, places, count) => {
    let at = count
    const removed = numbers[values + row * valueStep]
    const end = lists.offsets[row * step + 1] as number
    for (let place = lists.offsets[row * step] as number; place < end; place++)
      if (numbers[place] !== removed) places[at++] = place
    return at
  })
  return {
    layout: 'list',
    type: lists.type,
    length,
    validity,
    offsets,
    elements: take(lists.elements, places),
  }
}
