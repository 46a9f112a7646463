import { type AnyTable, at, checkTable } from '@lockstep/schema'
import type { OwnRules } from '../print/helpers/own.js'
import { cleanedName } from '../print/options.js'
import {
  type MoreImports,
  type PythonFunction,
  pythonFunction,
  pythonHead,
  pythonRules,
  reservedNames,
} from '../print/pyspark-query.js'
import type { PythonQuestion } from '../print/pyspark-question.js'
import { pythonName } from '../print/quote.js'
import { schemaText } from '../print/struct-type.js'
import { type Names, names } from '../spark/names.js'
import { checkDelta } from './delta.js'
import type { Project } from './output.js'
import { givenQuestion } from './questions.js'
import { checkFields, folderOf, tablesInOrder } from './raw-tables.js'
import type { RawRead } from './run-cell.js'

/** How a table is read in Python: the variables of its schema and its DataFrame, and its folder. */
export interface PythonRead extends RawRead {
  readonly input: string
  /** What the variable of its schema is bound to. */
  readonly schema: string
  readonly isTypes: boolean
}

const readOf = (project: Project, table: AnyTable, input: string, schemas: Names): PythonRead => {
  at(table.name, () => checkFields(table.raw))
  return {
    input,
    name: schemas.name(input.toUpperCase()),
    path: folderOf(project, table),
    isNested: Object.hasOwn(project.folders, table.name),
    ...schemaText(table),
  }
}

type Reads = ReadonlyMap<AnyTable, PythonRead>

/** The parameter of a table's function: what its source is called. */
const parameterOf = (table: AnyTable, reads: Reads): string =>
  reads.get(table)?.input ?? (table.from === null ? pythonName(table.name) : parameterOf(table.from, reads))

/** The functions that clean a table, the last one first. */
const functionsOf = (table: AnyTable, functions: ReadonlyMap<AnyTable, string>): readonly string[] => [
  functions.get(table) ?? cleanedName(table),
  ...(table.from === null ? [] : functionsOf(table.from, functions)),
]

/** The names that every text in Python has. */
const taken = [
  ...reservedNames,
  'T',
  'spark',
  'dbutils',
  'display',
  'dp',
  'SparkSession',
  'source',
  'catalog',
  'schema',
  'target',
]

/** A table in Python. */
export interface PythonTable {
  readonly table: AnyTable
  /** How its raw records are read, or null for one that is made from another. */
  readonly read: PythonRead | null
  readonly cleaning: PythonFunction
  /** The functions that clean it from raw records, the last one first, and the variable of those records. */
  readonly functions: readonly string[]
  readonly input: string
  /** Whether it is written: it is one of the project's, and not only on the way to one. */
  readonly isWritten: boolean
}

/** A project in Python: its tables, each after the one it is made from, and what they and its questions need before them. */
export interface PythonProject {
  readonly tables: readonly PythonTable[]
  readonly given: Names
  readonly rules: OwnRules
  readonly head: (
    questions: readonly Pick<PythonQuestion, 'calls' | 'usesWindow'>[],
    more?: MoreImports,
  ) => readonly string[]
}

/**
 * The tables of a project in Python, in which no function and no variable has one of `more` names.
 * @throws Refusal for two tables of one name, for dates and timestamps in JSON, which Spark reads by its settings, and for
 * names of columns that Delta Lake would refuse to write.
 */
export const pythonProject = (project: Project, more: readonly string[] = []): PythonProject => {
  const { tables, queries, spark } = project
  const ordered = tablesInOrder(tables.map((table) => checkTable(table, 'notebook([pin])')))
  for (const table of tables) checkDelta(table)
  const given = names([...taken, ...more])
  const functions = new Map(ordered.map((table) => [table, given.name(cleanedName(table))]))
  const sources = ordered.filter(({ from }) => from === null)
  const inputs = new Map(sources.map((table) => [table, given.name(pythonName(table.name))]))
  const schemas = names([
    ...taken,
    ...more,
    ...[...inputs.values()].filter((name) => name === name.toUpperCase()),
  ])
  const reads: Reads = new Map(
    [...inputs].map(([table, input]) => [table, readOf(project, table, input, schemas)]),
  )
  const rules = pythonRules([...ordered, ...queries.map(givenQuestion)], given, { spark })
  const made = ordered.map((table): PythonTable => {
    const name = functions.get(table) ?? cleanedName(table)
    const input = parameterOf(table, reads)
    return {
      table,
      read: reads.get(table) ?? null,
      cleaning: pythonFunction(table, { name, input }, { spark }, rules),
      functions: functionsOf(table, functions),
      input,
      isWritten: tables.includes(table),
    }
  })
  const types = made.some(({ read }) => read?.isTypes) ? ['from pyspark.sql import types as T'] : []
  const head: PythonProject['head'] = (questions, more = {}) =>
    pythonHead([...made.map(({ cleaning }) => cleaning), ...questions], rules, {
      ...more,
      behind: [...types, ...(more.behind ?? [])],
    })
  return { tables: made, given, rules, head }
}

/** The statement of a table's schema and its function, as a module has them. */
export const pythonDefinition = ({ read, cleaning }: PythonTable): string =>
  `${read === null ? '' : `${read.name} = ${read.schema}\n\n\n`}${cleaning.definition}`
