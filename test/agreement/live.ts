import { type Field, types } from '@lockstep/schema'
import { settings, sparkOf, versions } from '@lockstep/test'
import { describe, expect } from 'vitest'
import { type Cell, cells } from '../kit/arrow/cells.js'
import { fromCells } from '../kit/arrow/plain.js'
import { differences, typeDifferences } from '../kit/compare/compare.js'
import type { Answer, Input, LiveQuery, Setting, SparkRows } from '../kit/spark/spark.js'

/** Whether all is compared that takes long: `npm run agree:all`. */
export const comparesAll: boolean = process.env.LOCKSTEP_ALL === '1'

/** Tests of each version's live Spark. */
export const onEverySpark = (say: (version: string) => void): void =>
  describe.each(versions.map((version) => [version] as const))('Spark %s', say)

/** ANSI off, UTC, and code that is generated or an error. */
export const plainly: Setting = { ...settings[0], codegen: true }

/** ANSI off, UTC, and no generated code: what Spark reads from files does not hang on it, and it takes time to compile. */
export const interpreted: Setting = { ...plainly, codegen: false }

/** A schema with a table of it. */
export type Whole = Omit<Input, 'name'>

/** A table of columns, the shorter ones filled up with nulls. */
export const tableOf = (columns: readonly (Field & { readonly cells: readonly Cell[] })[]): Whole => {
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length))
  const whole = columns.map(({ cells }) => Array.from({ length: rows }, (_, row) => cells[row] ?? null))
  const schema: readonly Field[] = columns.map(({ name, type }) => ({ name, type }))
  return { schema, table: fromCells(whole, schema, rows) }
}

/** Three rows: an id, a word that may be a number, and an instant. */
export const words: Whole = tableOf([
  { name: 'id', type: types.int, cells: [1, 2, 3] },
  { name: 'word', type: types.text, cells: ['7', 'x', null] },
  { name: 'at', type: types.timestamp, cells: [0n, 1n, null] },
])

/** Asks a live Spark about one table, `t`. */
export const ask = async (
  version: string,
  queries: readonly LiveQuery[],
  { setting = plainly, input = words, name = 't' }: { setting?: Setting; input?: Whole; name?: string } = {},
): Promise<readonly Answer[]> => {
  const spark = await sparkOf(version)
  return spark.evaluate({ input: [{ name, ...input }], queries, setting, plan: true })
}

/** An answer that must be a table. */
export const rows = (answer: Answer | undefined): SparkRows => {
  if (answer === undefined || 'error' in answer) throw new Error(JSON.stringify(answer))
  return answer
}

/** The cells of an answer of one int column, or its error class. */
export const outcome = (answer: Answer): string | readonly Cell[] =>
  'error' in answer ? answer.error : (cells(answer.table, [{ name: '', type: types.int }])[0]?.cells ?? [])

/** Expects an answer to be exactly this table; gives the number of cells compared. */
export const expectSame = (answer: Answer | undefined, { schema, table }: Whole): number => {
  const back = rows(answer)
  expect(typeDifferences(back.schema, schema)).toEqual([])
  const compared = differences(table, back.table, schema)
  expect(compared.differences).toEqual([])
  expect(compared.total).toBe(0)
  return compared.cells
}
