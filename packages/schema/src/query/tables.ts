import type { AnyTable } from '../table/any-table.js'
import type { AnyQuery } from './any-query.js'

/** The tables that a question begins from or takes in, each once, those of queries that it begins from among them. */
export const tablesOfQuery = ({ sources }: Pick<AnyQuery, 'sources'>): readonly AnyTable[] => [
  ...new Set(sources.flatMap((of) => ('sources' in of ? tablesOfQuery(of) : [of]))),
]
