import { type AnyQuery, type AnyTable, refuse, showGiven } from '@lockstep/schema'
import type { SparkVersion } from '../print/pyspark.js'
import { magic } from '../print/quote.js'
import { wrapped } from '../print/wrap.js'
import type { NotebookCell } from './cell.js'
import { cellsOf } from './cells.js'
import { type CleanRows, examplesBy } from './examples.js'
import { contentsOf, defaults, generatedFile, type OutputKind, type Project } from './output.js'
import { rendered } from './render.js'
import { notebookTemplate } from './templates.js'

/** How a notebook is written. */
export interface NotebookOptions {
  /** `3.5` (the default) runs on Spark 3.5 and every 4.x. */
  readonly spark?: SparkVersion
  /** The heading of the first cell. */
  readonly title?: string
  /** Markdown under the heading. */
  readonly doc?: string
  /** Markdown that says where the notebook comes from, below the table of its tables. */
  readonly origin?: string
  /** Markdown about each table, by its name. */
  readonly docs?: Readonly<Record<string, string>>
  /**
   * Questions that are asked of the cleaned tables once they are written: each is a DataFrame of its name, over those of the
   * questions before it where it begins from them.
   */
  readonly queries?: readonly AnyQuery[]
  /** Markdown about each question, by its name. */
  readonly questionDocs?: Readonly<Record<string, string>>
  /**
   * Cleans rows, as `cleanRows` of `@lockstep/transforms` does: with it, the notebook shows what each rule does to one or
   * two values.
   */
  readonly clean?: CleanRows
  /** The default of the widget `source`: the folder that holds a folder of JSON for each table. */
  readonly source?: string
  /** The default of the widget `catalog`. */
  readonly catalog?: string
  /** The default of the widget `schema`. */
  readonly schema?: string
}

/** Lines of a cell of markdown, without `# MAGIC ` in front: no wider than the code. */
const widest = 92

/** The lines of a cell, as a source notebook has them. */
const linesOf = ({ language, heading, text }: NotebookCell): string => {
  const title = heading === '' ? '' : `# DBTITLE 1,${heading}\n`
  return language === 'markdown' ? magic(wrapped(text, widest)) : `${title}${text}`
}

/** Black puts two blank lines after functions, and one after other statements. */
const isDefinition = ({ part, text }: NotebookCell): boolean =>
  (part === 'helpers' || part === 'clean') && /^def /mu.test(text)

/** A Databricks source notebook in Python of some cells. */
export const pythonNotebookOf = (cells: readonly NotebookCell[], { templates }: Project): string =>
  rendered('notebook', notebookTemplate, templates.notebook, {
    cells: cells.map((cell, index) => ({
      isFirst: index === 0,
      isAfterDefinition: isDefinition(cells[index - 1] ?? cell),
      isDefinition: cell.language === 'python' && /^(?:def |class |@)/u.test(cell.text),
      lines: linesOf(cell),
    })),
  })

const pythonNotebook = (project: Project): string => pythonNotebookOf(cellsOf(project), project)

/**
 * A Databricks source notebook (`.py`) that reads the JSON of some tables by explicit schemas, cleans them, and writes
 * each to `catalog.schema.clean_<name>`. Tables that these are made from are cleaned before them, and not written. It
 * runs unchanged wherever `spark` and `dbutils.widgets` exist. Then it asks the questions that it is given of these.
 * @throws Refusal for tables or questions of one name, for questions that begin from other tables, for dates and timestamps in JSON, which Spark reads by its settings, and for names
 * of columns that Delta Lake would refuse to write.
 */
export const notebook = (tables: readonly AnyTable[], options: NotebookOptions = {}): string => {
  if (!Array.isArray(tables))
    refuse(`notebook: expected an array of tables, got ${showGiven(tables)}; write notebook([pin])`)
  return pythonNotebook({
    label: 'tables',
    title: options.title ?? 'Clean the tables',
    doc: options.doc ?? '',
    tables,
    docs: options.docs ?? {},
    queries: options.queries ?? [],
    questionDocs: options.questionDocs ?? {},
    pipeline: null,
    spark: options.spark ?? '3.5',
    examplesOf: options.clean === undefined ? null : examplesBy(options.clean),
    origin: { markdown: options.origin ?? '', plain: '' },
    source: options.source ?? defaults.source,
    catalog: options.catalog ?? defaults.catalog,
    schema: options.schema ?? defaults.schema,
    names: {},
    folders: {},
    mount: null,
    write: {},
    outputs: ['notebook'],
    bundle: {},
    stream: {},
    templates: {},
    dag: {},
  })
}

export const notebookOutput: OutputKind = {
  about: 'a Databricks notebook in Python (.py)',
  places: [{ folder: '', ending: '.py' }],
  files: (project) => [
    generatedFile(`clean_${project.label}.py`, pythonNotebook(project), contentsOf(project)),
  ],
}
