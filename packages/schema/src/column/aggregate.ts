import { type AggregateKind, type AggregateNode, aggregateNode } from '../graph/aggregates.js'
import type { Column, Context, Nullable } from './column.js'
import type { Long } from './number.js'

/**
 * A value of many rows, for a list of `aggregate`. It is no column: what is computed of it stands in the next `select`,
 * where it has a name. `C` is the column it gives of one row or more, `None` its null-ness of no row.
 */
export class Aggregate<out C = unknown, out None extends Nullable = Nullable> {
  /** Only the type checker sees these two. */
  declare readonly '~column': C
  declare readonly '~none': None
  readonly aggregate: AggregateNode

  constructor(aggregate: AggregateNode) {
    this.aggregate = aggregate
    Object.freeze(this)
  }
}

/** An aggregate of a column. */
export const aggregateOf = <C, None extends Nullable>(
  kind: AggregateKind,
  { node }: { readonly node: Column['node']; readonly context: Context },
): Aggregate<C, None> => new Aggregate(aggregateNode(kind, node))

/** The number of rows. Spark's `count(*)`. */
export const count = (): Aggregate<Long<never>, never> => new Aggregate(aggregateNode('count', null))
