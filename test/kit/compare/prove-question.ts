import { type AnyQuery, explainQuery, Query, relationsOf, tablesOfQuery } from '@lockstep/schema'
import { answer } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { arrowOf, type RowsByTable, rawTables, rowsFor } from '../draw/questions/rows-for.js'
import type { LiveSpark, Setting } from '../spark/spark.js'
import { type AskedQuestion, askQuestions, questionDifference, rowLayouts } from './questions.js'
import { nothing, record, type Tally } from './tally.js'

/** What is needed to prove a question. */
interface Run {
  readonly of: AnyQuery
  readonly sparks: readonly LiveSpark[]
  readonly settings: readonly Setting[]
}

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
  const drawnRows = Array.from({ length: runs }, (_, number) => ({
    rows: rowsFor(run.of, seed + number, rows),
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
