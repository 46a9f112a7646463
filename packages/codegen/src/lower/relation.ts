import { type AnyTable, outputFields } from '@lockstep/schema'
import type { Spark } from '../spark/expression.js'
import { names } from '../spark/names.js'
import { type Named, type Steps, steps } from '../spark/steps.js'
import { lower } from './index.js'
import { fromOutside, madeBy } from './made.js'

/** One thing that is done to rows, by which PySpark and SQL both say the cleaning of a table. */
export type Stage =
  /** Adds columns to those there are. */
  | { readonly kind: 'add'; readonly columns: readonly Named[] }
  /** Makes these columns, and drops all others. */
  | { readonly kind: 'select'; readonly columns: readonly Named[] }
  /** Keeps these columns as they are, and drops all others. */
  | { readonly kind: 'keep'; readonly columns: readonly string[] }
  /** Keeps the rows where this is true. */
  | { readonly kind: 'where'; readonly test: Spark }
  /** Keeps rows that are equal in every column once. */
  | { readonly kind: 'distinct' }

const adding = ({ steps }: Steps): readonly Stage[] => steps.map((columns) => ({ kind: 'add', columns }))

const filtering = (of: Steps, columns: readonly string[]): readonly Stage[] => [
  ...adding(of),
  ...of.last.map(({ of }): Stage => ({ kind: 'where', test: of })),
  ...(of.steps.length > 0 ? [{ kind: 'keep', columns } as const] : []),
]

/**
 * What is done to a table's input, in order. `wantsNames` tells for which expressions a printer can only write parts
 * that are columns or constants.
 */
export const stagesOf = (table: AnyTable, wantsNames: (of: Spark) => boolean): readonly Stage[] => {
  const meaning = lower(table.from === null ? fromOutside : madeBy(table.from))
  const outputs = outputFields(table).map((field) => field.name)
  const given = names([...table.raw.map((field) => field.name), ...outputs])
  const cleaned = steps(
    table.columns.map(({ name, node }) => ({ name, of: meaning(node) })),
    given,
    wantsNames,
  )
  const kept = table.where === null ? [] : [{ name: 'where', of: lower(madeBy(table))(table.where) }]
  return [
    ...adding(cleaned),
    { kind: 'select', columns: cleaned.last },
    ...filtering(steps(kept, given, wantsNames), outputs),
    ...(table.distinct ? [{ kind: 'distinct' } as const] : []),
  ]
}
