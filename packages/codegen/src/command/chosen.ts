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
