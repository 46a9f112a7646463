import { type AnyTable, refuse } from '@lockstep/schema'
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
  /** A name that Python is to bind to the cleaned DataFrame; left out, the text only defines how to clean one. */
  readonly output?: string
}

/** The name of a cleaned table: `clean_pin`. */
export const cleanedName = ({ name }: Pick<AnyTable, 'name'>): string => `clean_${plainName(name, 'table')}`

const versions: readonly SparkVersion[] = ['3.5', '4.0']

/** The version that was asked for. */
export const versionOf = ({ spark = '3.5' }: Options): SparkVersion =>
  versions.find((version) => version === spark) ??
  refuse(
    `spark: expected ${versions.map((version) => JSON.stringify(version)).join(' or ')}, got ${JSON.stringify(spark)}`,
  )
