import {
  type AggregateNode,
  type Literal,
  literalOf,
  type Node,
  type Relation,
  type RelationMeaning,
  type SortKey,
  types,
} from '@lockstep/schema'
import { call, col, lit, operator, type Spark, tryCast } from '../spark/expression.js'
import { variableNames } from '../spark/lambdas.js'
import { names } from '../spark/names.js'
import type { SparkOrder } from '../spark/query.js'
import { type Named, steps, type Wishes } from '../spark/steps.js'
import { lower, type Spelling } from './index.js'
import { addSteps, keepColumns, type Lowered, namesOf, takenBy } from './lowered.js'
import { madeBy } from './made.js'

const int = (value: number): Spark => lit(literalOf(types.int, value))
const zero: Literal = literalOf(types.double, 0)

/** A double as groups show it: -0.0 becomes 0.0. */
const withoutSign = (of: Spark, { type }: Node): Spark =>
  type.kind === 'double' ? call('try_add', of, lit(zero)) : of

/** An aggregate of Spark's, of an expression that a node was lowered to. */
const aggregated = ({ aggregate, of }: AggregateNode, value: Spark | undefined): Spark => {
  if (of === null || value === undefined) return call('count', int(1))
  switch (aggregate) {
    case 'count':
      return call('count', int(1))
    case 'countOf':
      return call('count', value)
    case 'countDistinct':
      return { kind: 'call', name: 'count', form: 'function', args: [withoutSign(value, of)], distinct: true }
    case 'countIf':
      return call('count_if', value)
    case 'min':
      return call('min', withoutSign(value, of))
    case 'max':
      return call('max', withoutSign(value, of))
    case 'sum':
      return call('sum', of.type.kind === 'long' ? tryCast(value, types.decimal(19, 0)) : value)
    case 'median':
      return call('median', withoutSign(value, of))
  }
}

/** Whether an aggregate is computed as a wider type, which a step behind it brings back. */
const isWide = ({ aggregate, of }: AggregateNode): boolean => aggregate === 'sum' && of?.type.kind === 'long'

/** What the kinds of relation that only questions have are on Spark. */
export const questionsOnSpark = (
  wishes: Wishes,
  spell: Spelling,
): Pick<RelationMeaning<Lowered>, 'join' | 'aggregate' | 'top' | 'union' | 'sort' | 'limit'> => {
  /** Rules over the rows of an input, and the query that they are over: with the steps that they need. */
  const over = (
    input: Relation,
    { query, taken }: Lowered,
    nodes: readonly Node[],
    more: readonly string[],
  ) => {
    const given = names([...taken, ...more])
    const meaning = lower(madeBy(input), spell, variableNames(given))
    const made = steps(
      nodes.map((node, index) => ({ name: `key_${index}`, of: meaning(node) })),
      given,
      wishes,
    )
    return {
      query: addSteps(query, made),
      of: made.last.map((last) => last.of),
      taken: [...taken, ...more, ...takenBy(made)],
      isWider: made.steps.length > 0,
      given,
    }
  }
  const ordered = (keys: readonly SortKey[], of: readonly Spark[]): readonly SparkOrder[] =>
    keys.flatMap(({ descending, nullsFirst }, index) => {
      const key = of[index]
      return key === undefined ? [] : [{ of: key, descending, nullsFirst }]
    })
  return {
    join: ({ parts: { how, keys }, columns }, left, right) => ({
      query: { kind: 'join', of: left.query, other: right.query, how, keys, columns: namesOf(columns) },
      exact: true,
      taken: [...left.taken, ...right.taken],
    }),
    aggregate: ({ inputs: [input], parts: { by, columns } }, of) => {
      const nodes = columns.flatMap(({ aggregate }) => aggregate.of ?? [])
      const rules = over(input, of, nodes, namesOf(columns))
      let next = 0
      const made = columns.map(({ name, aggregate }): Named => {
        const value = aggregate.of === null ? undefined : rules.of[next++]
        return { name, of: aggregated(aggregate, value) }
      })
      const query = { kind: 'aggregate', of: rules.query, by, columns: made } as const
      if (!columns.some(({ aggregate }) => isWide(aggregate)))
        return { query, exact: true, taken: [...rules.taken, ...by] }
      const narrowed: readonly Named[] = [
        ...by.map((name) => ({ name, of: col(name) })),
        ...columns.map(({ name, aggregate }) => ({
          name,
          of: isWide(aggregate) ? tryCast(col(name), types.long) : col(name),
        })),
      ]
      return { query: { kind: 'select', of: query, columns: narrowed }, exact: true, taken: rules.taken }
    },
    top: ({ inputs: [input], parts: { per, order, rows }, columns }, of) => {
      const rules = over(
        input,
        of,
        order.map(({ node }) => node),
        [],
      )
      const name = rules.given.name('place')
      const query = {
        kind: 'rank',
        of: rules.query,
        per,
        order: ordered(order, rules.of),
        name,
        columns: namesOf(columns),
      } as const
      const test = operator(rows === 1 ? '=' : '<=', col(name), int(rows))
      return {
        query: keepColumns({ kind: 'where', of: query, test }, columns),
        exact: true,
        taken: [...rules.taken, name],
      }
    },
    union: ({ columns }, left, right) => ({
      query: { kind: 'union', of: left.query, other: right.query, columns: namesOf(columns) },
      exact: true,
      taken: [...left.taken, ...right.taken],
    }),
    sort: ({ inputs: [input], parts: { order }, columns }, of) => {
      const rules = over(
        input,
        of,
        order.map(({ node }) => node),
        [],
      )
      const keys = ordered(order, rules.of)
      const named = new Set(keys.flatMap(({ of }) => (of.kind === 'column' ? [of.name] : [])))
      const rest = columns.flatMap(({ name, type }): readonly SparkOrder[] => {
        const asc = (of: Spark): SparkOrder => ({ of, descending: false, nullsFirst: true })
        const own = named.has(name) ? [] : [asc(col(name))]
        // Text tells -0.0 from 0.0, and nothing else that is equal.
        return type.kind === 'double' ? [...own, asc(tryCast(col(name), types.text))] : own
      })
      const query = { kind: 'sort', of: rules.query, order: [...keys, ...rest] } as const
      return {
        query: rules.isWider ? keepColumns(query, columns) : query,
        exact: true,
        taken: rules.taken,
      }
    },
    limit: ({ parts: { rows } }, of) => ({ ...of, query: { kind: 'limit', of: of.query, rows } }),
  }
}
