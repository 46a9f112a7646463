import { wrapped } from '../print/wrap.js'
import { names, plainName } from '../spark/names.js'
import type { NotebookCell } from './cell.js'
import { cellsOf } from './cells.js'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'

/** Lines of a cell of markdown are no wider. */
const widest = 100

/** Lines that end in a line feed, but for the last. */
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/u)

/** A cell's id: of its part and its table, so that it is the same the next time. The format allows 64 characters. */
const idOf = ({ part, of }: NotebookCell): string =>
  of === '' ? part : `${part}-${plainName(of, 'table')}`.slice(0, 56)

const sourceOf = ({ language, text }: NotebookCell): string =>
  language === 'markdown' ? wrapped(text, widest) : text

const headingOf = ({ heading }: NotebookCell): object =>
  heading === '' ? {} : { 'application/vnd.databricks.v1+cell': { showTitle: true, title: heading } }

const cellOf = (cell: NotebookCell, id: string): object => {
  const source = linesOf(sourceOf(cell))
  return cell.language === 'markdown'
    ? { cell_type: 'markdown', id, metadata: {}, source }
    : { cell_type: 'code', execution_count: null, id, metadata: headingOf(cell), outputs: [], source }
}

/** A notebook of Jupyter's format 4.5, which Databricks takes. */
const jupyterNotebook = (project: Project): string => {
  const given = names([])
  const cells = cellsOf(project).map((cell) => cellOf(cell, given.name(idOf(cell))))
  const metadata = {
    'application/vnd.databricks.v1+notebook': { language: 'python', notebookName: `clean_${project.label}` },
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  }
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`
}

/** It stands in a folder of its own: Databricks takes two notebooks that differ only in their ending for one. */
export const ipynbOutput: OutputKind = {
  about: 'the same notebook for Jupyter and Databricks (.ipynb)',
  places: [{ folder: 'ipynb', ending: '.ipynb' }],
  files: (project) => [
    generatedFile(`ipynb/clean_${project.label}.ipynb`, jupyterNotebook(project), contentsOf(project)),
  ],
}
