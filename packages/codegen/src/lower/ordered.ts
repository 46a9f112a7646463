import { type Completion, type SortKey, types } from '@lockstep/schema'
import { col, type Spark, tryCast } from '../spark/expression.js'
import type { SparkOrder } from '../spark/query.js'

const ascending = (of: Spark): SparkOrder => ({ of, descending: false, nullsFirst: true })

/** What rows are sorted by, of keys as they were lowered. */
export const sortedBy = (keys: readonly SortKey[], of: readonly Spark[]): readonly SparkOrder[] =>
  keys.flatMap(({ descending, nullsFirst }, index) => {
    const key = of[index]
    return key === undefined ? [] : [{ of: key, descending, nullsFirst }]
  })

/**
 * What makes an order total. Text tells -0.0 from 0.0, and nothing else that is equal; `twin` is the column that tells rows apart that
 * are equal in every column.
 */
export const completedBy = (
  { columns, signs }: Completion,
  twin: string | null = null,
): readonly SparkOrder[] => [
  ...columns.map(({ name }) => ascending(col(name))),
  ...signs.map(({ name }) => ascending(tryCast(col(name), types.text))),
  ...(twin === null ? [] : [ascending(col(twin))]),
]
