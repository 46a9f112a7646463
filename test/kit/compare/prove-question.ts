import {
  type AnyQuery,
  type AnyTable,
  explainQuery,
  type Field,
  Query,
  relationsOf,
  tablesOfQuery,
} from '@lockstep/schema'
import { answer, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import fc from 'fast-check'
import { hintsOf } from '../draw/hints.js'
import { randomChoose } from '../draw/questions/choose.js'
import { type DrawnRow, drawn } from '../draw/rows.js'
import type { LiveSpark, Setting } from '../spark/spark.js'
import { type AskedQuestion, askQuestions, questionDifference, rootOf, rowLayouts } from './questions.js'
import { nothing, record, type Tally } from './tally.js'

/** Raw rows by the names of the tables that a question begins from. */
export type RowsByTable = Readonly<Record<string, readonly object[]>>

/** What is needed to prove a question. */
interface Run {
  readonly of: AnyQuery
  readonly sparks: readonly LiveSpark[]
  readonly settings: readonly Setting[]
}

/** The tables of raw data that a question begins from. */
const rawTables = (of: AnyQuery): readonly AnyTable[] => [...new Set(tablesOfQuery(of).map(rootOf))]

/** Few values of each type, which all tables share: so keys meet, tie, repeat and miss. */
const fewValues = (tables: readonly AnyTable[], seed: number, rows: number): RowsByTable => {
  const choose = randomChoose(seed)
  const drawnRows = tables.map((table): readonly DrawnRow[] => {
    const [value] = fc.sample(drawn(table.raw, hintsOf(table), rows, 1), { seed, numRuns: 1 })
    return value?.rows ?? []
  })
  const pools = new Map<Field['type'], unknown[]>()
  for (const [index, { raw }] of tables.entries())
    for (const { name, type } of raw) {
      const own = (drawnRows[index] ?? []).map((row) => row[name])
      pools.set(type, [...(pools.get(type) ?? []), ...own.slice(0, 4)])
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

const arrowOf = (tables: readonly AnyTable[], rows: RowsByTable): Readonly<Record<string, Table>> =>
  Object.fromEntries(tables.map((table) => [table.name, tableOfRows(table, rows[table.name] ?? [])]))

/** The questions that the steps of a question are, the first one first. */
const stepsOf = (of: AnyQuery): readonly AnyQuery[] => {
  const before = new Set(relationsOf(tablesOfQuery(of).map(({ relation }) => relation)))
  return relationsOf([of.relation])
    .filter((each) => !before.has(each))
    .map((relation) => new Query({ ...of, relation }))
}

const differenceIn = (
  { of, answer: given }: AskedQuestion,
  raw: Readonly<Record<string, Table>>,
): string | null => questionDifference(of, answer(of, raw), given)

const told = (rows: RowsByTable): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

/** What differs first of all steps, and how to see it again. */
const failure = async (
  { of }: Run,
  spark: LiveSpark,
  setting: Setting,
  rows: RowsByTable,
  asked: AskedQuestion,
  seed: number | undefined,
): Promise<string> => {
  const raw = arrowOf(rawTables(of), rows)
  for (const [index, step] of stepsOf(of).entries())
    for (const one of await askQuestions([step], raw, spark, setting, 'as they are')) {
      const difference = differenceIn(one, raw)
      if (difference === null) continue
      return [
        `${of.name}: step ${index + 1}, ${step.relation.relation}, does not agree with Spark ${spark.version}:`,
        difference,
        explainQuery(step),
        one.text,
        `raw rows: ${told(rows)}`,
        ...(seed === undefined ? [] : [`to see it again: agree(${of.name}, { seed: ${seed} })`]),
      ].join('\n')
    }
  return `${of.name}: ${differenceIn(asked, raw) ?? 'the rows lie otherwise, and the answer is another'}\n${asked.text}\nraw rows: ${told(rows)}`
}

const compare = async (
  run: Run,
  rows: RowsByTable,
  number: number,
  seed: number | undefined,
): Promise<{ readonly tally: Tally; readonly failure: string | null }> => {
  const { of, sparks, settings } = run
  const raw = arrowOf(rawTables(of), rows)
  const layout = rowLayouts[number % rowLayouts.length] ?? 'as they are'
  let cells = 0
  for (const setting of settings)
    for (const spark of sparks)
      for (const asked of await askQuestions([of], raw, spark, setting, layout)) {
        const ours = answer(of, raw)
        cells += ours.numRows * ours.numCols
        if (questionDifference(of, ours, asked.answer) !== null)
          return {
            tally: { ...nothing, cells, differences: 1 },
            failure: await failure(run, spark, setting, rows, asked, seed),
          }
      }
  return { tally: { ...nothing, settings: { questions: cells }, cells }, failure: null }
}

/** Proves a question on records and on drawn rows; gives what was compared, or what differs. */
export const proveQuestion = async (
  run: Run,
  {
    runs,
    rows,
    seed,
    records,
  }: { runs: number; rows: number; seed: number; records: RowsByTable | undefined },
): Promise<{ readonly tally: Tally; readonly failure: string | null }> => {
  let cells = 0
  const tables = rawTables(run.of)
  const drawnRows = Array.from({ length: runs }, (_, number) => ({
    rows: fewValues(tables, seed + number, rows),
    seed: seed + number,
  }))
  const all = [...(records === undefined ? [] : [{ rows: records, seed: undefined }]), ...drawnRows]
  for (const [number, one] of all.entries()) {
    const { tally, failure } = await compare(run, one.rows, number, one.seed)
    cells += tally.cells
    if (failure !== null) return { tally: { ...nothing, cells, differences: 1 }, failure }
  }
  const tally: Tally = { ...nothing, settings: { questions: cells }, cells }
  record(tally)
  return { tally, failure: null }
}
