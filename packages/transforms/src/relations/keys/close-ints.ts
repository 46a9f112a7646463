import { blockRows } from '../../bytes/blocks.js'
import { isValid, type Validity } from '../../column/column.js'
import type { NullKeys, RowNumbers } from './keys.js'

/** Whole numbers of 32 bits, and which of them are there. */
export interface Ints {
  readonly values: Int32Array
  readonly length: number
  readonly validity: Validity
}

/** The keys of ints. */
export interface IntKeys extends RowNumbers {
  readonly find: (others: Ints) => Int32Array
}

/** The least and the greatest of some ints; null where none is there. */
export const boundsOf = ({
  values,
  length,
  validity,
}: Ints): { readonly least: number; readonly greatest: number } | null => {
  let least = 0x7fffffff
  let greatest = -0x80000000
  for (let row = 0; row < length; row++) {
    if (validity !== null && !isValid(validity, row)) continue
    const value = values[row] as number
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return least > greatest ? null : { least, greatest }
}

/** The most places of a table for so many ints: four for each. */
const mostPlaces = (length: number): number => length * 4 + 1_024

/** The places of a table, all 0. Memory that is written before it is read at random is mapped once, and in order. */
const emptyTable = (places: number): Int32Array => new Int32Array(places).fill(0)

/** Where ints that are all there and all different are, by their distance from the least: rows and 1. Null where two are equal. */
const rowsByPlace = ({ values, length }: Ints, least: number, places: number): Int32Array | null => {
  const table = emptyTable(places)
  for (let from = 0; from < length; from += blockRows) {
    const to = Math.min(length, from + blockRows)
    let taken = 0
    for (let row = from; row < to; row++) {
      const place = (values[row] as number) - least
      taken |= table[place] as number
      table[place] = row + 1
    }
    if (taken !== 0) return null
  }
  return table
}

const eachItself = (length: number): Int32Array => {
  const rows = new Int32Array(length)
  for (let row = 0; row < length; row++) rows[row] = row
  return rows
}

/** Finds ints in a table of numbers and 1. */
const finder =
  (table: Int32Array, least: number, ofNull: number): IntKeys['find'] =>
  ({ values, length, validity }) => {
    const found = new Int32Array(length)
    const places = table.length
    for (let row = 0; row < length; row++) {
      if (validity !== null && !isValid(validity, row)) {
        found[row] = ofNull
        continue
      }
      const place = (values[row] as number) - least
      found[row] = place >= 0 && place < places ? (table[place] as number) - 1 : -1
    }
    return found
  }

/**
 * Numbers ints that lie close together: the distance of each from the least is a place in a table of numbers. Null where they do
 * not.
 */
export const closeInts = (ints: Ints, nulls: NullKeys): IntKeys | null => {
  const { values, length, validity } = ints
  const bounds = boundsOf(ints)
  const least = bounds?.least ?? 0
  const places = bounds === null ? 1 : bounds.greatest - least + 1
  if (places > mostPlaces(length)) return null
  if (nulls === 'nothing' && validity === null && places >= length) {
    const rows = rowsByPlace(ints, least, places)
    const all = rows === null ? rows : eachItself(length)
    if (rows !== null && all !== null) return { numbers: all, firsts: all, find: finder(rows, least, -1) }
  }
  /** Numbers and 1, by distance; 0 where there is none. */
  const table = emptyTable(places)
  const numbers = new Int32Array(length)
  const firsts = new Int32Array(Math.min(length, places + 1))
  let count = 0
  let ofNull = -1
  for (let row = 0; row < length; row++) {
    if (validity !== null && !isValid(validity, row)) {
      if (ofNull < 0 && nulls === 'a value') {
        firsts[count] = row
        ofNull = count++
      }
      numbers[row] = ofNull
      continue
    }
    const place = (values[row] as number) - least
    const number = table[place] as number
    if (number === 0) {
      firsts[count] = row
      numbers[row] = count
      table[place] = ++count
    } else numbers[row] = number - 1
  }
  return { numbers, firsts: firsts.subarray(0, count), find: finder(table, least, ofNull) }
}
