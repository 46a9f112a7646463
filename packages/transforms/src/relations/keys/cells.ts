import {
  type ArrowColumn,
  type BooleanColumn,
  type DictionaryColumn,
  isValid,
  type LongColumn,
  type PlainColumn,
} from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { take, toPlain } from '../../column/take/take.js'
import { halvesOf } from '../../numbers/int64.js'
import { normal } from '../distinct/normal.js'
import { numbersByHashes } from './by-hashes.js'
import { closeInts, type Ints } from './close-ints.js'
import type { CellKeys, NullKeys, RowNumbers } from './keys.js'
import { keysOfTexts } from './texts.js'
import { keysOfWords, type Words } from './words.js'

/** Keys of plain cells: others of the same layout are looked up. */
interface PlainKeys extends RowNumbers {
  readonly find: (others: PlainColumn) => Int32Array
}

const flagsOf = ({ bits, length, validity }: BooleanColumn): Ints => {
  const values = new Int32Array(length)
  for (let row = 0; row < length; row++) values[row] = Number(isValid(bits, row))
  return { values, length, validity }
}

const intsOf = (column: PlainColumn): Ints => {
  if (column.layout === 'boolean') return flagsOf(column)
  if (column.layout !== 'int') throw new TypeError(`a column of layout ${column.layout} has no ints`)
  return column
}

const wordsOf = (column: PlainColumn): Words => {
  const { length, validity } = column
  switch (column.layout) {
    case 'int':
      return { words: column.values, width: 1, length, validity }
    case 'long':
    case 'double':
      return { words: halvesOf(column.values), width: 2, length, validity }
    default:
      throw new TypeError(`a column of layout ${column.layout} has no words`)
  }
}

/** The ints of longs, if all that are there are ints. */
const shortOf = ({ values, length, validity }: LongColumn): Ints | null => {
  const halves = halvesOf(values)
  const ints = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    const low = halves[row * 2] as number
    if (halves[row * 2 + 1] !== low >> 31 && (validity === null || isValid(validity, row))) return null
    ints[row] = low
  }
  return { values: ints, length, validity }
}

const keysOfInts = (column: PlainColumn, nulls: NullKeys): PlainKeys => {
  const close = closeInts(intsOf(column), nulls)
  if (close !== null) return { ...close, find: (others) => close.find(intsOf(others)) }
  return keysOfFar(column, nulls)
}

const keysOfFar = (column: PlainColumn, nulls: NullKeys): PlainKeys => {
  const keys = keysOfWords(wordsOf(column), nulls)
  return { ...keys, find: (others) => keys.find(wordsOf(others)) }
}

const keysOfLongs = (column: LongColumn, nulls: NullKeys): PlainKeys => {
  const short = shortOf(column)
  const close = short === null ? null : closeInts(short, nulls)
  if (close === null) return keysOfFar(column, nulls)
  return {
    ...close,
    find: (others) => {
      const ints = others.layout === 'long' ? shortOf(others) : null
      return ints === null ? keysOfFar(column, nulls).find(others) : close.find(ints)
    },
  }
}

/** The cells that are numbered: all, or those that are there. */
const numberedRows = ({ length, validity }: PlainColumn, nulls: NullKeys): Int32Array =>
  Int32Array.from({ length }, (_, row) => row).filter((row) => nulls === 'a value' || isValid(validity, row))

/** Numbers of some rows at the places of those rows; -1 elsewhere. */
const placed = (rows: Int32Array, numbers: Int32Array, length: number): Int32Array => {
  const made = new Int32Array(length).fill(-1)
  for (let at = 0; at < rows.length; at++) made[rows[at] as number] = numbers[at] as number
  return made
}

/** Keys of cells of any type: those that are looked up are numbered behind them. */
const keysOfAny = (column: PlainColumn, nulls: NullKeys): PlainKeys => {
  const rows = numberedRows(column, nulls)
  const own = take(column, rows)
  const { numbers, firsts } = numbersByHashes([own], own.length)
  return {
    numbers: placed(rows, numbers, column.length),
    firsts: firsts.map((place) => rows[place] as number),
    find: (others) => {
      const theirs = numberedRows(others, nulls)
      const all = concatenate([own, take(others, theirs)])
      const found = numbersByHashes([all], all.length).numbers.subarray(own.length)
      const known = found.map((number) => (number < firsts.length ? number : -1))
      return placed(theirs, known, others.length)
    },
  }
}

