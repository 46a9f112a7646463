import { type AnyQuery, type AnyTable, type Field, tablesOfQuery } from '@lockstep/schema'
import { answer, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import fc from 'fast-check'
import { hintsOf } from '../hints.js'
import { type DrawnRow, drawn } from '../rows.js'
import { randomChoose, some } from './choose.js'
import { nearQuestion } from './near.js'

/** The table of raw data that a table is made of. */
export const rootOf = (table: AnyTable): AnyTable => (table.from === null ? table : rootOf(table.from))

/** Raw rows by the names of the tables that a question begins from. */
export type RowsByTable = Readonly<Record<string, readonly object[]>>

/** The tables of raw data that a question begins from. */
export const rawTables = (of: AnyQuery): readonly AnyTable[] => [...new Set(tablesOfQuery(of).map(rootOf))]

/** Few values of each type, which all tables share, some of them near what the question names: so keys meet, tie, repeat and miss. */
const fewValues = (of: AnyQuery, tables: readonly AnyTable[], seed: number, rows: number): RowsByTable => {
  const choose = randomChoose(seed)
  const drawnRows = tables.map((table): readonly DrawnRow[] => {
    const [value] = fc.sample(drawn(table.raw, hintsOf(table), rows, 1), { seed, numRuns: 1 })
    return value?.rows ?? []
  })
  const near = nearQuestion(of)
  const pools = new Map<Field['type'], unknown[]>()
  for (const [index, { raw }] of tables.entries())
    for (const { name, type } of raw) {
      const own = (drawnRows[index] ?? []).map((row) => row[name])
      const others = some(choose, near(type, own), 4)
      pools.set(type, [...(pools.get(type) ?? []), ...own.slice(0, 4), ...others])
    }
  return Object.fromEntries(
    tables.map((table, index) => [
      table.name,
      (drawnRows[index] ?? []).map((row) =>
        Object.fromEntries(
          table.raw.map(({ name, type }) => {
            const pool = pools.get(type) ?? []
            return [name, choose(3) === 0 ? row[name] : pool[choose(pool.length)]]
          }),
        ),
      ),
    ]),
  )
}

/** Rows as Arrow tables, by the names of tables. */
export const arrowOf = (tables: readonly AnyTable[], rows: RowsByTable): Readonly<Record<string, Table>> =>
  Object.fromEntries(tables.map((table) => [table.name, tableOfRows(table, rows[table.name] ?? [])]))

/** How often rows are drawn anew, until the question has an answer for them. */
const mostTries = 30

/** Rows that are drawn for a question, by a seed: those for which it has an answer of at least a row, where such are found. */
export const rowsFor = (of: AnyQuery, seed: number, rows: number): RowsByTable => {
  const tables = rawTables(of)
  for (let attempt = 0; ; attempt++) {
    const drawnRows = fewValues(of, tables, seed + attempt * 1_000_003, rows)
    if (attempt === mostTries || answer(of, arrowOf(tables, drawnRows)).numRows > 0) return drawnRows
  }
}
