import type { SparkVersion } from '../print/pyspark.js'
import { markdownCode, markdownRow, markdownText } from '../print/quote.js'
import { docOf } from './doc.js'

/** What the first cell of a notebook tells. */
export interface Head {
  readonly title: string
  /** What the author of the tables says of them. */
  readonly doc: string
  /** Where the notebook comes from. */
  readonly origin: string
  readonly spark: SparkVersion
  /** Whether whole records are read, or what comes of streams. */
  readonly reads: 'records' | 'streams'
  /** The tables that are written, each with its name there, its doc and where its raw records come from. */
  readonly tables: readonly { readonly name: string; readonly doc: string; readonly place: string }[]
  /** The questions that are asked of these, each with its doc. */
  readonly questions: readonly { readonly name: string; readonly doc: string }[]
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const counted = (count: number, what: string): string =>
  `${numbers[count] ?? count} ${what}${count === 1 ? '' : 's'}`

const cleans = ({ length }: Head['tables']): string =>
  length === 1
    ? 'Reads the raw records of one table, cleans them, and writes the cleaned table.'
    : `Reads the raw records of ${counted(length, 'table')}, cleans them, and writes one table of each.`

const streams = ({ length }: Head['tables']): string =>
  `Cleans what has come of ${length === 1 ? 'a stream' : counted(length, 'stream')} since the last run, and adds it to ${length === 1 ? 'a table' : 'a table of each'}.`

const does = ({ tables, questions, reads }: Head): string =>
  reads === 'streams'
    ? streams(tables)
    : questions.length === 0
      ? cleans(tables)
      : `${cleans(tables)} Then it asks ${counted(questions.length, 'question')} of what was written.`

const same = (spark: SparkVersion): string =>
  `The same rules run in TypeScript, and give the same cells on Spark ${spark === '3.5' ? '3.5 and 4' : '4'}.`

/** A table in markdown of what is read and written. */
const overview = ({ tables, reads }: Head): string =>
  [
    markdownRow(reads === 'streams' ? 'stream' : 'raw records', 'cleaned table', 'one row is'),
    markdownRow('---', '---', '---'),
    ...tables.map(({ name, doc, place }) =>
      markdownRow(markdownCode(place), markdownCode(name), docOf(doc).first.replaceAll('|', '\\|')),
    ),
  ].join('\n')

/** A table in markdown of what is asked. */
const asked = ({ questions }: Head): string =>
  questions.length === 0
    ? ''
    : [
        markdownRow('question', 'what it asks'),
        markdownRow('---', '---'),
        ...questions.map(({ name, doc }) =>
          markdownRow(markdownCode(name), docOf(doc).first.replaceAll('|', '\\|')),
        ),
      ].join('\n')

/** The first cell of a notebook in markdown: what it does, with which tables and questions, and where it comes from. */
export const headOf = (head: Head): string =>
  [
    `# ${markdownText(head.title)}`,
    head.doc,
    does(head),
    overview(head),
    asked(head),
    head.origin,
    same(head.spark),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
