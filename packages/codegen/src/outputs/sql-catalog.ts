import { type AnyQuery, type AnyTable, at, explainBriefly, outputsOf, refuse } from '@lockstep/schema'
import { sqlComment, sqlName, sqlText } from '../print/quote.js'
import { aboutAnswer, aboutOf } from './catalog-words.js'
import { type Generated, generatedFile, type Project } from './output.js'
import { type Writing, writingOf } from './writing.js'
import { answerName, writtenName, writtenQuestionSql, writtenSql } from './written.js'

/** A table or question as the catalog has it: its name, what is said of it and of its columns, and its query. */
export interface CatalogEntry {
  readonly name: string
  readonly about: string
  readonly columns: readonly { readonly name: string; readonly about: string }[]
  readonly query: string
  /** How its rows are written, where they are. */
  readonly writing: Writing
  readonly what: string
}

const ofTable = (table: AnyTable, project: Project): CatalogEntry => ({
  name: writtenName(project, table),
  about: aboutOf(table, project.docs),
  columns: outputsOf(table).map((output) => ({ name: output.name, about: explainBriefly(output) })),
  query: writtenSql(project, table),
  writing: writingOf(project, table),
  what: `table ${table.name}`,
})

const ofQuestion = (query: AnyQuery, project: Project): CatalogEntry => ({
  name: answerName(project, query),
  about: aboutAnswer(query, project),
  columns: query.relation.columns.map(({ name }) => ({ name, about: '' })),
  query: writtenQuestionSql(project, query),
  writing: { how: 'overwrite' },
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

const addedRows = (name: string, rows: string, { columns }: CatalogEntry): string => {
  const list = columns.map((column) => sqlName(column.name)).join(', ')
  return `INSERT INTO ${sqlName(name)} (${list})\nSELECT ${list} FROM ${rows};`
}

/** Nothing is merged where several rows have the same keys: Delta Lake would add them all to a table that has none of them. */
const mergedRows = (name: string, rows: string, keys: readonly string[]): readonly string[] => {
  const message = `${name}: some rows have the keys of another (${keys.join(', ')})`
  const same = keys.map((key) => `before.${sqlName(key)} <=> after.${sqlName(key)}`)
  return [
    `SELECT assert_true(count(*) = count(DISTINCT struct(${keys.map(sqlName).join(', ')})), ${sqlText(message)})\nFROM ${rows};`,
    `MERGE INTO ${sqlName(name)} AS before\nUSING ${rows} AS after\nON ${same.join(' AND ')}\nWHEN MATCHED THEN UPDATE SET *\nWHEN NOT MATCHED THEN INSERT *;`,
  ]
}

/** Statements that write rows: over a table, or into it. */
const rowStatements = (entry: CatalogEntry): readonly string[] => {
  const { name, about, query, writing } = entry
  const comment = `COMMENT ${sqlText(about)}`
  if (writing.how === 'overwrite')
    return [`CREATE OR REPLACE TABLE ${sqlName(name)}\n${comment}\nAS\n${query};`]
  const rows = `rows_of_${name}`
  return [
    `CREATE OR REPLACE TEMPORARY VIEW ${rows} AS\n${query};`,
    `CREATE TABLE IF NOT EXISTS ${sqlName(name)}\n${comment}\nAS\nSELECT * FROM ${rows} WHERE false;`,
    ...(writing.how === 'append' ? [addedRows(name, rows, entry)] : mergedRows(name, rows, writing.keys)),
    `DROP VIEW ${rows};`,
  ]
}

/** Statements that write a table, and comments on its columns. */
export const tableStatements = (entry: CatalogEntry): readonly string[] =>
  at(entry.name, () => [
    ...rowStatements(entry),
    ...entry.columns.flatMap(({ name: column, about }) =>
      about === ''
        ? []
        : [`ALTER TABLE ${sqlName(entry.name)} ALTER COLUMN ${sqlName(column)} COMMENT ${sqlText(about)};`],
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
