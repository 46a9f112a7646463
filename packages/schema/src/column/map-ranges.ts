import { at, refuse } from '../errors/refusal.js'
import { type Node, node } from '../graph/node.js'
import type { Literal } from '../types/literal.js'
import { literalOf } from '../types/literal.js'
import { attempt } from './attempt.js'
import { column, ofOneType } from './build.js'
import type { Lifted, PlainValue, PlainValues, ValueOf, WithNulls } from './classes.js'
import { Column, literalNode, type Nullable, operand } from './column.js'
import type { Decimal, Double, Int, Long } from './number.js'
import type { CalendarDate, Timestamp } from './time.js'

/** What has an order in which ranges lie. */
export type Ranged = Int | Long | Double | Decimal | CalendarDate | Timestamp

/** A bound, which is not in the range below it, and the value of that range. */
export type Below<C extends Ranged, V> = readonly [below: PlainValues[C['~kind']], value: V]

const checkRising = (bounds: readonly Node[]): void => {
  const values = bounds.map((bound) => (bound.operation === 'literal' ? bound.constants.value : undefined))
  values.forEach((bound: Literal | undefined, index) => {
    const before = values[index - 1]?.value
    const value = bound?.value
    if (value === null || value === undefined || Number.isNaN(value))
      refuse(`expected a bound for range ${index + 1}, got ${String(value)}`)
    else if (before !== undefined && before !== null && !(before < value))
      refuse(`expected rising bounds, got range ${index + 1} not above the one before it`)
  })
}

/**
 * The value of the range in which something lies. Each range reaches up to its bound, which is not in it, from the bound before it, which
 * is; what reaches the last bound, and NaN, becomes `otherwise`. Null stays null. On Spark a `CASE WHEN`.
 * @example
 * mapRanges(row.price, [[10, 'cheap'], [100, 'fair']], { otherwise: 'dear' })
 * // 9.99 becomes 'cheap', 10 'fair', and 100 'dear'
 * @throws Refusal for no range, for bounds that do not rise, and for values of several types.
 */
export const mapRanges = <C extends Ranged, const V extends Column | PlainValue>(
  of: C,
  ranges: readonly Below<C, V | ValueOf<Lifted<V>>>[],
  options: { readonly otherwise: V | ValueOf<Lifted<V>> | null },
): WithNulls<Lifted<V>, Nullable> => {
  const given: unknown = of
  if (!(given instanceof Column)) return at('mapRanges', () => refuse('takes a column first'))
  return attempt(given.context, 'mapRanges', () => {
    if (ranges.length === 0) refuse('expected one range or more, got none')
    const bounds = ranges.map(([bound]) => operand(given, bound))
    checkRising(bounds)
    const nodes = ofOneType([...ranges.map(([, value]) => value), options.otherwise], given.context)
    const last = nodes.at(-1) ?? nodes[0]
    const chain = bounds.reduceRight<Node>(
      (rest, bound, index) =>
        node(
          'when',
          [node('lessThan', [given.node, bound], {}) as Node, nodes[index] ?? rest, rest],
          {},
        ) as Node,
      last,
    )
    const missing = literalNode(literalOf(chain.type, null))
    return column(node('when', [node('isNull', [given.node], {}) as Node, missing, chain], {}), given.context)
  })
}
