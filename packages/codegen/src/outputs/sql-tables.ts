import type { OutputKind } from './output.js'
import { statementFiles, tableStatements } from './sql-catalog.js'

export const sqlTablesOutput: OutputKind = {
  about: 'statements that write each table and answer, with comments on its columns',
  places: [{ folder: 'tables', ending: '.sql' }],
  files: (project) => statementFiles(project, 'tables', tableStatements),
}
