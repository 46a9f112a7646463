import { literalNode } from '../column/column.js'
import { at, refuse } from '../errors/refusal.js'
import type { AggregateKind } from '../graph/aggregates/index.js'
import { aggregateNode } from '../graph/aggregates/node.js'
import { columnNode } from '../graph/column-node.js'
import { type Node, node } from '../graph/node.js'
import { windowNode } from '../graph/windows.js'
import { columnsNamed, isOrdered } from '../relation/checks.js'
import { type Relation, type RelationColumn, relation } from '../relation/relation.js'
import type { Output, WindowOutput } from '../relation/relations.js'
import { literalOf } from '../types/literal.js'
import { checkOptions } from '../types/options.js'
import { showPlain } from '../types/plain.js'
import { showType } from '../types/types.js'
import { freshName } from './list.js'

/** What becomes of a column where several values have the most rows: null, the least of these values, or what each row has. */
export type Ties = 'null' | 'least' | 'keep'

/** How the values of a column are voted on. */
export interface VoteOptions<K> {
  /** The columns that rows of one group are equal in. */
  readonly per: K
  readonly ties: Ties
}

const call = "voteOf('city', { per: 'zip', ties: 'null' })"

/** What becomes of ties, in words. */
export const tieWords: Readonly<Record<Ties, string>> = {
  null: 'null where several have as many',
  least: 'the least of those that have as many',
  keep: 'its own where several have as many',
}

/** Checks what is said of a vote. @throws Refusal for what is none. */
export const checkVote = (options: unknown): void => {
  checkOptions(options, ['per', 'ties'], call)
  const { ties } = options as Readonly<Record<string, unknown>>
  if (typeof ties !== 'string' || !Object.hasOwn(tieWords, ties))
    at('ties', () => refuse(`expected 'null', 'least' or 'keep', got ${showPlain(ties)}; write ${call}`))
}

/** An aggregate of all rows that are equal in some columns. */
const ofGroup = (aggregate: AggregateKind, of: Node, per: readonly string[]): WindowOutput['window'] =>
  windowNode(aggregateNode(aggregate, [of]), { per, by: [], frame: null })

const columnIn = (of: Relation, name: string): Node =>
  columnNode(of.columns.find((each) => each.name === name) ?? refuse(`there is no column ${name}`))

const isEqual = (one: Node, other: Node): Node => node('equalTo', [one, other], {}) as Node

const choice = (test: Node, value: Node, otherwise: Node): Node =>
  node('when', [test, value, otherwise], {}) as Node

const asTheyAre = (columns: readonly RelationColumn[]): readonly Output[] =>
  columns.map((column) => ({ name: column.name, node: columnNode(column) }))

const checked = (input: Relation, name: string, per: readonly string[]): RelationColumn => {
  const [column] = columnsNamed([name], input)
  at('per', () => {
    if (per.length === 0) refuse(`takes one column or more, got none; write ${call}`)
    columnsNamed(per, input)
    if (per.includes(name)) refuse(`${name} is what is voted on: it is the same in each of its groups`)
  })
  if (column === undefined || !isOrdered(column.type))
    return refuse(
      `takes a plain value (neither list nor struct), got ${column === undefined ? name : showType(column.type)}`,
    )
  return column
}

/**
 * Rows in which a column is the value that the most rows of their group have, in its place. It is counted by value, and then compared
 * with the greatest count: windows of whole partitions, which hang on no order of rows.
 */
export const voted = (input: Relation, name: string, per: readonly string[], ties: Ties): Relation => {
  const column = checked(input, name, per)
  const own = columnNode(column)
  const nothing = literalNode(literalOf(column.type, null))
  const fresh = (word: string): string =>
    freshName(
      `${name}_${word}`,
      input.columns.map((each) => each.name),
    )
  const [votes, most, winner, least, greatest] = [
    fresh('votes'),
    fresh('most'),
    fresh('winner'),
    fresh('least'),
    fresh('greatest'),
  ]
  const beside = (of: Relation, ...columns: readonly WindowOutput[]): Relation =>
    relation('window', [of], { columns })
  const counted = beside(input, { name: votes, window: ofGroup('countOf', own, [...per, name]) })
  const compared = beside(counted, { name: most, window: ofGroup('max', columnIn(counted, votes), per) })
  const isWinner = isEqual(columnIn(compared, votes), columnIn(compared, most))
  const winners = relation('select', [compared], {
    columns: [...asTheyAre(input.columns), { name: winner, node: choice(isWinner, own, nothing) }],
  })
  const found = beside(
    winners,
    { name: least, window: ofGroup('min', columnIn(winners, winner), per) },
    ...(ties === 'least' ? [] : [{ name: greatest, window: ofGroup('max', columnIn(winners, winner), per) }]),
  )
  const one = columnIn(found, least)
  const made =
    ties === 'least'
      ? one
      : choice(isEqual(one, columnIn(found, greatest)), one, ties === 'keep' ? own : nothing)
  return relation('select', [found], {
    columns: asTheyAre(input.columns).map((each) => (each.name === name ? { name, node: made } : each)),
  })
}
