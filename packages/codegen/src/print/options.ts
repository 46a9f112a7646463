import { type AnyQuery, type AnyTable, isQuery, refuse, showGiven, tablesOfQuery } from '@lockstep/schema'
import { plainName } from '../spark/names.js'
import type { SparkVersion } from './pyspark.js'

/** How a text is printed. */
export interface Options {
  /**
   * Which Spark the text is for: `3.5` (the default) runs on 3.5 and on every 4.x; `4.0` uses what 4.0 brought
   * (`Column.try_cast`). SQL is the same for both.
   */
  readonly spark?: SparkVersion
  /**
   * What is cleaned: a relation in SQL (`main.raw.pin`; dots separate its parts), a DataFrame's name in Python. Left out,
   * the table's own name, or for a table made `from` another the cleaned name of that one.
   */
  readonly input?: string
  /** Whether SQL reads the input as a stream, as a streaming table of a pipeline does: `FROM STREAM pin`. */
  readonly isStream?: boolean
  /** A name that Python is to bind to the cleaned DataFrame; left out, the text only defines how to clean one. */
  readonly output?: string
}

/** The name of a cleaned table: `clean_pin`. */
export const cleanedName = ({ name }: Pick<AnyTable, 'name'>): string => `clean_${plainName(name, 'table')}`

/**
 * Checks that a value is a question, whose cleaned tables can be told apart by their names.
 * @throws Refusal for what is none, and for two tables whose names are one here: `a b` and `a_b`.
 */
export const checkAsked = (
  query: AnyQuery,
  call: string,
  nameOf: (table: Pick<AnyTable, 'name'>) => string = cleanedName,
): void => {
  if (!isQuery(query))
    refuse(
      `expected a question, got ${showGiven(query)}; write ${call}(popular), and behind orderBy(...) all() or limit(10)`,
    )
  const known = new Map<string, AnyTable>()
  for (const table of tablesOfQuery(query)) {
    const name = nameOf(table)
    const other = known.get(name.toLowerCase())
    if (other !== undefined && other.relation !== table.relation)
      refuse(
        `${query.name}: the tables ${JSON.stringify(other.name)} and ${JSON.stringify(table.name)} are both ${name} here; rename one`,
      )
    known.set(name.toLowerCase(), table)
  }
}

const versions: readonly SparkVersion[] = ['3.5', '4.0']

/** The version that was asked for. */
export const versionOf = ({ spark = '3.5' }: Options): SparkVersion =>
  versions.find((version) => version === spark) ??
  refuse(
    `spark: expected ${versions.map((version) => JSON.stringify(version)).join(' or ')}, got ${JSON.stringify(spark)}`,
  )
