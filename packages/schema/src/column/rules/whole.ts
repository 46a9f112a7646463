import { at, refuse } from '../../errors/refusal.js'
import type { Bucket } from '../../graph/buckets.js'
import { type Node, node } from '../../graph/node.js'
import type { Check } from '../../graph/operation.js'
import { nodeOfRule } from '../../graph/rule.js'
import { isValue } from '../../types/literal.js'
import { plainLiteral, showGiven, showPlain } from '../../types/plain.js'
import { showType, type Type, types } from '../../types/types.js'
import { attempt } from '../attempt.js'
import { column } from '../build.js'
import type { NullsOf, PlainValues } from '../classes.js'
import { Column, literalNode, type RuleLines } from '../column.js'
import type { Int, Long } from '../number.js'
import type { Text } from '../text.js'

interface Buckets {
  readonly buckets: readonly Bucket[]
}

const boundIn = ({ kind }: Type, bound: bigint): number | bigint => (kind === 'int' ? Number(bound) : bound)

const boundsFit = ({ buckets }: Buckets, [type = types.int]: readonly Type[]): void => {
  for (const { name, from, to } of buckets)
    for (const bound of [from, to])
      if (bound !== null && !isValue(type, boundIn(type, bound)))
        at(JSON.stringify(name), () =>
          refuse(`expected bounds that fit ${showType(type)}, got ${bound}; write null for an open end`),
        )
}

const isIn = (of: Node, { from, to }: Bucket): Node => {
  const bound = (value: bigint): Node => literalNode(plainLiteral(of.type, boundIn(of.type, value)))
  if (from !== null && from === to) return node('equalTo', [of, bound(from)], {}) as Node
  const tests = [
    ...(from === null ? [] : [node('greaterThanOrEqual', [of, bound(from)], {}) as Node]),
    ...(to === null ? [] : [node('lessThanOrEqual', [of, bound(to)], {}) as Node]),
  ]
  return tests.reduce((first, second) => node('and', [first, second], {}) as Node)
}

const isNullItself = (of: Node): boolean => of.operation === 'literal' && of.constants.value.value === null

/** What a number that lies in no range becomes: a null stays null. */
const elseOf = (of: Node, otherwise: Node): Node => {
  if (isNullItself(otherwise) || !of.nullable) return otherwise
  const isThere = node('not', [node('isNull', [of], {}) as Node], {}) as Node
  return node('when', [isThere, otherwise, literalNode(plainLiteral(types.text, null))], {}) as Node
}

const choiceOf = ({ buckets }: Buckets, of: Node, otherwise: Node): Node =>
  buckets.reduceRight<Node>(
    (rest, bucket) =>
      node('when', [isIn(of, bucket), literalNode(plainLiteral(types.text, bucket.name)), rest], {}) as Node,
    elseOf(of, otherwise),
  )

/** The rules on whole numbers. */
export const wholeRules = {
  bucket: {
    takes: ['integer', 'text'],
    constants: { buckets: 'buckets' },
    gives: 'text',
    nulls: 'some',
    check: boundsFit as Check,
    words: '{0} in groups: {buckets}, else {1}',
    means: choiceOf as (of: Buckets, number: Node, otherwise: Node) => Node,
  },
} as const

wholeRules satisfies RuleLines

/** Ranges of whole numbers by their names: both ends are in, and null is an open end. */
export type Ranges<C extends Int | Long = Int | Long> = Readonly<
  Record<
    string,
    readonly [from: number | PlainValues[C['~kind']] | null, to: number | PlainValues[C['~kind']] | null]
  >
>

const pairOf = (name: string, range: unknown): object =>
  Array.isArray(range) && range.length === 2
    ? { name, from: range[0], to: range[1] }
    : at(JSON.stringify(name), () => refuse(`expected two bounds such as [18, 24], got ${showGiven(range)}`))

const wholeNode = ({ node: of }: Column): Node =>
  of.type.kind === 'double' || of.type.kind === 'decimal'
    ? refuse(
        `takes int or long, got ${showType(of.type)}, of which some numbers lie between whole ones; write when(x.lessThan(25), ...)`,
      )
    : of

/**
 * The name of the range in which a whole number lies: both ends of a range are in it, and null is an open end. A number that
 * lies in none becomes `otherwise`, a text or null; null stays null. On Spark a `CASE WHEN`.
 * @throws Refusal for no range, bounds that are no whole numbers of the column's type, and ranges that are empty or overlap.
 * @example
 * bucket(user.age, { '18-24': [18, 24], '25-35': [25, 35], '36-50': [36, 50], '50+': [51, null] }, { otherwise: null })
 * // 24 becomes '18-24', 50 '36-50', 51 '50+', and 17 null
 */
export const bucket = <C extends Int | Long, const O extends string | null>(
  of: C,
  ranges: Ranges<C>,
  options: { readonly otherwise: O },
): Text<NullsOf<C> | NullsOf<O>> => {
  const given: unknown = of
  if (!(given instanceof Column))
    return at('bucket', () => refuse(`takes an int or long column, got ${showPlain(given)}`))
  return attempt(given.context, 'bucket', () => {
    const number = wholeNode(given)
    const otherwise: unknown = options?.otherwise
    if (otherwise !== null && typeof otherwise !== 'string')
      return refuse(
        `otherwise: expected text or null, got ${showPlain(otherwise)}; say what a number in no range becomes: { otherwise: null }`,
      )
    const buckets = Object.entries(ranges ?? {}).map(([name, range]) => pairOf(name, range))
    const children = [number, literalNode(plainLiteral(types.text, otherwise))]
    return column(nodeOfRule('bucket', wholeRules.bucket, children, { buckets }), given.context)
  })
}
