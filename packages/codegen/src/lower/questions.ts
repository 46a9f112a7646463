import {
  type AggregateNode,
  completionOf,
  isPlace,
  type JoinHow,
  type JoinKey,
  literalOf,
  type Node,
  nodesOfAggregate,
  type Relation,
  type RelationMeaning,
  relation,
  settles,
  types,
} from '@lockstep/schema'
import { call, col, lit, operator, type Spark } from '../spark/expression.js'
import { variableNames } from '../spark/lambdas.js'
import { type Names, names } from '../spark/names.js'
import type { JoinedColumn, SparkQuery, SparkWindow } from '../spark/query.js'
import { type Named, steps, type Wishes } from '../spark/steps.js'
import { aggregateOnSpark, argumentsOf, inOneExpression, type LoweredAggregate } from './aggregates.js'
import { lower, type Spelling } from './index.js'
import { addSteps, keepColumns, type Lowered, namesOf, takenBy } from './lowered.js'
import { madeBy } from './made.js'
import { completedBy, sortedBy } from './ordered.js'
import { needsTwins, withTwins } from './twins.js'
import { framedOnSpark, placeOnSpark } from './windows.js'

const int = (value: number): Spark => lit(literalOf(types.int, value))

/** An aggregate by its name. */
interface NamedAggregate {
  readonly name: string
  readonly lowered: LoweredAggregate
}

/** Whether an aggregate is one function of many rows, under its own name. */
const isOnePart = ({ name, lowered: { parts, last } }: NamedAggregate): boolean =>
  parts.length === 1 && last.kind === 'column' && last.name === name

/** A query with the columns that aggregates make of others, one step each. */
const withSteps = (of: SparkQuery, aggregates: readonly NamedAggregate[]): SparkQuery => {
  const most = Math.max(0, ...aggregates.map(({ lowered }) => lowered.steps.length))
  return Array.from({ length: most }, (_, step) =>
    aggregates.flatMap(({ lowered }) => lowered.steps[step] ?? []),
  ).reduce<SparkQuery>((query, columns) => ({ kind: 'add', of: query, columns }), of)
}

/** The side that a column of a join is of. */
const sideOf = (how: JoinHow, keys: readonly JoinKey[], name: string): JoinedColumn['of'] => {
  if (how === 'semi' || how === 'anti') return 'only'
  if (!keys.some((key) => key.left === name && key.right === name)) return 'only'
  return how === 'full' ? 'both' : how === 'right' ? 'right' : 'left'
}

/** What the kinds of relation that only questions have are on Spark. */
export const questionsOnSpark = (
  wishes: Wishes,
  spell: Spelling,
): Pick<
  RelationMeaning<Lowered>,
  'distinctBy' | 'join' | 'aggregate' | 'window' | 'explode' | 'top' | 'union' | 'sort' | 'limit'