const keysOfPlain = (column: PlainColumn, nulls: NullKeys): PlainKeys => {
  switch (column.layout) {
    case 'boolean':
    case 'int':
      return keysOfInts(column, nulls)
    case 'long':
      return keysOfLongs(column, nulls)
    case 'double':
      return keysOfFar(column, nulls)
    case 'text': {
      const keys = keysOfTexts(column, nulls)
      return { ...keys, find: (others) => keys.find(others.layout === 'text' ? others : nothingOf(others)) }
    }
    default:
      return keysOfAny(column, nulls)
  }
}

const nothingOf = ({ layout }: PlainColumn): never => {
  throw new TypeError(`expected texts, got a column of layout ${layout}`)
}

/** The numbers of a dictionary's values for its cells; null for those that are null. */
const byIndex = (
  { indices, validity, length }: DictionaryColumn,
  numbers: Int32Array,
  ofNull: number,
): Int32Array => {
  const made = new Int32Array(length)
  for (let row = 0; row < length; row++)
    made[row] =
      validity === null || isValid(validity, row) ? (numbers[indices[row] as number] as number) : ofNull
  return made
}

/** Whether a dictionary has few values beside its cells, so that it is worth looking at each value once. */
const isWorth = ({ values, length }: DictionaryColumn): boolean => values.length <= length * 2

const known: Readonly<Record<NullKeys, WeakMap<PlainColumn, PlainKeys>>> = {
  'a value': new WeakMap(),
  nothing: new WeakMap(),
}

/** The keys of a dictionary's values, made once: several steps of a question group by the same ones. */
const keysOfValues = (values: PlainColumn, nulls: NullKeys): PlainKeys => {
  const before = known[nulls].get(values)
  if (before !== undefined) return before
  const keys = keysOfPlain(values, nulls)
  known[nulls].set(values, keys)
  return keys
}

/** Numbers the values of a dictionary, and then, by way of those, its cells. */
const keysOfDictionary = (column: DictionaryColumn, nulls: NullKeys): CellKeys => {
  const values = keysOfValues(column.values, nulls)
  const { length } = values.firsts
  // One number more than values have stands for null, if no value is null.
  const nullValue = column.values.validity === null ? -1 : nullAmong(column.values, values.numbers)
  const ofNull = nulls === 'nothing' ? -1 : nullValue < 0 ? length : nullValue
  const { indices, validity } = column
  const renamed = new Int32Array(length + 1).fill(-1)
  const numbers = new Int32Array(column.length)
  const firsts = new Int32Array(Math.min(column.length, length + 1))
  let count = 0
  for (let row = 0; row < numbers.length; row++) {
    const isThere = validity === null || isValid(validity, row)
    const value = isThere ? (values.numbers[indices[row] as number] as number) : ofNull
    const number = value < 0 ? -1 : (renamed[value] as number)
    numbers[row] = number
    if (number >= 0 || value < 0) continue
    renamed[value] = count
    firsts[count] = row
    numbers[row] = count++
  }
  const find = throughValues((others) => {
    const found = values.find(others)
    for (let row = 0; row < found.length; row++) {
      const value = found[row] as number
      if (value >= 0) found[row] = renamed[value] as number
      else if (nulls === 'a value' && !isValid(others.validity, row)) found[row] = renamed[ofNull] as number
    }
    return found
  })
  return { numbers, firsts: firsts.subarray(0, count), find }
}

const nullAmong = ({ validity }: PlainColumn, numbers: Int32Array): number => {
  for (let row = 0; row < numbers.length; row++) if (!isValid(validity, row)) return numbers[row] as number
  return -1
}

/** Looks cells up by a way for plain ones: those of a dictionary by its values. */
const throughValues =
  (find: (others: PlainColumn) => Int32Array): CellKeys['find'] =>
  (given) => {
    const others = normal(given)
    if (others.layout !== 'dictionary' || others.validity !== null || !isWorth(others))
      return find(toPlain(others))
    return byIndex(others, find(others.values), -1)
  }

/** Numbers the cells of a column. NaN equals NaN, and 0.0 equals -0.0. */
export const keysOfCells = (given: ArrowColumn, nulls: NullKeys): CellKeys => {
  const column = normal(given)
  if (column.layout === 'dictionary' && isWorth(column)) return keysOfDictionary(column, nulls)
  const keys = keysOfPlain(toPlain(column), nulls)
  return { ...keys, find: throughValues(keys.find) }
}
