import { cleanedName, questionPyspark, questionSql } from '@lockstep/codegen'
import { type AnyQuery, type AnyTable, outputFields, tablesOfQuery } from '@lockstep/schema'
import { clean } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { type Cell, cells } from '../arrow/cells.js'
import { fromCells } from '../arrow/plain.js'
import { rootOf } from '../draw/questions/rows-for.js'
import type { Answer, Input, LiveQuery, LiveSpark, Setting } from '../spark/spark.js'
import { typeDifferences } from './compare.js'

/** How the rows lie that Spark is given: in one partition as they are, in one in the opposite order, in three, or in a file. */
export type RowLayout = 'as they are' | 'reversed' | 'in three' | 'in a file'

/** Every layout of few rows, which Spark holds in memory. */
export const rowLayouts: readonly RowLayout[] = ['as they are', 'reversed', 'in three']

const shown = (cell: Cell | undefined): string =>
  cell === undefined
    ? ''
    : JSON.stringify(cell, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

/** Whether the rows of an answer have an order. */
const isSorted = ({ relation: { relation } }: AnyQuery): boolean =>
  relation === 'sort' || relation === 'limit'

/** An answer's rows, exact, as text: in their order, or sorted where they have none. */
export const answerRows = (table: Table, of: AnyQuery): readonly string[] => {
  const columns = cells(table, outputFields(of))
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map(({ cells }) => shown(cells[row])).join('\t'),
  )
  return isSorted(of) ? rows : rows.toSorted()
}

const reversed = (table: Table, of: AnyTable): Table => {
  const fields = outputFields(of)
  return fromCells(
    cells(table, fields).map(({ cells }) => cells.toReversed()),
    fields,
    table.numRows,
  )
}

/** The two texts of a question. */
export interface QuestionTexts {
  readonly sql: string
  readonly pyspark: string
}

/** The texts of a question, which bind the answer to `answer` in Python. */
export const textsOf = (of: AnyQuery): QuestionTexts => ({
  sql: questionSql(of),
  pyspark: questionPyspark(of, { output: 'answer' }),
})

/** In which spelling a question is asked. */
export type Spelled = 'sql' | 'pyspark' | 'both'

/** A question's text, and what Spark answered. */
export interface AskedQuestion {
  readonly of: AnyQuery
  readonly text: string
  readonly answer: Answer
}

/** The cleaned tables that questions begin from, as Spark is given them. */
export const questionInputs = (
  questions: readonly AnyQuery[],
  raw: Readonly<Record<string, Table>>,
  layout: RowLayout,
): readonly Input[] =>
  [...new Set(questions.flatMap(tablesOfQuery))].map((table): Input => {
    const cleaned = clean(table, raw[rootOf(table).name] as Table)
    return {
      name: cleanedName(table),
      schema: outputFields(table),
      table: layout === 'reversed' ? reversed(cleaned, table) : cleaned,
      ...(layout === 'in a file' ? {} : { partitions: layout === 'in three' ? 3 : 1 }),
    }
  })

/** What Spark answers to some questions about the same tables, one after the other. */
export const askQuestions = async (
  questions: readonly AnyQuery[],
  raw: Readonly<Record<string, Table>>,
  spark: LiveSpark,
  setting: Setting,
  layout: RowLayout,
  ways: readonly Spelled[] = [],
): Promise<readonly AskedQuestion[]> => {
  const input = questionInputs(questions, raw, layout)
  const texts = questions.flatMap((of, index) => {
    const { sql, pyspark } = textsOf(of)
    const way = ways[index] ?? 'both'
    const python: LiveQuery = { python: pyspark, output: 'answer' }
    return [
      ...(way === 'pyspark' ? [] : [{ of, text: sql, query: { sql } }]),
      ...(way === 'sql' ? [] : [{ of, text: pyspark, query: python }]),
    ]
  })
  const answers = await spark.evaluate({ input, queries: texts.map(({ query }) => query), setting })
  return texts.flatMap(({ of, text }, index) => {
    const answer = answers[index]
    return answer === undefined ? [] : [{ of, text, answer }]
  })
}

/** What an answer of Spark's differs in from ours: nothing, an error, its columns, or rows. */
export const questionDifference = (of: AnyQuery, ours: Table, given: Answer): string | null => {
  if ('error' in given) return `${given.error}: ${given.message}`
  const types = typeDifferences(given.schema, outputFields(of))
  if (types.length > 0) return types.map((each) => JSON.stringify(each)).join('\n')
  const [expected, got] = [answerRows(ours, of), answerRows(given.table, of)]
  const at = expected.findIndex((row, index) => row !== got[index])
  if (at < 0 && expected.length === got.length) return null
  const place = at < 0 ? expected.length : at
  return [
    `row ${place + 1} of ${expected.length} (Spark has ${got.length})`,
    `  here:  ${expected[place] ?? 'none'}`,
    `  Spark: ${got[place] ?? 'none'}`,
  ].join('\n')
}
