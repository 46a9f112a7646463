import { type AnyTable, fromJSON, type Json, onlySourceOf, outputFields, readsOf } from '@lockstep/schema'
import { cellReaders, clean } from '@lockstep/transforms'
import type { RecordBatch, Table } from 'apache-arrow'
import { largerOf, lostBetween } from './lost.js'
import {
  changed,
  type Fate,
  nulled,
  type PageCell,
  type PageColumn,
  type PageSource,
  same,
} from './source.js'

/** A column that the server tells of. */
export interface GivenColumn extends PageColumn {
  readonly from: readonly string[]
  readonly isSame: boolean
  /** What `toDecimal` may round in it: the names of columns that hold a number before and after. */
  readonly roundings: readonly { readonly of: string; readonly to: string }[]
}

type Read = (row: number) => unknown

/** A value as the page shows it. */
export const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
      : Object.is(value, -0)
        ? '-0'
        : String(value)

/** Where the batch of each row begins, and what reads its columns. */
interface Batches {
  readonly begins: readonly number[]
  readonly was: readonly (readonly Read[])[]
  readonly is: readonly (readonly Read[])[]
}

const batchesOf = (table: AnyTable, raw: Table, cleaned: Table): Batches => {
  const reads = readsOf(table.relation, onlySourceOf(table.relation))
  const begins: number[] = []
  let rows = 0
  for (const batch of raw.batches) {
    begins.push(rows)
    rows += batch.numRows
  }
  const readers = (of: readonly RecordBatch[], fields: typeof reads) =>
    of.map((batch) => cellReaders(fields, batch))
  return { begins, was: readers(raw.batches, reads), is: readers(cleaned.batches, outputFields(table)) }
}

/** The last of some ascending numbers that is not above another. */
const lastUpTo = (numbers: readonly number[], most: number): number => {
  let [from, to] = [0, numbers.length]
  while (from + 1 < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] as number) <= most) from = middle
    else to = middle
  }
  return from
}

/** Cleans raw rows by rules that the server wrote, here in the browser, and shows both beside each other. */
export const arrowSource = (rules: Json, given: readonly GivenColumn[], raw: Table): PageSource => {
  const table = fromJSON(rules)
  const cleaned = clean(table, raw)
  if (cleaned.numRows !== raw.numRows)
    throw new Error(
      `${raw.numRows.toLocaleString('en')} rows come in and ${cleaned.numRows.toLocaleString('en')} go out: a table before this one leaves rows out, so that they do not stand beside each other; preview that table`,
    )
  const names = readsOf(table.relation, onlySourceOf(table.relation)).map(({ name }) => name)
  const places = given.map(({ from }) => from.map((name) => names.indexOf(name)))
  const outputs = outputFields(table).map(({ name }) => name)
  const roundings = given.map((each) =>
    each.roundings.map(({ of, to }) => [outputs.indexOf(of), outputs.indexOf(to)] as const),
  )
  const { begins, was, is } = batchesOf(table, raw, cleaned)

  const values = (row: number, column: number): readonly [readonly unknown[], unknown] => {
    const batch = lastUpTo(begins, row)
    const at = row - (begins[batch] as number)
    const before = (places[column] as readonly number[]).map((place) => was[batch]?.[place]?.(at) ?? null)
    return [before, is[batch]?.[column]?.(at) ?? null]
  }
  const lost = (row: number, column: number): string | null => {
    const own = roundings[column] ?? []
    if (own.length === 0) return null
    const batch = lastUpTo(begins, row)
    const at = row - (begins[batch] as number)
    const cell = (place: number): unknown => is[batch]?.[place]?.(at) ?? null
    if (cell(column) === null) return null
    return own.reduce<string | null>(
      (most, [of, to]) => largerOf(most, lostBetween(cell(of), cell(to))),
      null,
    )
  }
  const fateOf = (before: readonly unknown[], now: unknown): Fate => {
    if (before.length === 0) return same
    if (now === null) return before.some((each) => each !== null) ? nulled : same
    const [only] = before
    return before.length === 1 && only !== null && textOf(only) === textOf(now) ? same : changed
  }
  return {
    columns: given,
    rows: raw.numRows,
    lost,
    fate: (row, column) => {
      if (given[column]?.isSame === true) return same
      const [before, now] = values(row, column)
      return fateOf(before, now)
    },
    cell: (row, column): PageCell => {
      const [before, now] = values(row, column)
      const fate = given[column]?.isSame === true ? same : fateOf(before, now)
      const there = before.filter((each) => each !== null).map(textOf)
      return {
        was: there.length === 0 ? null : there.join(' | '),
        is: now === null ? null : textOf(now),
        fate,
      }
    },
  }
}
