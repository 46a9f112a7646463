import {
  type Aggregate,
  type AggregateKind,
  type AnyQuery,
  aggregates,
  count,
  type Order,
} from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { oneAmong, some } from './choose.js'
import { type AnyRow, called, columnsOfKinds, plainKinds, testOf } from './values.js'

const numbers: readonly string[] = ['int', 'long', 'double', 'decimal']

/** The kinds of columns that an aggregate is drawn of. */
const kindsOf = (aggregate: AggregateKind): readonly string[] => {
  switch (aggregate) {
    case 'countOf':
      return [...plainKinds, 'list']
    case 'countIf':
    case 'boolAnd':
    case 'boolOr':
      return ['boolean']
    case 'sum':
    case 'avg':
    case 'median':
    case 'percentile':
      return numbers
    case 'variance':
    case 'stddev':
      return ['int', 'double']
    default:
      return plainKinds
  }
}

const tooWide: Readonly<Partial<Record<AggregateKind, number>>> = { sum: 28, avg: 14 }

const operandsOf = (of: AnyQuery, aggregate: AggregateKind): readonly string[] => {
  const kinds = kindsOf(aggregate)
  return of.relation.columns
    .filter(
      ({ type }) =>
        kinds.includes(type.kind) &&
        (type.kind !== 'decimal' || type.precision <= (tooWide[aggregate] ?? 38)),
    )
    .map(({ name }) => name)
}

/** Every kind of aggregate. */
export const kindsOfAggregates: readonly AggregateKind[] = Object.keys(aggregates) as readonly AggregateKind[]

const oneWay = (row: AnyRow, names: readonly string[], choose: Choose): readonly Order[] => {
  const way = choose(2) === 0 ? 'asc' : 'desc'
  return names.map((name) => called(row[name], way))
}

const madeOf = (
  row: AnyRow,
  of: AnyQuery,
  aggregate: AggregateKind,
  name: string,
  choose: Choose,
): Aggregate => {
  const others = columnsOfKinds(of, plainKinds)
  const column = row[name]
  switch (aggregate) {
    case 'countOf':
      return called(column, 'count')
    case 'minBy':
    case 'maxBy':
      return called(column, aggregate, row[oneAmong(choose, others) ?? name])
    case 'percentile':
      return called(column, aggregate, oneAmong(choose, [0, 0.1, 0.25, 1 / 3, 0.9, 1]))
    case 'collectList':
      return choose(2) === 0
        ? called(column, aggregate)
        : called(column, aggregate, ...oneWay(row, some(choose, others, 2), choose))
    default:
      return called(column, aggregate)
  }
}

/** Whether a question has a column that an aggregate is drawn of. */
export const canAggregate = (of: AnyQuery, kind: AggregateKind): boolean =>
  kind === 'count' || operandsOf(of, kind).length > 0

/** An aggregate of some column; every other time of the rows alone for which a test is true. */
export const drawnAggregate = (row: AnyRow, of: AnyQuery, kind: AggregateKind, choose: Choose): Aggregate => {
  const names = operandsOf(of, kind)
  // What hangs on the order of rows hangs on it for doubles.
  const doubles = names.filter((each) => columnsOfKinds(of, ['double']).includes(each))
  const name = oneAmong(choose, doubles.length > 0 && choose(2) === 0 ? doubles : names)
  const made = kind === 'count' || name === undefined ? count() : madeOf(row, of, kind, name, choose)
  const test = oneAmong(choose, columnsOfKinds(of, plainKinds))
  return test !== undefined && choose(2) === 0 ? made.where(testOf(row, test, choose)) : made
}
