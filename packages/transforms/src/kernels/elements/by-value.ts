import { types } from '@lockstep/schema'
import { bitmapBytes, clearBit, setBit } from '../../bytes/bitmap.js'
import { holds } from '../../bytes/equal.js'
import {
  type BooleanColumn,
  isValid,
  type ListColumn,
  type LongColumn,
  openBits,
  type TextColumn,
  type Validity,
} from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { take } from '../../column/take/take.js'
import { keysOfCells } from '../../relations/keys/cells.js'
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

/** One text that is looked for among texts. */
interface TextAmong extends FlatOperand {
  readonly texts: TextColumn
  readonly bytes: Uint8Array
  readonly validity: Validity
}

/** The place, in all elements, of the first text of a row that is the one looked for; -1 where there is none. */
const textIn = ({ lists, step, texts, bytes: part }: TextAmong, row: number): number => {
  const { offsets, bytes, validity } = texts
  const size = part.length
  const end = lists.offsets[row * step + 1] as number
  for (let place = lists.offsets[row * step] as number; place < end; place++) {
    const from = offsets[place] as number
    if ((offsets[place + 1] as number) - from !== size || !holds(bytes, from, part, 0, size)) continue
    if (isValid(validity, place)) return place
  }
  return -1
}

/** What finds the place of the value of a row in its list, and which rows have both. */
interface Search extends FlatOperand {
  readonly place: (row: number) => number
  readonly validity: Validity
}

const searchFor = (list: CellsOperand, value: CellsOperand, length: number): Search => {
  const { cells, step } = value
  const of = flatOperand(list)
  const { elements } = of.lists
  if (step === 0 && elements.layout === 'text' && cells.layout === 'text' && isValid(cells.validity, 0)) {
    const bytes = cells.bytes.subarray(cells.offsets[0], cells.offsets[1])
    const among: TextAmong = { ...of, texts: elements, bytes, validity: bothRows(list, value, length) }
    return { ...among, place: (row) => textIn(among, row) }
  }
  const all = numbered(list, value, length)
  return { ...all, place: (row) => placeIn(all, row) }
}

const hasNull = ({ lists, step }: FlatOperand, row: number): boolean => {
  const { elements, offsets } = lists
  if (elements.validity === null) return false
  const end = offsets[row * step + 1] as number
  for (let place = offsets[row * step] as number; place < end; place++)
    if (!isValid(elements.validity, place)) return true
  return false
}

/** Whether a list has a value; null where it has not, and has a null. */
export const containsValue = (list: CellsOperand, value: CellsOperand, length: number): BooleanColumn => {
  const of = searchFor(list, value, length)
  const bits = new Uint8Array(bitmapBytes(length))
  const open = openBits(of.validity, length)
  for (let row = 0; row < length; row++) {
    if (!isValid(of.validity, row)) continue
    if (of.place(row) >= 0) setBit(bits, row)
    else if (hasNull(of, row)) clearBit(open, row)
  }
  return { layout: 'boolean', type: types.boolean, length, validity: open, bits }
}

/** The place of a value in a list, from 1; 0 where it is not there. */
export const positionOfValue = (list: CellsOperand, value: CellsOperand, length: number): LongColumn => {
  const of = searchFor(list, value, length)
  const values = new BigInt64Array(length)
  for (let row = 0; row < length; row++) {
    const place = isValid(of.validity, row) ? of.place(row) : -1
    if (place >= 0) values[row] = BigInt(place - (of.lists.offsets[row * of.step] as number) + 1)
  }
  return { layout: 'long', type: types.long, length, validity: of.validity, values }
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
