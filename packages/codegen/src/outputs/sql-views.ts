import type { OutputKind } from './output.js'
import { statementFiles, viewStatement } from './sql-catalog.js'

export const sqlViewsOutput: OutputKind = {
  about: 'a view for each table and question, with comments on its columns',
  places: [{ folder: 'views', ending: '.sql' }],
  files: (project) => statementFiles(project, 'views', (entry) => [viewStatement(entry)]),
}
