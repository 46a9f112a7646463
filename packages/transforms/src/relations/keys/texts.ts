import { areEqual } from '../../bytes/equal.js'
import { viewOf } from '../../bytes/words.js'
import { isValid, type TextColumn } from '../../column/column.js'
import { newHashWords } from '../distinct/mix.js'
import { textWords } from '../distinct/text-words.js'
import type { NullKeys, RowNumbers } from './keys.js'
import { leastSlots, mostOf, slotsFor } from './slots.js'
import { manySlots, mixed, moved, readTexts } from './text-slots.js'

/** The keys of texts. */
export interface TextKeys extends RowNumbers {
  readonly find: (others: TextColumn) => Int32Array
}

/** Makes two words of each of some texts, equal ones of equal texts. */
export type TextHash = typeof textWords

/** Rows whose hashes are made, and whose slots are read, before any is used: memory then fetches them side by side. */
const ahead = 256

/** What was read ahead: written down, so that it is read. */
const seen = new Int32Array(1)

/**
 * Numbers texts by hashes and bytes. A slot has a number and 1 in its low bits, and in those above them the same bits of the
 * hash's second word; 0 is free. Exact: texts of equal hashes are compared.
 */
export const keysOfTexts = (column: TextColumn, nulls: NullKeys, hash: TextHash = textWords): TextKeys => {
  const { offsets, bytes, length, validity } = column
  const view = viewOf(bytes)
  const words = newHashWords(ahead)
  const { first, second } = words
  const places = new Int32Array(ahead)
  let table: Int32Array = new Int32Array(leastSlots)
  const numbers = new Int32Array(length)
  const firsts = new Int32Array(length)
  /** The hash of each number. */
  const hashes = new Int32Array(length)
  let count = 0
  let ofNull = -1
  for (let from = 0; from < length; from += ahead) {
    const to = Math.min(length, from + ahead)
    if (count + ahead > mostOf(table.length)) {
      table = moved(table, hashes, slotsFor(table.length, count, length, ahead))
    }
    const mask = table.length - 1
    hash(column, from, to, words)
    seen[0] = mixed(words, to - from, table)
    if (table.length > manySlots)
      seen[0] ^= readTexts(words, to - from, table, firsts, offsets, bytes, places)
    for (let row = from; row < to; row++) {
      if (validity !== null && !isValid(validity, row)) {
        if (ofNull < 0 && nulls === 'a value') {
          firsts[count] = row
          ofNull = count++
        }
        numbers[row] = ofNull
        continue
      }
      const rest = second[row - from] as number
      const begin = offsets[row] as number
      const size = (offsets[row + 1] as number) - begin
      for (let at = (first[row - from] as number) & mask; ; at = (at + 1) & mask) {
        const slot = table[at] as number
        if (slot === 0) {
          hashes[count] = first[row - from] as number
          firsts[count] = row
          numbers[row] = count
          table[at] = (rest & ~mask) | ++count
          break
        }
        if (((slot ^ rest) & ~mask) !== 0) continue
        const number = (slot & mask) - 1
        const other = firsts[number] as number
        const start = offsets[other] as number
        if ((offsets[other + 1] as number) - start === size && areEqual(view, begin, view, start, size)) {
          numbers[row] = number
          break
        }
      }
    }
  }
  const find = (others: TextColumn): Int32Array => {
    const found = new Int32Array(others.length)
    const theirs = viewOf(others.bytes)
    const mask = table.length - 1
    for (let from = 0; from < others.length; from += ahead) {
      const to = Math.min(others.length, from + ahead)
      hash(others, from, to, words)
      seen[0] = mixed(words, to - from, table)
      if (table.length > manySlots)
        seen[0] ^= readTexts(words, to - from, table, firsts, offsets, bytes, places)
      for (let row = from; row < to; row++) {
        if (others.validity !== null && !isValid(others.validity, row)) {
          found[row] = ofNull
          continue
        }
        const rest = second[row - from] as number
        const begin = others.offsets[row] as number
        const size = (others.offsets[row + 1] as number) - begin
        found[row] = -1
        for (let at = (first[row - from] as number) & mask; table[at] !== 0; at = (at + 1) & mask) {
          const slot = table[at] as number
          if (((slot ^ rest) & ~mask) !== 0) continue
          const number = (slot & mask) - 1
          const other = firsts[number] as number
          const start = offsets[other] as number
          if ((offsets[other + 1] as number) - start === size && areEqual(theirs, begin, view, start, size)) {
            found[row] = number
            break
          }
        }
      }
    }
    return found
  }
  return { numbers, firsts: firsts.subarray(0, count), find }
}
