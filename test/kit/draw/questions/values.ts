import {
  type Aggregate,
  type AggregateKind,
  type AnyQuery,
  aggregates,
  type Bool,
  type Column,
  count,
  cumeDist,
  denseRank,
  nodeOf,
  ntile,
  type Order,
  percentRank,
  Refusal,
  rank,
  rowNumber,
  type Windowed,
  type WindowKind,
  windows,
} from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { oneAmong, some } from './choose.js'

/** The columns of a question at hand, by name: the builder's own types are of no use to what is drawn. */
export type AnyRow = Readonly<Record<string, Column>>

/** The kinds that can be compared. */
export const plainKinds: readonly string[] = [
  'int',
  'long',
  'double',
  'text',
  'boolean',
  'decimal',
  'date',
  'timestamp',
]

/** The columns of a question of some kinds. */
export const columnsOfKinds = (of: AnyQuery, kinds: readonly string[]): readonly string[] =>
  of.relation.columns.filter(({ type }) => kinds.includes(type.kind)).map(({ name }) => name)

/** A method of a column or a question that its class has, whatever the draw knows of it. */
export const called = (of: object | undefined, method: string, ...args: readonly unknown[]): never => {
  const own: unknown = Reflect.get(of ?? {}, method)
  if (typeof own !== 'function') throw new TypeError(`${String(of)} has no ${method}`)
  return Reflect.apply(own, of, args) as never
}

const constants: Readonly<Record<string, unknown>> = {
  int: 1,
  long: 1n,
  double: 1.5,
  text: 'a',
  boolean: true,
  decimal: '0.05',
  date: '1970-01-01',
  timestamp: '1970-01-01T00:00:00Z',
}

/** A condition on a column of any kind. */
export const testOf = (row: AnyRow, name: string, choose: Choose): Bool => {
  const column = row[name]
  const { kind } = column === undefined ? { kind: '' } : nodeOf(column).type
  const way = choose(4)
  if (way === 0 || !plainKinds.includes(kind) || (kind === 'decimal' && choose(2) === 0))
    return called(column, 'isNotNull')
  const method = way === 1 ? 'equals' : way === 2 ? 'lessThan' : 'greaterThanOrEqual'
  try {
    return called(column, method, constants[kind])
  } catch (error) {
    // A decimal of another scale than the constant's.
    if (error instanceof Refusal) return called(column, 'isNotNull')
    throw error
  }
}

/** An order by some columns, each one way or the other. */
export const orderOf = (row: AnyRow, names: readonly string[], choose: Choose): readonly Order[] =>
  names.map((name) => {
    const order: Order = called(row[name], choose(2) === 0 ? 'asc' : 'desc')
    const way = choose(4)
    return way === 0 ? order.nullsFirst() : way === 1 ? order.nullsLast() : order
  })

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

const kindsOfAggregates = Object.keys(aggregates) as readonly AggregateKind[]

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

/** A random aggregate, now and then of the rows for which a test is true. */
export const drawnAggregate = (row: AnyRow, of: AnyQuery, choose: Choose): Aggregate => {
  const kind = oneAmong(choose, kindsOfAggregates) ?? 'count'
  const names = operandsOf(of, kind)
  // What hangs on the order of rows hangs on it for doubles.
  const doubles = names.filter((each) => columnsOfKinds(of, ['double']).includes(each))
  const name = oneAmong(choose, doubles.length > 0 && choose(2) === 0 ? doubles : names)
  const made = kind === 'count' || name === undefined ? count() : madeOf(row, of, kind, name, choose)
  const test = oneAmong(choose, columnsOfKinds(of, plainKinds))
  return test !== undefined && choose(5) === 0 ? made.where(testOf(row, test, choose)) : made
}

const frames = [
  [-1, 0],
  [-2, 1],
  [0, null],
  [null, 0],
  [null, -1],
  [1, 2],
  [null, null],
] as const

const places: Readonly<
  Record<Exclude<WindowKind, 'lag' | 'lead'>, (choose: Choose) => ReturnType<typeof rank>>
> = {
  rank: rank as never,
  denseRank: denseRank as never,
  rowNumber: rowNumber as never,
  ntile: (choose) => ntile(1 + choose(4)),
  percentRank: percentRank as never,
  cumeDist: cumeDist as never,
}

const kindsOfWindows = Object.keys(windows) as readonly WindowKind[]

/** A random value of other rows. */
export const drawnWindow = (row: AnyRow, of: AnyQuery, choose: Choose): Windowed => {
  const names = columnsOfKinds(of, plainKinds)
  const per = choose(4) === 0 ? [] : some(choose, names, 2).map((name) => row[name] as Column)
  const by = orderOf(row, some(choose, names, 2), choose)
  if (choose(2) === 0) {
    const kind = oneAmong(choose, kindsOfWindows) ?? 'rank'
    if (kind === 'lag' || kind === 'lead')
      return called(called(row[oneAmong(choose, names) ?? ''], kind, choose(3)), 'over', { per, by })
    return places[kind](choose).over({ per, by })
  }
  const rows = oneAmong(choose, frames)
  const over = choose(3) === 0 ? { per } : choose(2) === 0 ? { per, by } : { per, by, rows }
  for (;;) {
    const made = drawnAggregate(row, of, choose)
    try {
      return made.over(over as never)
    } catch (error) {
      // One that is of whole partitions, or of none.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
