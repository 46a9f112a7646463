import type { AnyQuery, AnyTable } from '@lockstep/schema'
import { cleanedName } from '../print/options.js'
import { sql } from '../print/sql-query.js'
import { questionSql } from '../print/sql-question.js'
import { plainName } from '../spark/names.js'
import type { Project } from './output.js'

/** What an object says of a name, which may be that of a property which every object has. */
export const saidOf = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined

/** What a table is called where it is written: `clean_pin`, unless the project calls it otherwise. */
export const writtenName = ({ names }: Pick<Project, 'names'>, table: Pick<AnyTable, 'name'>): string =>
  saidOf(names, table.name) ?? cleanedName(table)

/** What the answer to a question is called where it is written. */
export const answerName = ({ names }: Pick<Project, 'names'>, { name }: Pick<AnyQuery, 'name'>): string =>
  saidOf(names, name) ?? plainName(name, 'question')

/** The cleaning of a table in SQL, over what it is made from as that is written: its rows, or a stream of them. */
export const writtenSql = (project: Project, table: AnyTable, isStream = false): string =>
  sql(table, { isStream, ...(table.from === null ? {} : { input: writtenName(project, table.from) }) })

/** A question in SQL, over the tables as they are written. */
export const writtenQuestionSql = (project: Project, query: AnyQuery): string =>
  questionSql(query, { nameOf: (table) => writtenName(project, table) })
