import { writeFile } from 'node:fs/promises'
import { questionPyspark, questionSql } from '@lockstep/codegen'
import { type AnyQuery, explainQuery, type Query } from '@lockstep/schema'
import { answer, rowsOf, type Sources } from '@lockstep/transforms'
import Handlebars from 'handlebars'
import { type Asked, asked } from './asked.js'
import { numberText, type Row, shown } from './cells.js'
import { chart } from './chart.js'
import { type Cleaned, cleaningOf } from './cleaning.js'
import { style } from './style.js'
import { cellTemplate, pageTemplate, valueTemplate } from './templates.js'

/** Words in which what stands between backticks is code. */
const words = (text: string): Handlebars.SafeString =>
  new Handlebars.SafeString(
    text
      .split(/`([^`]*)`/u)
      .map((part, index) => {
        const escaped = Handlebars.escapeExpression(part)
        return index % 2 === 1 ? `<code>${escaped}</code>` : escaped
      })
      .join(''),
  )

/** So many rows of an answer are shown. */
const few = 10

const handlebars = Handlebars.create()
handlebars.registerHelper({ words })
handlebars.registerPartial({ cell: cellTemplate, value: valueTemplate })
const render = handlebars.compile(pageTemplate, { strict: true })

const rowsFor = (query: AnyQuery, raw: Sources): readonly Row[] =>
  rowsOf(query as Query<unknown>, answer(query, raw)) as readonly Row[]

const sentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`

/** The questions that the page does not ask by themselves, and that a question begins from. */
const stepsOf = ({ sources }: AnyQuery): readonly AnyQuery[] =>
  sources.flatMap((of) =>
    'sources' in of && !asked.some(({ question }) => question === of) ? [...stepsOf(of), of] : [],
  )

const asksOf = (question: AnyQuery): string =>
  [
    sentence(explainQuery(question)),
    ...stepsOf(question).map((step) => `${step.name}: ${explainQuery(step)}.`),
  ].join(' ')

const captionOf = ({ length }: readonly Row[]): string =>
  length > few ? `The first ${few} of ${numberText(length)} rows` : `All ${numberText(length)} rows`

const questionView = ({ no, title, question, sorted, chart: of }: Asked, raw: Sources): object => {
  const rows = rowsFor(sorted, raw)
  // What a row is called by is no number to be compared, even where it is a year.
  const columns = question.relation.columns.map(({ name, type }) => ({
    name,
    isNumber: type.kind !== 'text' && !of.label.includes(name),
  }))
  return {
    no,
    title,
    asks: asksOf(question),
    chartTitle: of.title,
    chart: chart(of, rowsFor(of.of, raw)),
    caption: captionOf(rows),
    columns,
    rows: rows
      .slice(0, few)
      .map((row) => columns.map(({ name, isNumber }) => ({ ...shown(row[name]), isNumber }))),
    sql: questionSql(question),
    python: questionPyspark(question),
  }
}

/** Writes the page: one file of HTML that asks no network for anything. */
export const writePage = async (path: string, raw: Sources, cleaned: readonly Cleaned[]): Promise<void> => {
  const records = cleaned.reduce((sum, { before }) => sum + before.length, 0)
  const kept = cleaned.reduce((sum, { kept }) => sum + kept, 0)
  const html = render({
    title: 'Pinterest posts: nine questions, and what cleaning changed',
    lead: `${numberText(records)} raw records of ${cleaned.length} tables came to ${numberText(kept)} clean rows, and these answer nine questions. Rules and questions are written once, in TypeScript; Spark runs the same as SQL and PySpark.`,
    style,
    questions: asked.map((each) => questionView(each, raw)),
    tables: cleaned.map(cleaningOf),
  })
  await writeFile(path, html)
}
