import { type AnyTable, at, checkTable, type Field, refuse, type Type } from '@lockstep/schema'
import { cleanedName } from '../print/options.js'
import { pythonFunction, pythonHead, pythonRules, reservedNames } from '../print/pyspark-query.js'
import { pythonName, pythonText } from '../print/quote.js'
import { schemaText } from '../print/struct-type.js'
import { type Names, names } from '../spark/names.js'
import { about } from './about.js'
import { type Cell, codeCell, markdownCell } from './cell.js'
import { checkDelta } from './delta.js'
import { headOf } from './head.js'
import type { Project } from './output.js'
import { givenQuestion, questionCells } from './questions.js'
import { readStatement, writeStatements } from './run-cell.js'

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

/** Where a notebook reads and writes: its widgets. */
const settingsText = ({
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
export const titleCell = (project: Project): Cell => {
  const { title, doc, docs, queries, questionDocs, spark, tables, origin } = project
  return markdownCell(
    'title',
    '',
    headOf({
      title,
      doc,
      origin: origin.markdown,
      spark,
      tables: tables.map((table) => ({ table, doc: docs[table.name] ?? '', path: pathOf(sourceOf(table)) })),
      questions: queries.map(({ name }) => ({ name, doc: questionDocs[name] ?? '' })),
    }),
  )
}

/**
 * What is said of a project in Python, in order: a title, where to read and write, helpers; of each table what it is, its
 * function, and what reads, cleans and writes it; and the questions.
 * @throws Refusal for tables or questions of one name, for questions that begin from other tables, for dates and timestamps
 * in JSON, and for names of columns that Delta Lake would refuse to write.
 */
export const cellsOf = (project: Project): readonly Cell[] => {
  const { docs, tables, queries, questionDocs, spark } = project
  const ordered = inOrder(tables.map((table) => checkTable(table, 'notebook([pin])')))
  for (const table of tables) checkDelta(table)
  const given = names(taken)
  const functions = new Map(ordered.map((table) => [table, given.name(cleanedName(table))]))
  const sources = ordered.filter(({ from }) => from === null)
  const inputs = new Map(sources.map((table) => [table, given.name(pythonName(table.name))]))
  const schemas = names([...taken, ...[...inputs.values()].filter((name) => name === name.toUpperCase())])
  const reads: Reads = new Map([...inputs].map(([table, input]) => [table, readOf(table, input, schemas)]))
  const rules = pythonRules([...ordered, ...queries.map(givenQuestion)], given, { spark })
  const cleanings = ordered.map((table) => {
    const name = functions.get(table) ?? cleanedName(table)
    return pythonFunction(table, { name, input: parameterOf(table, reads) }, { spark }, rules)
  })
  const questions = questionCells(queries, tables, questionDocs, { given, rules, options: { spark } })
  const head = pythonHead([...cleanings, ...questions], rules).join('\n\n\n')
  const isTypes = [...reads.values()].some((read) => read.isTypes)
  return [
    titleCell(project),
    codeCell('python', 'settings', '', settingsText(project), 'Where to read, where to write'),
    codeCell(
      'python',
      'helpers',
      '',
      isTypes ? `${head}\nfrom pyspark.sql import types as T` : head,
      'Helpers',
    ),
    ...ordered.flatMap((table, index): readonly Cell[] => {
      const read = reads.get(table)
      const schema = read === undefined ? '' : `${read.name} = ${read.schema}\n\n\n`
      const writes = tables.includes(table)
        ? writeStatements(functionsOf(table, functions), parameterOf(table, reads), cleanedName(table))
        : ''
      const runs = [read?.statement ?? '', writes].filter((each) => each !== '').join('\n')
      return [
        markdownCell('about', table.name, about(table, docs[table.name] ?? '', project.clean)),
        codeCell('python', 'clean', table.name, `${schema}${cleanings[index]?.definition ?? ''}`),
        ...(runs === '' ? [] : [codeCell('python', 'write', table.name, runs)]),
      ]
    }),
    ...questions.flatMap(({ name, about, asks }): readonly Cell[] => [
      markdownCell('about', name, about),
      codeCell('python', 'question', name, asks),
    ]),
  ]
}
