import type { AnyTable } from '@lockstep/schema'
import { pythonBlocks } from '../print/pyspark-query.js'
import { about } from './about.js'
import { checkCell, commentsCell } from './after-cells.js'
import { codeCell, markdownCell, type NotebookCell } from './cell.js'
import { headOf } from './head.js'
import { mountCells, mountNames } from './mount.js'
import { notebookHelpers, notebookNames } from './notebook-helpers.js'
import type { Project } from './output.js'
import { type PythonTable, pythonDefinition, pythonProject } from './python.js'
import { questionCells } from './questions.js'
import { firstTable, folderOf } from './raw-tables.js'
import { readStatement, tableFrame, writeStatements } from './run-cell.js'
import { settingsText, sourceWidget } from './widgets.js'
import { writingOf } from './writing.js'
import { writtenName } from './written.js'

/** What the first cell of a notebook tells of each table. */
export interface TitleWords {
  readonly reads: 'records' | 'streams'
  /** Where a person finds its raw records. */
  readonly placeOf: (table: AnyTable) => string
  /** What it is called where it is written. */
  readonly nameOf: (table: AnyTable) => string
}

const wordsOfRecords = (project: Project): TitleWords => ({
  reads: 'records',
  placeOf: (table) => `{source}/${folderOf(project, firstTable(table))}`,
  nameOf: (table) => writtenName(project, table),
})

/** The first cell of a notebook. */
export const titleCell = (project: Project, words: TitleWords = wordsOfRecords(project)): NotebookCell => {
  const { reads, placeOf, nameOf } = words
  const { title, doc, docs, queries, questionDocs, spark, tables, origin } = project
  return markdownCell(
    'title',
    '',
    headOf({
      title,
      doc,
      origin: origin.markdown,
      spark,
      reads,
      tables: tables.map((table) => ({
        name: nameOf(table),
        doc: docs[table.name] ?? '',
        place: placeOf(table),
      })),
      questions: queries.map(({ name }) => ({ name, doc: questionDocs[name] ?? '' })),
    }),
  )
}

/** What reads, cleans and writes a table; '' for one that is only cleaned on the way to another. */
const runsOf = (project: Project, { table, read, functions, input, isWritten }: PythonTable): string =>
  [
    ...(read === null ? [] : [readStatement(input, read)]),
    ...(isWritten
      ? [writeStatements(functions, input, writtenName(project, table), writingOf(project, table))]
      : []),
  ].join('\n')

/**
 * What is said of a project in Python, in order: a title, where to read and write, helpers; of each table what it is, its
 * function, and what reads, cleans and writes it; and the questions.
 * @throws Refusal for tables or questions of one name, for questions that begin from other tables, for dates and timestamps
 * in JSON, and for names of columns that Delta Lake would refuse to write.
 */
export const cellsOf = (project: Project): readonly NotebookCell[] => {
  const { docs, tables, queries, questionDocs, spark } = project
  const python = pythonProject(project, [...notebookNames, ...(project.mount === null ? [] : mountNames)])
  const questions = questionCells(queries, tables, questionDocs, {
    ...python,
    options: { spark },
    tableFrame: (table) => tableFrame(writtenName(project, table)),
  })
  return [
    titleCell(project),
    codeCell(
      'python',
      'settings',
      '',
      settingsText(project, [sourceWidget(project)]),
      'Where to read, where to write',
    ),
    ...mountCells(project),
    codeCell(
      'python',
      'helpers',
      '',
      pythonBlocks([...python.head(questions), ...notebookHelpers(project)]),
      'Helpers',
    ),
    ...python.tables.flatMap((each): readonly NotebookCell[] => {
      const { name } = each.table
      const runs = runsOf(project, each)
      const written = writtenName(project, each.table)
      return [
        markdownCell('about', name, about(each.table, docs[name] ?? '', project.examplesOf)),
        codeCell('python', 'clean', name, pythonDefinition(each)),
        ...(runs === '' ? [] : [codeCell('python', 'write', name, runs)]),
        ...(each.isWritten
          ? [commentsCell(project, each.table, written), checkCell(each.table, each.input, written)]
          : []),
      ]
    }),
    ...questions.flatMap(({ name, about, asks, partners }): readonly NotebookCell[] => [
      markdownCell('about', name, about),
      codeCell('python', 'question', name, asks),
      ...(partners === null
        ? []
        : [
            markdownCell('about partners', name, partners.about),
            codeCell('python', 'partners', name, partners.asks),
          ]),
    ]),
  ]
}
