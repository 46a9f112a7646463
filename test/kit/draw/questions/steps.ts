import { type Column, count, pivot, query, type Table, type Text } from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { type Deck, deckOf } from '../deal.js'
import { canAggregate, drawnAggregate, kindsOfAggregates } from './aggregates.js'
import { oneAmong, some } from './choose.js'
import { type DrawnQuestion, joinCards, joined } from './joins.js'
import { questionTables } from './tables.js'
import { type AnyRow, called, columnsOfKinds, orderOf, plainKinds, testOf } from './values.js'
import { canLook, drawnAmong, drawnWindow, kindsOfWindows } from './windows.js'

/** What steps are drawn by. */
export interface Draw {
  readonly choose: Choose
  /** A new question about one of the tables. */
  readonly begin: () => DrawnQuestion
  readonly joins: Deck<(typeof joinCards)[number]>
  readonly aggregates: Deck<(typeof kindsOfAggregates)[number]>
  readonly windows: Deck<(typeof kindsOfWindows)[number]>
}

/** With a test they are another aggregate, so they are dealt twice. No window counts what is different. */
const halved = ['count', 'countOf'] as const

/** What steps of random questions are drawn by: kinds are dealt, so that each comes as often as the others. */
export const newDraw = (choose: Choose, name: () => string): Draw => ({
  choose,
  begin: () => query(name()).from(oneAmong(choose, questionTables) as Table<never>) as DrawnQuestion,
  joins: deckOf(joinCards, choose),
  aggregates: deckOf([...kindsOfAggregates, ...halved, 'countDistinct'], choose),
  windows: deckOf([...kindsOfWindows, ...halved], choose),
})

/** One more step of a question, the how-manieth it is. */
export type DrawnStep = (of: DrawnQuestion, step: number, draw: Draw) => DrawnQuestion

const named = <T>(many: number, name: string, make: () => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Array.from({ length: many }, (_, index) => [`${name}_${index}`, make()]))

const plainOf = (of: DrawnQuestion): readonly string[] => columnsOfKinds(of, plainKinds)

const columnsOf = (of: DrawnQuestion, many: number, choose: Choose): DrawnQuestion => {
  const left = [...of.relation.columns]
  const kept = Array.from({ length: Math.min(many, left.length) }, () =>
    left.splice(choose(left.length), 1),
  ).flat()
  return of.select(((row: AnyRow) =>
    Object.fromEntries(
      kept.map(({ name, type: { kind } }) => [
        name,
        kind === 'text' && choose(2) === 0 ? (row[name] as Text).trim() : (row[name] as Column),
      ]),
    )) as never) as DrawnQuestion
}

/** So many columns of a question and no more, some of them rules. */
export const fewerColumns: DrawnStep = (of, _, { choose }) => columnsOf(of, 1 + choose(6), choose)

const where: DrawnStep = (of, _, { choose }) => {
  const any = oneAmong(choose, plainOf(of)) ?? ''
  return of.where(((row: AnyRow) => testOf(row, any, choose)) as never)
}

const distinct: DrawnStep = (of) => of.distinct()

const joins: DrawnStep = (of, step, { choose, begin, joins }) => {
  let made = of
  for (let number = 1 + choose(4); number > 0; number--) {
    const card = joins()
    if (card !== undefined) made = joined(made, begin(), card, `${step}_${number}`, choose)
  }
  return made
}

const aggregated: DrawnStep = (of, step, { choose, aggregates }) => {
  const by = some(choose, plainOf(of), choose(3) === 0 ? 2 : 1)
  const pivoted = oneAmong(choose, columnsOfKinds(of, ['text']))
  const list = (row: AnyRow) => ({
    ...named(12 + choose(8), `made_${step}`, () =>
      drawnAggregate(row, of, aggregates((kind) => canAggregate(of, kind)) ?? 'count', choose),
    ),
    ...(pivoted !== undefined && choose(8) === 0
      ? pivot([`a_${step}`, `b_${step}`], (value) =>
          count().where((row[pivoted] as Text).equals(value.slice(0, 1))),
        )
      : {}),
  })
  return called(choose(6) === 0 ? of : of.groupBy(...(by as never[])), 'aggregate', list)
}

const withWindows: DrawnStep = (input, step, { choose, windows }) => {
  // Orders are completed by all columns, so their number counts twice.
  const of = input.relation.columns.length > 8 ? columnsOf(input, 6, choose) : input
  return of.select(((row: AnyRow) => {
    const among = [drawnAmong(row, of, choose), drawnAmong(row, of, choose)] as const
    return {
      ...row,
      ...named(16 + choose(10), `beside_${step}`, () => {
        const kind = windows((each) => canLook(of, each)) ?? 'rank'
        return drawnWindow(row, of, kind, among[choose(2)] ?? among[0], choose)
      }),
    }
  }) as never) as DrawnQuestion
}

const top: DrawnStep = (of, _, { choose }) =>
  of.topPer(
    some(choose, plainOf(of), 2) as never,
    ((row: AnyRow) => orderOf(row, some(choose, plainOf(of), 2), choose)) as never,
    { rows: 1 + choose(3), ties: choose(2) === 0 ? 'kept' : 'settled' },
  )

const distinctBy: DrawnStep = (of, _, { choose }) => {
  const by = some(choose, plainOf(of), 2)
  const keep = oneAmong(choose, ['first', 'last', 'largest'])
  return called(of, 'distinctBy', some(choose, plainOf(of), 2), {
    keep,
    by: (row: AnyRow) =>
      keep === 'largest' ? by.map((name) => row[name] as Column) : orderOf(row, by, choose),
  })
}

const filledDown: DrawnStep = (of, _, { choose }) =>
  called(
    of,
    'fillDown',
    some(choose, of.relation.columns, 2).map(({ name }) => name),
    {
      ...(choose(4) === 0 ? {} : { per: some(choose, plainOf(of), 2) }),
      by: (row: AnyRow) => orderOf(row, some(choose, plainOf(of), 2), choose),
    },
  )

const voted: DrawnStep = (of, _, { choose }) => {
  const [column, ...per] = some(choose, plainOf(of), 3)
  return column === undefined || per.length === 0
    ? of
    : called(of, 'voteOf', column, { per, ties: oneAmong(choose, ['null', 'least', 'keep']) })
}

const union: DrawnStep = (of, step, draw) => of.unionAll(where(of, step, draw) as never) as never

const exploded: DrawnStep = (of, _, { choose }) => {
  const list = oneAmong(choose, columnsOfKinds(of, ['list']))
  return list === undefined ? of : called(of, 'explode', list, { outer: choose(2) === 0 })
}

/** Columns of one type beside each other. */
const unpivoted: DrawnStep = (of, step, { choose }) => {
  const first = oneAmong(choose, of.relation.columns)
  const names = of.relation.columns.filter(({ type }) => type === first?.type).map(({ name }) => name)
  return called(of, 'unpivot', some(choose, names, 3), { name: `name_${step}`, value: `value_${step}` })
}

/** Steps, the commoner ones more than once. */
export const stepCards: readonly DrawnStep[] = [
  ...[where, union, union, unpivoted, fewerColumns, distinct, distinct, top, top, exploded, exploded],
  ...[distinctBy, distinctBy, filledDown, voted],
  ...[
    joins,
    joins,
    joins,
    joins,
    joins,
    aggregated,
    aggregated,
    aggregated,
    withWindows,
    withWindows,
    withWindows,
  ],
]

/** Whether a step can be of a question. */
export const fitsStep = (step: DrawnStep, of: DrawnQuestion): boolean =>
  step !== exploded || columnsOfKinds(of, ['list']).length > 0
