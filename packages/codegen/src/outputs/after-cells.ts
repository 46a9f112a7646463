import { type AnyTable, explainBriefly, outputsOf } from '@lockstep/schema'
import { brackets, type Doc, layout, pythonPage } from '../print/layout.js'
import { isSqlName, pythonText } from '../print/quote.js'
import { aboutOf } from './catalog-words.js'
import { codeCell, type NotebookCell } from './cell.js'
import type { Project } from './output.js'
import { showStatement, targetName } from './run-cell.js'
import { writtenName } from './written.js'

/** What the catalog is told of a table and of those columns that SQL can name. */
const commentStatement = (project: Project, table: AnyTable): string => {
  const columns = outputsOf(table).flatMap((output): readonly Doc[] => {
    const words = explainBriefly(output)
    return words === '' || !isSqlName(output.name) ? [] : [`${pythonText(output.name)}: ${pythonText(words)}`]
  })
  const given: readonly Doc[] = [
    targetName(writtenName(project, table)),
    pythonText(aboutOf(table, project.docs)),
    brackets('{', columns, '}', ','),
  ]
  return layout(brackets('comment_on(', given, ')', ','), pythonPage)
}

/** What stands behind the cell that writes a table: what the catalog is told of it, and how many rows came and went. */
export const cellsAfter = (project: Project, table: AnyTable, input: string): readonly NotebookCell[] => [
  codeCell('python', 'comments', table.name, commentStatement(project, table)),
  codeCell(
    'python',
    'check',
    table.name,
    showStatement(brackets('count_cells(', [input, targetName(writtenName(project, table))], ')', ',')),
  ),
]
