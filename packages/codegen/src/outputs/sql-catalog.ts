import { type AnyQuery, type AnyTable, at, explainBriefly, outputsOf, refuse } from '@lockstep/schema'
import { cleanedName } from '../print/options.js'
import { sqlComment, sqlName, sqlText } from '../print/quote.js'
import { sql } from '../print/sql-query.js'
import { questionSql } from '../print/sql-question.js'
import { plainName } from '../spark/names.js'
import { type Generated, generatedFile, type Project } from './output.js'
import { aboutAnswer, aboutOf } from './pipelines.js'

/** A table or question as the catalog has it: its name, what is said of it and of its columns, and its query. */
export interface CatalogEntry {
  readonly name: string
  readonly about: string
  readonly columns: readonly { readonly name: string; readonly about: string }[]
  readonly query: string
  readonly what: string
}

const ofTable = (table: AnyTable, { docs }: Project): CatalogEntry => ({
  name: cleanedName(table),
  about: aboutOf(table, docs),
  columns: outputsOf(table).map((output) => ({ name: output.name, about: explainBriefly(output) })),
  query: sql(table),
  what: `table ${table.name}`,
})

const ofQuestion = (query: AnyQuery, project: Project): CatalogEntry => ({
  name: plainName(query.name, 'question'),
  about: aboutAnswer(query, project),
  columns: query.relation.columns.map(({ name }) => ({ name, about: '' })),
  query: questionSql(query),
  what: `question ${query.name}`,
})

/** The tables and questions of a project as the catalog has them. */
export const catalogEntries = (project: Project): readonly CatalogEntry[] => [
  ...project.tables.map((table) => ofTable(table, project)),
  ...project.queries.map((query) => ofQuestion(query, project)),
]

/** Refuses a table that is made from one which is not written: SQL reads that by its name. */
export const checkWritten = ({ tables }: Project): void => {
  for (const { name, from } of tables)
    if (from !== null && !tables.includes(from))
      at(name, () => refuse(`is made from ${from.name}, which is not written; export that one, too`))
}

/**
 * A statement that makes a view, with comments on it and its columns.
 * @throws Refusal for a name that SQL cannot write.
 */
export const viewStatement = ({ name, about, columns, query }: CatalogEntry): string =>
  at(name, () => {
    const listed = columns.map(({ name, about }) =>
      about === '' ? `  ${sqlName(name)}` : `  ${sqlName(name)} COMMENT ${sqlText(about)}`,
    )
    return `CREATE OR REPLACE VIEW ${sqlName(name)} (\n${listed.join(',\n')}\n)\nCOMMENT ${sqlText(about)}\nAS\n${query};`
  })

/** Statements that make a table anew, with comments on it and its columns. */
export const tableStatements = ({ name, about, columns, query }: CatalogEntry): readonly string[] =>
  at(name, () => [
    `CREATE OR REPLACE TABLE ${sqlName(name)}\nCOMMENT ${sqlText(about)}\nAS\n${query};`,
    ...columns.flatMap(({ name: column, about }) =>
      about === ''
        ? []
        : [`ALTER TABLE ${sqlName(name)} ALTER COLUMN ${sqlName(column)} COMMENT ${sqlText(about)};`],
    ),
  ])

/** Files of statements, one for each table and question. */
export const statementFiles = (
  project: Project,
  folder: string,
  statementsOf: (entry: CatalogEntry) => readonly string[],
): readonly Generated[] =>
  catalogEntries(project).map((entry) =>
    generatedFile(
      `${folder}/${entry.name}.sql`,
      `${[sqlComment(project.origin.plain), ...statementsOf(entry)].join('\n\n')}\n`,
      entry.what,
    ),
  )
