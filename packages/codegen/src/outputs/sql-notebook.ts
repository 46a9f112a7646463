import { magicLines, plainMarkdown } from '../print/quote.js'
import { wrapped } from '../print/wrap.js'
import type { NotebookCell } from './cell.js'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'
import { rendered } from './render.js'
import { sqlCellsOf } from './sql-cells.js'
import { sqlNotebookTemplate } from './templates.js'

/** Lines of a cell of markdown, without `-- MAGIC ` in front. */
const widest = 92

/** The lines of a cell, as a source notebook in SQL has them. */
const linesOf = ({ language, heading, text }: NotebookCell): string => {
  const title = heading === '' ? '' : `-- DBTITLE 1,${heading}\n`
  if (language === 'markdown') return magicLines('--', 'md', plainMarkdown(wrapped(text, widest)))
  return `${title}${language === 'sql' ? text : magicLines('--', 'python', text)}`
}

const sqlNotebook = (project: Project): string =>
  rendered('sqlNotebook', sqlNotebookTemplate, project.templates.sqlNotebook, {
    cells: sqlCellsOf(project).map((cell, index) => ({ isFirst: index === 0, lines: linesOf(cell) })),
  })

export const sqlNotebookOutput: OutputKind = {
  about: 'a Databricks notebook in SQL (.sql)',
  places: [{ folder: 'sql_notebook', ending: '.sql' }],
  files: (project) => [
    generatedFile(`sql_notebook/clean_${project.label}.sql`, sqlNotebook(project), contentsOf(project)),
  ],
}
