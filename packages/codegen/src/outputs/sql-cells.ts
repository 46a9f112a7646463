import { isTable } from '@lockstep/schema'
import { pythonText, sqlName } from '../print/quote.js'
import { about } from './about.js'
import { sqlCheckCell } from './after-cells.js'
import { codeCell, markdownCell, type NotebookCell } from './cell.js'
import { titleCell } from './cells.js'
import { mountCells, mountNames } from './mount.js'
import type { Project } from './output.js'
import { pythonProject } from './python.js'
import { aboutQuestion, questionsInOrder } from './questions.js'
import { firstTable, tablesInOrder } from './raw-tables.js'
import { readStatement } from './run-cell.js'
import { catalogEntries, checkWritten, tableStatements } from './sql-catalog.js'
import { settingsText, sourceWidget } from './widgets.js'

/** Reads the raw records of a table as a view of its name: SQL has no schema for files that it names. */
const readText = (project: Project): ReadonlyMap<string, string> =>
  new Map(
    pythonProject({ ...project, queries: [] }, project.mount === null ? [] : mountNames).tables.flatMap(
      ({ table, read }) =>
        read === null
          ? []
          : [
              [
                table.name,
                [
                  ...(read.isTypes ? ['from pyspark.sql import types as T\n'] : []),
                  `${read.name} = ${read.schema}\n`,
                  readStatement(read.input, read),
                  `${read.input}.createOrReplaceTempView(${pythonText(`\`${table.name.replaceAll('`', '``')}\``)})`,
                ].join('\n'),
              ],
            ],
    ),
  )

/**
 * What is said of a project in SQL, in order: a title, where to read and write; of each table what it is, what reads its raw
 * records, the statements that write it, and what counts its rows and nulls; and of each question the statements that write its answer.
 */
export const sqlCellsOf = (given: Project): readonly NotebookCell[] => {
  checkWritten(given)
  const project: Project = {
    ...given,
    tables: tablesInOrder(given.tables),
    queries: questionsInOrder(given.queries),
  }
  const { tables, queries, docs, questionDocs, examplesOf } = project
  const reads = readText(project)
  const entries = catalogEntries(project)
  return [
    titleCell(project),
    codeCell(
      'python',
      'settings',
      '',
      `${settingsText(project, [sourceWidget(project)])}\nspark.sql(f"USE {target}")`,
      'Where to read, where to write',
    ),
    ...mountCells(project),
    ...[...tables, ...queries].flatMap((of, index): readonly NotebookCell[] => {
      const { name } = of
      const entry = entries[index]
      const read = reads.get(name)
      const said = isTable(of) ? about(of, docs[name] ?? '', examplesOf) : ''
      const asked = queries.find((query) => query === of)
      return [
        markdownCell(
          'about',
          name,
          asked === undefined ? said : aboutQuestion(asked, questionDocs[name] ?? ''),
        ),
        ...(isTable(of) && read !== undefined ? [codeCell('python', 'helpers', name, read)] : []),
        ...(entry === undefined
          ? []
          : [
              codeCell('sql', 'write', name, tableStatements(entry).join('\n')),
              codeCell('sql', 'question', name, `SELECT * FROM ${sqlName(entry.name)} LIMIT 20;`),
              ...(isTable(of) ? [sqlCheckCell(of, firstTable(of).name, entry.name)] : []),
            ]),
      ]
    }),
  ]
}
