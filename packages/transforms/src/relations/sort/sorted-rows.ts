import type { ArrowColumn } from '../../column/column.js'
import { inTurn } from '../compare-cells.js'
import { sortedByWords } from './radix.js'
import { type SortBy, type SortWords, signWords, sortWords } from './words.js'

/** Fewer rows are compared one by one. */
const few = 256

/** Puts the rows whose cells are null first or last, in their order; gives where the others begin and end. */
const partNulls = (rows: Int32Array, { isNull, nullsFirst }: SortWords): readonly [number, number] => {
  if (isNull === null) return [0, rows.length]
  const nulls = rows.filter(isNull)
  if (nulls.length === 0) return [0, rows.length]
  const others = rows.filter((row) => !isNull(row))
  rows.set(nullsFirst ? nulls : others)
  rows.set(nullsFirst ? others : nulls, nullsFirst ? nulls.length : others.length)
  return nullsFirst ? [nulls.length, rows.length] : [0, others.length]
}

/**
 * The rows in the order of some keys, the first one first, completed by some columns, and then by the signs of zeros in some: rows
 * keep their order where they tie in all of these.
 */
export const sortedRows = (
  order: readonly SortBy[],
  completing: readonly ArrowColumn[],
  signs: readonly ArrowColumn[],
  length: number,
): Int32Array => {
  const makers = [
    ...order.map((by) => () => sortWords(by)),
    ...completing.map((column) => () => sortWords({ column, nullsFirst: true, descending: false })),
    ...signs.map((column) => () => signWords(column)),
  ]
  const made = new Map<number, SortWords | null>()
  /** Words are made when rows are left that tie in all keys before. */
  const key = (place: number): SortWords | null => {
    const known = made.get(place)
    if (known !== undefined) return known
    const words = makers[place]?.() ?? null
    made.set(place, words)
    return words
  }
  const compares = makers.map(
    (_, place) => (one: number, other: number) => key(place)?.compare(one, other) ?? 0,
  )
  const from = makers.map((_, place) => inTurn(compares.slice(place)))
  const rows = Int32Array.from({ length }, (_, row) => row)

  /** Sorts rows that tie in all keys before a place. */
  const sortRun = (run: Int32Array, place: number): void => {
    if (run.length < 2 || place === makers.length) return
    if (run.length < few) {
      run.sort(from[place])
      return
    }
    const words = key(place)
    if (words === null) {
      sortRun(run, place + 1)
      return
    }
    const { high, low } = words
    if (high === null) {
      run.sort(from[place])
      return
    }
    const [begin, end] = partNulls(run, words)
    sortRun(run.subarray(0, begin), place + 1)
    sortRun(run.subarray(end), place + 1)
    const there = run.subarray(begin, end)
    there.set(sortedByWords(there.slice(), high, low))
    for (let at = 0; at < there.length; ) {
      const first = there[at] as number
      let next = at + 1
      while (
        next < there.length &&
        high[there[next] as number] === high[first] &&
        (low === null || low[there[next] as number] === low[first])
      )
        next++
      if (next > at + 1) sortTied(there.subarray(at, next), place, words)
      at = next
    }
  }

  /** Sorts rows that have equal words of the key at a place. */
  const sortTied = (run: Int32Array, place: number, { isExact, compare }: SortWords): void => {
    const first = run[0] as number
    if (isExact || run.every((row) => compare(first, row) === 0)) sortRun(run, place + 1)
    else run.sort(from[place])
  }

  sortRun(rows, 0)
  return rows
}
