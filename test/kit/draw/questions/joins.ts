import type { AnyQuery, JoinHow, query } from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { some } from './choose.js'
import { type AnyRow, called, plainKinds } from './values.js'

/** A question whose columns only a draw knows. */
export type DrawnQuestion = ReturnType<ReturnType<typeof query>['from']>

/** A join, and whether null keys meet. */
export interface JoinCard {
  readonly how: JoinHow
  readonly nulls: 'apart' | 'equal'
}

const methods: Readonly<Record<JoinHow, string>> = {
  inner: 'join',
  left: 'leftJoin',
  right: 'rightJoin',
  full: 'fullJoin',
  semi: 'semiJoin',
  anti: 'antiJoin',
}

/** Every join. */
export const joinCards: readonly JoinCard[] = (Object.keys(methods) as readonly JoinHow[]).flatMap((how) => [
  { how, nulls: 'apart' },
  { how, nulls: 'equal' },
])

interface Pair {
  readonly left: string
  readonly right: string
}

/** Columns of both sides that can be a key: of one type, each once. */
const pairsOf = (left: AnyQuery, right: AnyQuery, choose: Choose): readonly Pair[] => {
  const all = left.relation.columns
    .filter(({ type }) => plainKinds.includes(type.kind))
    .flatMap(({ name, type }) => {
      const others = right.relation.columns.filter((each) => each.type === type)
      return some(choose, others, 1).map((other): Pair => ({ left: name, right: other.name }))
    })
  const pairs = some(choose, all, choose(2) + 1)
  return pairs.filter(({ right }, index) => pairs.findIndex((each) => each.right === right) === index)
}

/** A question joined with another one, of which some columns come along under names of their own; as it is where none is a key. */
export const joined = (
  of: DrawnQuestion,
  other: DrawnQuestion,
  { how, nulls }: JoinCard,
  number: string,
  choose: Choose,
): DrawnQuestion => {
  const pairs = pairsOf(of, other, choose)
  if (pairs.length === 0) return of
  const along = some(choose, other.relation.columns, 2)
  const right = other.select(((row: AnyRow) => ({
    ...Object.fromEntries(pairs.map((pair) => [pair.left, row[pair.right]])),
    ...Object.fromEntries(along.map(({ name }) => [`${name}_${number}`, row[name]])),
  })) as never)
  return called(of, methods[how], right, { on: pairs.map(({ left }) => left), nulls })
}
