import { at, refuse } from '../errors/refusal.js'
import type { AggregateKind } from '../graph/aggregates/index.js'
import { type AggregateExtras, type AggregateNode, aggregateNode } from '../graph/aggregates/node.js'
import { type Node, node } from '../graph/node.js'
import { windowNode } from '../graph/windows.js'
import { literalOf } from '../types/literal.js'
import { showPlain } from '../types/plain.js'
import type { WithNulls } from './classes.js'
import { Column, literalNode, type Nullable, type Present } from './column.js'
import type { Bool } from './logic.js'
import type { Long } from './number.js'
import { type Over, type Unordered, Windowed, windowOf } from './window.js'

/** A rule where a test is true, and null otherwise: aggregates leave nulls out. */
const masked = (test: Node, of: Node): Node =>
  node('when', [test, of, literalNode(literalOf(of.type, null))], {}) as Node

/** Of which operand the nulls leave a row out: the key, of a value by a key. */
const decisive = ({ aggregate }: AggregateNode): number =>
  aggregate === 'minBy' || aggregate === 'maxBy' ? 1 : 0

/** The same aggregate of the rows for which a test is true. */
const whereTrue = (of: AggregateNode, test: Node): AggregateNode => {
  if (of.aggregate === 'count') return aggregateNode('countIf', [test])
  if (of.aggregate === 'countIf')
    return aggregateNode('countIf', [node('and', [of.of[0] as Node, test], {}) as Node])
  if (of.aggregate === 'countOf') {
    const isThere = node('not', [node('isNull', of.of as [Node], {}) as Node], {}) as Node
    return aggregateNode('countIf', [node('and', [isThere, test], {}) as Node])
  }
  const at = decisive(of)
  return aggregateNode(
    of.aggregate,
    of.of.map((each, index) => (index === at ? masked(test, each) : each)),
    of,
  )
}

/** The column of an aggregate that may have no row. */
type MayLack<C, None> = [None] extends [Present] ? C : WithNulls<C, Nullable>

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

  /**
   * The same aggregate of the rows for which a test is true, and neither false nor null. Spark's `FILTER (WHERE test)`.
   * @example
   * row.likes.sum().where(row.day.greaterThan('2020-01-01'))
   */
  where(test: Bool): Aggregate<MayLack<C, None>, None> {
    return test instanceof Column
      ? new Aggregate(whereTrue(this.aggregate, test.node))
      : at('where', () => refuse(`takes a rule that is true or false, got ${showPlain(test)}`))
  }

  /**
   * The aggregate beside each row: of all rows of its partition (`per`); with an order (`by`), of those up to it and those that
   * tie with it; with `rows`, of the rows so many before and behind it, in the order that all other columns complete. Spark's `OVER`.
   * @throws Refusal for an aggregate that cannot run in an order: medians, lists, sums of doubles.
   * @example
   * row.likes.sum().over({ per: [row.country], by: [row.day.asc()], rows: [-6, 0] })
   */
  over<const W extends Over>(window: W): Windowed<W extends Unordered ? C : MayLack<C, None>> {
    return new Windowed(windowNode(this.aggregate, windowOf(window)))
  }
}

/** An aggregate of columns. */
export const aggregateOf = <C, None extends Nullable>(
  kind: AggregateKind,
  of: readonly { readonly node: Node }[],
  extras?: AggregateExtras,
): Aggregate<C, None> =>
  new Aggregate(
    aggregateNode(
      kind,
      of.map((each) => {
        if (each instanceof Column) return each.node
        return at(kind, () => refuse(`takes a column, got ${showPlain(each)}`))
      }),
      extras,
    ),
  )

/** The number of rows. Spark's `count(*)`. */
export const count = (): Aggregate<Long<Present>, Present> => new Aggregate(aggregateNode('count', []))
