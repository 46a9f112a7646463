import type { AnyQuery, AnyTable } from '@lockstep/schema'
import { docOf } from './doc.js'
import type { Project } from './output.js'
import { questionSentence } from './questions.js'

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** What the catalog says of a table. */
export const aboutOf = (of: AnyTable, docs: Readonly<Record<string, string>>): string => {
  const { first } = docOf(docs[of.name] ?? '')
  return first === '' ? `${of.name}, cleaned` : capitalised(first)
}

/** What the catalog says of the answer to a question. */
export const aboutAnswer = (query: AnyQuery, { questionDocs }: Project): string =>
  capitalised(docOf(questionDocs[query.name] ?? '').first) || questionSentence(query)
