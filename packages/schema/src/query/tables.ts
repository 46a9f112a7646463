import { at, refuse } from '../errors/refusal.js'
import { sourcesOf } from '../relation/fold.js'
import type { Relation } from '../relation/relation.js'
import type { AnyTable } from '../table/any-table.js'
import { checkNames } from '../types/names.js'
import type { AnyQuery } from './any-query.js'

/** The tables that a question begins from or takes in, each once, those of queries that it begins from among them. */
export const tablesOfQuery = ({ sources }: Pick<AnyQuery, 'sources'>): readonly AnyTable[] => [
  ...new Set(sources.flatMap((of) => ('sources' in of ? tablesOfQuery(of) : [of]))),
]

/**
 * Checks that the tables of a question, and the raw rows that these are made of, can be told apart by their names.
 * @throws Refusal for two of one name.
 */
export const checkTables = (relation: Relation, of: Pick<AnyQuery, 'sources'>): void => {
  const tables = new Map(tablesOfQuery(of).map((table) => [table.relation, table.name]))
  const raw = sourcesOf(relation).map((source) => source.parts.name)
  for (const names of [[...tables.values()], raw]) {
    const twice = names.find((name, index) => names.indexOf(name) < index)
    if (twice !== undefined)
      refuse(`begins from two tables that are called ${JSON.stringify(twice)}: rename one`)
    at('tables', () => checkNames(names))
  }
}
