import {
  type AnyQuery,
  type AnyTable,
  at,
  explainQuery,
  isQuery,
  partnerQuestions,
  refuse,
  showGiven,
} from '@lockstep/schema'
import type { OwnRules } from '../print/helpers/own.js'
import type { Options } from '../print/options.js'
import { type PythonQuestion, pythonQuestion } from '../print/pyspark-question.js'
import { markdownText, markdownWords, pythonName } from '../print/quote.js'
import type { Names } from '../spark/names.js'
import { docOf } from './doc.js'
import { showStatement } from './run-cell.js'

/** What a question asks, as one sentence. */
export const questionSentence = (query: AnyQuery): string => {
  const words = explainQuery(query)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`
}

/** What a question is, in markdown: its name, what its author says of it, and its steps in words. */
export const aboutQuestion = (query: AnyQuery, doc: string): string => {
  const { first, rest } = docOf(doc)
  return [
    `## ${markdownText(query.name)}${first === '' ? '' : `: ${first}`}`,
    ...(rest === '' ? [] : [rest]),
    markdownWords(questionSentence(query)),
  ].join('\n\n')
}

/** Questions, each after those of them that it begins from. */
export const questionsInOrder = (queries: readonly AnyQuery[]): readonly AnyQuery[] => {
  const found = new Set<AnyQuery>()
  const add = (of: AnyQuery | AnyTable): void => {
    if (!('sources' in of)) return
    of.sources.forEach(add)
    if (queries.includes(of)) found.add(of)
  }
  queries.forEach(add)
  return [...found]
}

/** A value that must be a question. */
export const givenQuestion = (query: AnyQuery): AnyQuery =>
  isQuery(query) ? query : refuse(`queries: expected queries, got ${showGiven(query)}`)

/** The cells of one question in a notebook. */
export interface QuestionCells extends Pick<PythonQuestion, 'calls' | 'usesWindow'> {
  readonly name: string
  readonly about: string
  readonly asks: string
  /** How many rows have another number of partners than the question says, and what that is; null where it says none. */
  readonly partners: { readonly about: string; readonly asks: string } | null
}

/** Where some questions are asked: the names that are given, the functions there are, and what tables are called. */
export interface QuestionsPlace {
  readonly given: Names
  readonly rules: OwnRules
  readonly options: Options
  /** The DataFrame of a table that was written. */
  readonly tableFrame: (table: AnyTable) => string
  /** The DataFrame of a question that stands before, which is bound to a name or has one as a function. */
  readonly questionFrame?: (query: AnyQuery, output: string) => string
  /** Whether rows with other partners than a question says are counted beside it. */
  readonly countsPartners?: boolean
  /** Whether each stands in a function, and is returned. */
  readonly isReturned?: boolean
}

/** A question in Python, with the name that it has there, and what it begins from. */
export interface QuestionText extends PythonQuestion {
  readonly query: AnyQuery
  readonly output: string
  readonly reads: readonly (AnyTable | AnyQuery)[]
  /** What counts rows with other partners than it says. */
  readonly partners: readonly { readonly output: string; readonly statement: string }[]
}

/** A statement that binds an answer to a name, and one that shows it. */
const shownStatement = (statement: string, output: string): string => `${statement}\n${showStatement(output)}`

/** What the counts of partners are, in markdown. */
const aboutPartners = ({ name }: AnyQuery): string =>
  `Joins of ${markdownText(name)} say how many partners a row may have. So many rows on their left have another number; each count should be 0.`

/**
 * Some questions in Python, over those tables that are written and the questions that stand before each.
 * @throws Refusal for two questions of one name, and for one that begins from a table that is not written.
 */
export const questionTexts = (
  queries: readonly AnyQuery[],
  written: readonly AnyTable[],
  place: QuestionsPlace,
): readonly QuestionText[] => {
  const { given, rules, options, countsPartners = false, isReturned = false } = place
  const { tableFrame, questionFrame = (_, output) => output } = place
  const ordered = questionsInOrder(queries)
  const outputs = new Map<AnyQuery | AnyTable, string>()
  for (const query of ordered) {
    const same = ordered.find(({ name }) => name === query.name)
    if (same !== query) refuse(`two questions are named ${JSON.stringify(query.name)}; rename one`)
    outputs.set(query, given.name(pythonName(query.name)))
  }
  return ordered.map((query, index) => {
    const reads = new Set<AnyTable | AnyQuery>()
    const frame = (of: AnyTable | AnyQuery): string => {
      reads.add(of)
      const before = outputs.get(of)
      if (before !== undefined && 'sources' in of) return questionFrame(of, before)
      const table = written.find((each) => each === of)
      return table === undefined
        ? at(query.name, () =>
            refuse(
              `begins from the table ${JSON.stringify(of.name)}, which the notebook does not write; write that one, too (export it beside the question)`,
            ),
          )
        : tableFrame(table)
    }
    const output = outputs.get(query) ?? query.name
    const where = { frame, named: ordered.slice(0, index), rules, given }
    const asked = pythonQuestion(query, { ...where, output, isReturned }, options)
    const counts = (countsPartners ? partnerQuestions(query) : []).map((count) => {
      const name = given.name(pythonName(count.name))
      return { output: name, ...pythonQuestion(count, { ...where, output: name }, options) }
    })
    const all = [asked, ...counts]
    return {
      ...asked,
      calls: all.flatMap(({ calls }) => calls),
      usesWindow: all.some(({ usesWindow }) => usesWindow),
      query,
      output,
      reads: [...reads],
      partners: counts,
    }
  })
}

/** The cells of some questions: each binds a DataFrame of its name, and shows it. */
export const questionCells = (
  queries: readonly AnyQuery[],
  written: readonly AnyTable[],
  docs: Readonly<Record<string, string>>,
  place: QuestionsPlace,
): readonly QuestionCells[] =>
  questionTexts(queries, written, { ...place, countsPartners: true }).map(
    ({ query, output, statement, calls, usesWindow, partners }) => ({
      name: query.name,
      about: aboutQuestion(query, docs[query.name] ?? ''),
      asks: shownStatement(statement, output),
      partners:
        partners.length === 0
          ? null
          : {
              about: aboutPartners(query),
              asks: partners.map((count) => shownStatement(count.statement, count.output)).join('\n'),
            },
      calls,
      usesWindow,
    }),
  )
