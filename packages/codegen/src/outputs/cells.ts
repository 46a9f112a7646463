import { cleanedName } from '../print/options.js'
import { pythonBlocks } from '../print/pyspark-query.js'
import { pythonText } from '../print/quote.js'
import { about } from './about.js'
import { codeCell, markdownCell, type NotebookCell } from './cell.js'
import { headOf } from './head.js'
import type { Project } from './output.js'
import { firstTable, type PythonTable, pythonDefinition, pythonProject, rawFolder } from './python.js'
import { questionCells } from './questions.js'
import { readStatement, writeStatements } from './run-cell.js'

/** Where a notebook reads and writes: its widgets. */
export const settingsText = ({
  source,
  catalog,
  schema,
}: Project): string => `dbutils.widgets.text("source", ${pythonText(source)}, "Folder of the raw JSON")
dbutils.widgets.text("catalog", ${pythonText(catalog)}, "Catalog to write to")
dbutils.widgets.text("schema", ${pythonText(schema)}, "Schema to write to")

source = dbutils.widgets.get("source")
catalog = dbutils.widgets.get("catalog").replace("\`", "\`\`")
schema = dbutils.widgets.get("schema").replace("\`", "\`\`")
target = f"\`{catalog}\`.\`{schema}\`"`

/** The first cell of a notebook. */
export const titleCell = (project: Project, reads: 'records' | 'streams' = 'records'): NotebookCell => {
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
        table,
        doc: docs[table.name] ?? '',
        path: rawFolder(firstTable(table)),
      })),
      questions: queries.map(({ name }) => ({ name, doc: questionDocs[name] ?? '' })),
    }),
  )
}

/** What reads, cleans and writes a table; '' for one that is only cleaned on the way to another. */
const runsOf = ({ table, read, functions, input, isWritten }: PythonTable): string =>
  [
    ...(read === null ? [] : [readStatement(input, read.name, read.path)]),
    ...(isWritten ? [writeStatements(functions, input, cleanedName(table))] : []),
  ].join('\n')

/**
 * What is said of a project in Python, in order: a title, where to read and write, helpers; of each table what it is, its
 * function, and what reads, cleans and writes it; and the questions.
 * @throws Refusal for tables or questions of one name, for questions that begin from other tables, for dates and timestamps
 * in JSON, and for names of columns that Delta Lake would refuse to write.
 */
export const cellsOf = (project: Project): readonly NotebookCell[] => {
  const { docs, tables, queries, questionDocs, spark } = project
  const python = pythonProject(project)
  const questions = questionCells(queries, tables, questionDocs, { ...python, options: { spark } })
  return [
    titleCell(project),
    codeCell('python', 'settings', '', settingsText(project), 'Where to read, where to write'),
    codeCell('python', 'helpers', '', pythonBlocks(python.head(questions)), 'Helpers'),
    ...python.tables.flatMap((each): readonly NotebookCell[] => {
      const { name } = each.table
      const runs = runsOf(each)
      return [
        markdownCell('about', name, about(each.table, docs[name] ?? '', project.clean)),
        codeCell('python', 'clean', name, pythonDefinition(each)),
        ...(runs === '' ? [] : [codeCell('python', 'write', name, runs)]),
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
