import type { AnyQuery, AnyTable } from '@lockstep/schema'
import type { Module } from '../project/module.js'
import { AskedError } from './reasons.js'

/** Some tables and questions of a module. */
export interface Chosen {
  readonly tables: readonly AnyTable[]
  readonly queries: readonly AnyQuery[]
}

/**
 * The tables and questions of a module that were named, or all of them.
 * @throws AskedError for a name that none of them has.
 */
export const chosen = ({ source, tables, queries }: Module, only: readonly string[] | undefined): Chosen => {
  if (only === undefined) return { tables, queries }
  const known = [...tables, ...queries].map(({ name }) => name)
  const missing = only.find((name) => !known.includes(name))
  if (missing !== undefined)
    throw new AskedError(
      `${source}: there is no table or question ${missing}; it exports ${known.join(', ')}`,
    )
  const isNamed = ({ name }: { readonly name: string }): boolean => only.includes(name)
  return { tables: tables.filter(isNamed), queries: queries.filter(isNamed) }
}

/**
 * The one table of a module, or the one that was named.
 * @throws AskedError where there are several and none was named.
 */
export const onlyTable = (module: Module, only: string | undefined): AnyTable => {
  const { tables } = chosen(module, only === undefined ? undefined : [only])
  const [table, ...others] = tables
  if (table !== undefined && others.length === 0) return table
  throw new AskedError(
    `${module.source} exports several tables (${module.tables.map(({ name }) => name).join(', ')}); say which with --only`,
  )
}

/**
 * The one question of a module, or the one that was named.
 * @throws AskedError where there is none, or several and none was named.
 */
export const onlyQuestion = (module: Module, only: string | undefined): AnyQuery => {
  const { queries } = chosen(module, only === undefined ? undefined : [only])
  const [query, ...others] = queries
  if (query !== undefined && others.length === 0) return query
  throw new AskedError(
    module.queries.length === 0
      ? `${module.source} exports no question`
      : `${module.source} exports several questions (${module.queries.map(({ name }) => name).join(', ')}); say which with --only`,
  )
}