> => {
  /** Expressions over the rows of a query, and the query with the steps that they need. */
  const stepped = (
    { query, taken }: Lowered,
    of: readonly Spark[],
    given: Names,
    more: readonly string[],
  ) => {
    const made = steps(
      of.map((each, index) => ({ name: `key_${index}`, of: each })),
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
  /** Rules over the rows of an input, and the query with the steps that they need. */
  const over = (input: Relation, lowered: Lowered, nodes: readonly Node[], more: readonly string[]) => {
    const given = names([...lowered.taken, ...more])
    return stepped(lowered, nodes.map(lower(madeBy(input), spell, variableNames(given))), given, more)
  }
  /** Aggregates over the rows of an input, and other rules with them. */
  const aggregatesOver = (
    of: readonly { readonly name: string; readonly node: AggregateNode }[],
    input: Relation,
    lowered: Lowered,
    others: readonly Node[] = [],
    more: readonly string[] = of.map(({ name }) => name),
  ) => {
    const given = names([...lowered.taken, ...more])
    const meaning = lower(madeBy(input), spell, variableNames(given))
    const args = of.map(({ node }) => argumentsOf(node, nodesOfAggregate(node).map(meaning)))
    const rules = stepped(lowered, [...others.map(meaning), ...args.flat()], given, more)
    let next = others.length
    const aggregates = of.map(({ name, node }, index) => {
      const size = args[index]?.length ?? 0
      next += size
      return { name, lowered: aggregateOnSpark(name, node, rules.of.slice(next - size, next), given) }
    })
    return { rules, aggregates }
  }
  const top: RelationMeaning<Lowered>['top'] = (
    { inputs: [input], parts: { per, order, rows, settled }, columns },
    of,
  ) => {
    const rules = over(
      input,
      of,
      order.map(({ node }) => node),
      [],
    )
    const name = rules.given.name('place')
    const by = [
      ...sortedBy(order, rules.of),
      ...(settled ? completedBy(completionOf(input, order, per)) : []),
    ]
    const query: SparkQuery = {
      kind: 'window',
      of: rules.query,
      columns: namesOf(columns),
      windows: [{ name, of: call(settled ? 'row_number' : 'rank'), per, order: by, frame: null }],
    }
    const test = operator(rows === 1 ? '=' : '<=', col(name), int(rows))
    return {
      query: keepColumns({ kind: 'where', of: query, test }, columns),
      exact: true,
      taken: [...rules.taken, name],
    }
  }
  return {
    join: ({ parts: { how, keys, nulls }, columns }, left, right) => ({
      query: {
        kind: 'join',
        of: left.query,
        other: right.query,
        how,
        keys,
        nulls,
        isUsing: !nulls && keys.every((key) => key.left === key.right),
        columns: columns.map(({ name }) => ({ name, of: sideOf(how, keys, name) })),
      },
      exact: true,
      taken: [...left.taken, ...right.taken],
    }),
    aggregate: ({ inputs: [input], parts: { by, columns } }, of) => {
      const { rules, aggregates } = aggregatesOver(
        columns.map(({ name, aggregate }) => ({ name, node: aggregate })),
        input,
        of,
      )
      const whole = aggregates.map(({ lowered }) => inOneExpression(lowered))
      const kept = by.map((name) => ({ name, of: col(name) }))
      if (!whole.includes(null)) {
        const made = columns.map(({ name }, index): Named => ({ name, of: whole[index] as Spark }))
        return {
          query: { kind: 'aggregate', of: rules.query, by, columns: made },
          exact: true,
          taken: [...rules.taken, ...by],
        }
      }
      const parts = aggregates.flatMap(({ lowered }) => lowered.parts)
      const grouped: SparkQuery = { kind: 'aggregate', of: rules.query, by, columns: parts }
      const last = aggregates.map(({ name, lowered }): Named => ({ name, of: lowered.last }))
      return {
        query: { kind: 'select', of: withSteps(grouped, aggregates), columns: [...kept, ...last] },
        exact: true,
        taken: [...rules.taken, ...by, ...namesOf(parts)],
      }
    },
    window: ({ inputs: [input], parts: { columns } }, given) => {
      const twin = needsTwins(columns, input)
        ? names([...given.taken, ...namesOf(columns)]).name('twin')
        : null
      const of = twin === null ? given : withTwins(given, input, twin)
      const nodes = columns.flatMap(({ window }) => window.by.map(({ node }) => node))
      const places = columns.flatMap(({ window: { what } }) =>
        isPlace(what) && what.of !== null ? [what.of] : [],
      )
      const aggregated = columns.flatMap(({ name, window: { what } }) =>
        isPlace(what) ? [] : [{ name, node: what }],
      )
      const { rules, aggregates } = aggregatesOver(
        aggregated,
        input,
        of,
        [...nodes, ...places],
        namesOf(columns),
      )
      let key = 0
      let place = nodes.length
      const made = columns.map(({ name, window }): SparkWindow[] => {
        const { what, per, by, frame } = window
        const order = [
          ...sortedBy(by, rules.of.slice(key, key + by.length)),
          ...(settles(window) ? completedBy(completionOf(input, by, per), twin) : []),
        ]
        key += by.length
        const rows = isPlace(what) ? framedOnSpark(what) : frame
        const over = (part: Named): SparkWindow => ({ ...part, per, order, frame: rows })
        if (isPlace(what))
          return [over({ name, of: placeOnSpark(what, what.of === null ? undefined : rules.of[place++]) })]
        return (aggregates.find((each) => each.name === name)?.lowered.parts ?? []).map(over)
      })
      const windows: SparkQuery = {
        kind: 'window',
        of: rules.query,
        columns: namesOf(input.columns),
        windows: made.flat(),
      }
      const taken = [...rules.taken, ...namesOf(columns), ...namesOf(made.flat())]
      const isPlain =
        twin === null &&
        !rules.isWider &&
        made.flat().length === columns.length &&
        aggregates.every(isOnePart)
      if (isPlain) return { query: windows, exact: true, taken }
      const lastOf = (name: string): Spark =>
        aggregates.find((each) => each.name === name)?.lowered.last ?? col(name)
      const last: readonly Named[] = [
        ...input.columns.map(({ name }) => ({ name, of: col(name) })),
        ...columns.map(({ name }) => ({ name, of: lastOf(name) })),
      ]
      return {
        query: { kind: 'select', of: withSteps(windows, aggregates), columns: last },
        exact: true,
        taken,
      }
    },
    explode: ({ inputs: [input], parts: { column, outer } }, { query, taken }) => ({
      query: {
        kind: 'select',
        of: query,
        columns: input.columns.map(({ name }): Named => {
          const of = col(name)
          return { name, of: name === column ? call(outer ? 'explode_outer' : 'explode', of) : of }
        }),
        isExploded: true,
      },
      exact: true,
      taken,
    }),
    top,
    distinctBy: ({ inputs, parts: { keys, order } }, of) =>
      top(relation('top', inputs, { per: keys, order, rows: 1, settled: true }), of),
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
      const query = {
        kind: 'sort',
        of: rules.query,
        order: [...sortedBy(order, rules.of), ...completedBy(completionOf(input, order))],
      } as const
      return {
        query: rules.isWider ? keepColumns(query, columns) : query,
        exact: true,
        taken: rules.taken,
      }
    },
    limit: ({ parts: { rows } }, of) => ({ ...of, query: { kind: 'limit', of: of.query, rows } }),
  }
}
