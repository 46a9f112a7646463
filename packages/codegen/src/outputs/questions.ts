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
import { cleanedName, type Options } from '../print/options.js'
import { type PythonQuestion, pythonQuestion } from '../print/pyspark-question.js'
import { markdownText, markdownWords, pythonName } from '../print/quote.js'
import type { Names } from '../spark/names.js'
import { docOf } from './doc.js'
import { showStatement, tableFrame } from './run-cell.js'

/** What a question asks, as one sentence. */
export const questionSentence = (query: AnyQuery): string => {
  const words = explainQuery(query)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`
}

/** What a question is, in markdown: its name, what its author says of it, and its steps in words. */
const aboutQuestion = (query: AnyQuery, doc: string): string => {
  const { first, rest } = docOf(doc)
  return [
    `## ${markdownText(query.name)}${first === '' ? '' : `: ${first}`}`,
    ...(rest === '' ? [] : [rest]),
    markdownWords(questionSentence(query)),
  ].join('\n\n')
}

/** Questions, each after those of them that it begins from. */
const inOrder = (queries: readonly AnyQuery[]): readonly AnyQuery[] => {
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
  readonly about: string
  readonly asks: string
  /** How many rows have another number of partners than the question says, and what that is; null where it says none. */
  readonly partners: { readonly about: string; readonly asks: string } | null
}

/** A statement that binds an answer to a name, and one that shows it. */
const shownStatement = (statement: string, output: string): string => `${statement}\n${showStatement(output)}`

/** What the counts of partners are, in markdown. */
const aboutPartners = ({ name }: AnyQuery): string =>
  `Joins of ${markdownText(name)} say how many partners a row may have. So many rows on their left have another number; each count should be 0.`

/**
 * The cells of some questions: each binds a DataFrame of its name over those of the tables that the notebook writes and of the
 * questions that stand before it, and shows it.
 * @throws Refusal for two questions of one name, and for one that begins from a table that is not written.
 */
export const questionCells = (
  queries: readonly AnyQuery[],
  written: readonly AnyTable[],
  docs: Readonly<Record<string, string>>,
  { given, rules, options }: { readonly given: Names; readonly rules: OwnRules; readonly options: Options },
): readonly QuestionCells[] => {
  const ordered = inOrder(queries)
  const outputs = new Map<AnyQuery | AnyTable, string>()
  for (const query of ordered) {
    const same = ordered.find(({ name }) => name === query.name)
    if (same !== query) refuse(`two questions are named ${JSON.stringify(query.name)}; rename one`)
    outputs.set(query, given.name(pythonName(query.name)))
  }
  const frameIn =
    (query: AnyQuery) =>
    (of: AnyQuery | AnyTable): string =>
      outputs.get(of) ??
      (written.some((table) => table === of)
        ? tableFrame(cleanedName(of))
        : at(query.name, () =>
            refuse(
              `begins from the table ${JSON.stringify(of.name)}, which the notebook does not write; write that one, too (export it beside the question)`,
            ),
          ))
  return ordered.map((query, index) => {
    const output = outputs.get(query) ?? query.name
    const place = { output, frame: frameIn(query), named: ordered.slice(0, index), rules, given }
    const asked = pythonQuestion(query, place, options)
    const counts = partnerQuestions(query).map((count) => {
      const name = given.name(pythonName(count.name))
      return { name, asked: pythonQuestion(count, { ...place, output: name }, options) }
    })
    const all = [asked, ...counts.map((count) => count.asked)]
    return {
      about: aboutQuestion(query, docs[query.name] ?? ''),
      asks: shownStatement(asked.statement, output),
      partners:
        counts.length === 0
          ? null
          : {
              about: aboutPartners(query),
              asks: counts
                .map(({ name, asked: { statement } }) => shownStatement(statement, name))
                .join('\n'),
            },
      calls: all.flatMap(({ calls }) => calls),
      usesWindow: all.some(({ usesWindow }) => usesWindow),
    }
  })
}
