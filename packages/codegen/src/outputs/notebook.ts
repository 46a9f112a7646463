import {
  type AnyQuery,
  type AnyTable,
  at,
  checkTable,
  type Field,
  refuse,
  showGiven,
  type Type,
} from '@lockstep/schema'
import Handlebars from 'handlebars'
import { cleanedName } from '../print/options.js'
import type { SparkVersion } from '../print/pyspark.js'
import { pythonFunction, pythonHead, pythonRules, reservedNames } from '../print/pyspark-query.js'
import { magic, pythonName, pythonText } from '../print/quote.js'
import { schemaText } from '../print/struct-type.js'
import { wrapped } from '../print/wrap.js'
import { type Names, names } from '../spark/names.js'
import { about } from './about.js'
import { checkDelta } from './delta.js'
import type { CleanRows } from './examples.js'
import { headOf } from './head.js'
import { givenQuestion, questionCells } from './questions.js'
import { readStatement, writeStatements } from './run-cell.js'
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

const handlebars = Handlebars.create()
/** Lines of a cell of markdown, without `# MAGIC ` in front: no wider than the code. */
const widest = 92

handlebars.registerHelper({
  magic: (markdown: string) => magic(wrapped(markdown, widest)),
  python: pythonText,
})
const render = handlebars.compile(notebookTemplate, { noEscape: true, strict: true })

/** The tables, each after the one it is made from. */
const inOrder = (tables: readonly AnyTable[]): readonly AnyTable[] => {
  const found = new Map<string, AnyTable>()
  const add = (table: AnyTable): void => {
    const same = found.get(table.name)
    if (same !== undefined && same !== table)
      refuse(`two tables are named ${JSON.stringify(table.name)}; rename one`)
    if (same !== undefined) return
    if (table.from !== null) add(table.from)
    found.set(table.name, table)
  }
  for (const table of tables) add(table)
  return [...found.values()]
}

const checkJson = (type: Type): void => {
  if (type.kind === 'list') checkJson(type.element)
  if (type.kind === 'struct') checkFields(type.fields)
  if (type.kind === 'date' || type.kind === 'timestamp')
    refuse(
      `Spark reads a ${type.kind} in JSON by the session's zone and settings; read it as z.string() and use ${type.kind === 'date' ? 'toDate' : 'toTimestamp'}(...)`,
    )
}

const checkFields = (fields: readonly Field[]): void => {
  for (const { name, type } of fields) at(name, () => checkJson(type))
}

/** The folder of a table's raw records. */
const pathOf = ({ name }: AnyTable): string => (/^[\w.-]+$/u.test(name) ? name : pythonName(name))

const sourceOf = (table: AnyTable): AnyTable => (table.from === null ? table : sourceOf(table.from))

/** How a notebook reads a table: the variables of its schema and its DataFrame, and the statement. */
const readOf = (table: AnyTable, input: string, schemas: Names) => {
  at(table.name, () => checkFields(table.raw))
  const name = schemas.name(input.toUpperCase())
  return { input, name, statement: readStatement(input, name, pathOf(table)), ...schemaText(table) }
}

type Reads = ReadonlyMap<AnyTable, ReturnType<typeof readOf>>

/** The parameter of a table's function: what its source is called. */
const parameterOf = (table: AnyTable, reads: Reads): string =>
  reads.get(table)?.input ?? (table.from === null ? pythonName(table.name) : parameterOf(table.from, reads))

/** The functions that clean a table, the last one first. */
const functionsOf = (table: AnyTable, functions: ReadonlyMap<AnyTable, string>): readonly string[] => [
  functions.get(table) ?? cleanedName(table),
  ...(table.from === null ? [] : functionsOf(table.from, functions)),
]

/** The names that every notebook has. */
const taken = [...reservedNames, 'T', 'spark', 'dbutils', 'display', 'source', 'catalog', 'schema', 'target']

/**
 * A Databricks source notebook (`.py`) that reads the JSON of some tables by explicit schemas, cleans them, and writes
 * each to `catalog.schema.clean_<name>`. Tables that these are made from are cleaned before them, and not written. It
 * runs unchanged wherever `spark` and `dbutils.widgets` exist. Then it asks the questions that it is given of these.
 * @throws Refusal for tables or questions of one name, for questions that begin from other tables, for dates and timestamps in JSON, which Spark reads by its settings, and for names
 * of columns that Delta Lake would refuse to write.
 */
export const notebook = (tables: readonly AnyTable[], options: NotebookOptions = {}): string => {
  const { docs = {}, title = 'Clean the tables', doc = '', origin = '', spark = '3.5' } = options
  const { queries = [], questionDocs = {} } = options
  if (!Array.isArray(tables))
    refuse(`notebook: expected an array of tables, got ${showGiven(tables)}; write notebook([pin])`)
  const ordered = inOrder(tables.map((table) => checkTable(table, 'notebook([pin])')))
  for (const table of tables) checkDelta(table)
  const given = names(taken)
  const functions = new Map(ordered.map((table) => [table, given.name(cleanedName(table))]))
  const sources = ordered.filter(({ from }) => from === null)
  const inputs = new Map(sources.map((table) => [table, given.name(pythonName(table.name))]))
  const schemas = names([...taken, ...[...inputs.values()].filter((name) => name === name.toUpperCase())])
  const reads = new Map([...inputs].map(([table, input]) => [table, readOf(table, input, schemas)]))
  const rules = pythonRules([...ordered, ...queries.map(givenQuestion)], given, options)
  const cells = ordered.map((table) => {
    const read = reads.get(table)
    const name = functions.get(table) ?? cleanedName(table)
    const input = parameterOf(table, reads)
    return {
      about: about(table, docs[table.name] ?? '', options.clean ?? null),
      read: read ?? null,
      cleaning: pythonFunction(table, { name, input }, options, rules),
      target: tables.includes(table)
        ? writeStatements(functionsOf(table, functions), input, cleanedName(table))
        : null,
    }
  })
  const questions = questionCells(queries, tables, questionDocs, { given, rules, options })
  return render({
    about: headOf({
      title,
      doc,
      origin,
      spark,
      tables: tables.map((table) => ({ table, doc: docs[table.name] ?? '', path: pathOf(sourceOf(table)) })),
      questions: queries.map(({ name }) => ({ name, doc: questionDocs[name] ?? '' })),
    }),
    source: options.source ?? '/Volumes/main/default/raw',
    catalog: options.catalog ?? 'main',
    schema: options.schema ?? 'default',
    types: cells.some(({ read }) => read?.isTypes === true),
    head: pythonHead([...cells.map(({ cleaning }) => cleaning), ...questions], rules).join('\n\n\n'),
    tables: cells,
    questions,
  })
}
