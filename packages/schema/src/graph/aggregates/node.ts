import { at, refuse } from '../../errors/refusal.js'
import { showPlain } from '../../types/plain.js'
import { showType, type Type } from '../../types/types.js'
import type { Node } from '../node.js'
import { type SortKey, sortKeyWords } from '../sort-key.js'
import { type AggregateKind, aggregateLine } from './index.js'
import type { AggregateTakes } from './line.js'

/** An aggregate of the values of rules, or of rows. */
export interface AggregateNode {
  readonly aggregate: AggregateKind
  readonly of: readonly Node[]
  /** The share of a percentile, from 0 to 1. */
  readonly share: number | null
  /** What a list is sorted by. */
  readonly order: readonly SortKey[]
  readonly type: Type
  /** Whether it can be null where there is a row. */
  readonly nullable: boolean
}

/** What an aggregate has beside its operands. */
export type AggregateExtras = Partial<Pick<AggregateNode, 'share' | 'order'>>

const isNumber: readonly string[] = ['int', 'long', 'double', 'decimal']

const fits = (takes: AggregateTakes, { kind }: Type): boolean => {
  switch (takes) {
    case 'boolean':
      return kind === 'boolean'
    case 'number':
      return isNumber.includes(kind)
    case 'value':
      return kind !== 'list' && kind !== 'struct'
    case 'any':
      return true
  }
}

const told: Readonly<Record<AggregateTakes, string>> = {
  any: 'anything',
  value: 'a plain value (neither list nor struct)',
  boolean: 'true or false',
  number: 'int, long, double or decimal',
}

const checkShare = (has: boolean, share: number | null): void => {
  if (!has) return
  if (typeof share !== 'number' || !(share >= 0 && share <= 1))
    refuse(`takes a share from 0 to 1, got ${share === null ? 'none' : showPlain(share)}`)
}

/** Lists are sorted one way: Spark sorts structs of the keys and the value. */
const checkListOrder = (order: readonly SortKey[]): void => {
  const [first] = order
  if (first === undefined) return
  for (const { node, descending, nullsFirst } of order) {
    if (node.type.kind === 'list' || node.type.kind === 'struct')
      refuse(`cannot sort by ${showType(node.type)}`)
    if (descending !== first.descending)
      refuse('takes keys of one direction, all asc() or all desc(); for a mix, sort a number with negate()')
    if (nullsFirst === descending)
      refuse(
        'takes keys with nulls where asc() and desc() have them: first where ascending, last where descending',
      )
  }
}

/**
 * Makes an aggregate.
 * @throws Refusal for values that it does not take.
 */
export const aggregateNode = (
  aggregate: AggregateKind,
  of: readonly Node[],
  { share = null, order = [] }: AggregateExtras = {},
): AggregateNode =>
  at(aggregate, () => {
    const line = aggregateLine(aggregate)
    if (of.length !== line.takes.length) refuse(`takes ${line.takes.length} columns, got ${of.length}`)
    line.takes.forEach((takes, index) => {
      const { type } = of[index] as Node
      if (!fits(takes, type)) refuse(`takes ${told[takes]}, got ${showType(type)}`)
    })
    checkShare(line.has === 'share', share)
    checkListOrder(order)
    const nullable = line.nulls === 'always' || (line.nulls === 'empty' && of.some((one) => one.nullable))
    return Object.freeze({
      aggregate,
      of: Object.freeze([...of]),
      share,
      order: Object.freeze([...order]),
      type: line.gives(...of.map(({ type }) => type)),
      nullable,
    })
  })

/** The rules in an aggregate. */
export const nodesOfAggregate = ({ of, order }: AggregateNode): readonly Node[] => [
  ...of,
  ...order.map(({ node }) => node),
]

/** An aggregate's words, with those of its rules. */
export const aggregateWords = (
  { aggregate, of, share, order }: AggregateNode,
  words: (node: Node) => string,
): string => {
  const keys = order.map((key) => sortKeyWords(key, words))
  return aggregateLine(aggregate).words.replace(/\{(\w+)\}/gu, (_, what: string) => {
    if (what === 'share') return String(share)
    if (what === 'order') return keys.length === 0 ? ', sorted' : `, sorted by ${keys.join(' and ')}`
    const operand = of[Number(what)]
    return operand === undefined ? '' : words(operand)
  })
}
