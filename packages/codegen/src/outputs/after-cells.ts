import { type AnyTable, explainBriefly, outputsOf } from '@lockstep/schema'
import { brackets, type Doc, layout, pythonPage } from '../print/layout.js'
import { isSqlName, pythonText, sqlColumn, sqlName, sqlText } from '../print/quote.js'
import { aboutOf } from './catalog-words.js'
import { codeCell, type NotebookCell } from './cell.js'
import type { Project } from './output.js'
import { showStatement, targetName } from './run-cell.js'

/** A cell that tells the catalog what a table is, by its name there, and those of its columns that SQL can name. */
export const commentsCell = (project: Project, table: AnyTable, written: string): NotebookCell => {
  const columns = outputsOf(table).flatMap((output): readonly Doc[] => {
    const words = explainBriefly(output)
    return words === '' || !isSqlName(output.name) ? [] : [`${pythonText(output.name)}: ${pythonText(words)}`]
  })
  const given: readonly Doc[] = [
    targetName(written),
    pythonText(aboutOf(table, project.docs)),
    brackets('{', columns, '}', ','),
  ]
  const call = layout(brackets('comment_on(', given, ')', ','), pythonPage)
  return codeCell('python', 'comments', table.name, call)
}

/** A cell that shows how many rows came and are there, and in how many each column is null. */
export const checkCell = (table: AnyTable, input: string, written: string): NotebookCell =>
  codeCell(
    'python',
    'check',
    table.name,
    showStatement(brackets('count_cells(', [input, targetName(written)], ')', ',')),
  )

/** The same in SQL, where `input` is the view of the raw records. */
export const sqlCheckCell = (table: AnyTable, input: string, written: string): NotebookCell => {
  const counted = [
    ['raw rows', `(SELECT count(*) FROM ${sqlName(input)})`],
    ['rows', 'count(*)'],
    ...outputsOf(table).map(
      ({ name }) => [`${name} is null`, `count_if(${sqlColumn(name)} IS NULL)`] as const,
    ),
  ] as const
  const lines = counted.map(([what, count]) => `  ${sqlText(what)}, ${count}`)
  const text = `SELECT stack(\n  ${counted.length},\n${lines.join(',\n')}\n) AS (what, count)\nFROM ${sqlName(written)};`
  return codeCell('sql', 'check', table.name, text)
}
