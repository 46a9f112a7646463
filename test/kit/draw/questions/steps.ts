import { type AnyQuery, type Column, count, pivot, query, type Table, type Text } from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { oneAmong, some } from './choose.js'
import { questionTables } from './tables.js'
import {
  type AnyRow,
  called,
  columnsOfKinds,
  drawnAggregate,
  drawnWindow,
  orderOf,
  plainKinds,
  testOf,
} from './values.js'

/** A question whose columns only a draw knows. */
type Drawn = ReturnType<ReturnType<typeof query>['from']>

/** Other names for all columns, so that both sides of a join have none in common but its keys. */
const renamed = (of: Drawn, keys: readonly string[], number: number): Drawn =>
  of.select(((row: AnyRow) =>
    Object.fromEntries(
      of.relation.columns.map(({ name }) => [keys.includes(name) ? name : `${name}_${number}`, row[name]]),
    )) as never) as Drawn

const keysFor = (left: Drawn, right: Drawn, choose: Choose): readonly string[] => {
  const both = left.relation.columns.filter((own) =>
    right.relation.columns.some(({ name, type }) => name === own.name && type === own.type),
  )
  const names = both.filter(({ type }) => plainKinds.includes(type.kind)).map(({ name }) => name)
  return some(choose, names, 2)
}

/** So many random questions. */
export const everyQuestion = (count: number, choose: Choose): readonly AnyQuery[] =>
  Array.from({ length: count }, (_, number) => drawnQuestion(number, choose))

/** So many columns of a question and no more, one of them a rule. */
const selected = (of: Drawn, choose: Choose): Drawn =>
  of.select(((row: AnyRow) =>
    Object.fromEntries(
      some(choose, of.relation.columns, 6).map(({ name, type: { kind } }) => [
        name,
        kind === 'text' && choose(2) === 0 ? (row[name] as Text).trim() : (row[name] as Column),
      ]),
    )) as never) as Drawn

const joined = (of: Drawn, other: Drawn, step: number, choose: Choose): Drawn => {
  const keys = keysFor(of, other, choose)
  if (keys.length === 0) return of
  const how =
    oneAmong(choose, ['join', 'leftJoin', 'rightJoin', 'fullJoin', 'semiJoin', 'antiJoin'] as const) ?? 'join'
  const nulls = choose(4) === 0 ? 'equal' : 'apart'
  return called(of, how, renamed(other, keys, step), { on: keys, nulls })
}

const aggregated = (of: Drawn, step: number, choose: Choose): Drawn => {
  const by = some(choose, columnsOfKinds(of, plainKinds), choose(3) === 0 ? 2 : 1)
  const pivoted = oneAmong(choose, columnsOfKinds(of, ['text']))
  const list = (row: AnyRow) => ({
    ...Object.fromEntries(
      Array.from({ length: 5 + choose(8) }, (_, index) => [
        `made_${step}_${index}`,
        drawnAggregate(row, of, choose),
      ]),
    ),
    ...(pivoted !== undefined && choose(5) === 0
      ? pivot([`a_${step}`, `b_${step}`], (value) =>
          count().where((row[pivoted] as Text).equals(value.slice(0, 1))),
        )
      : {}),
  })
  return called(choose(4) === 0 ? of : of.groupBy(...(by as never[])), 'aggregate', list)
}

const withWindows = (of: Drawn, step: number, choose: Choose): Drawn =>
  of.select(((row: AnyRow) => ({
    ...row,
    ...Object.fromEntries(
      Array.from({ length: 3 + choose(6) }, (_, index) => [
        `beside_${step}_${index}`,
        drawnWindow(row, of, choose),
      ]),
    ),
  })) as never) as Drawn

/** Columns of one type beside each other. */
const unpivoted = (of: Drawn, step: number, choose: Choose): Drawn => {
  const first = oneAmong(choose, of.relation.columns)
  const names = of.relation.columns.filter(({ type }) => type === first?.type).map(({ name }) => name)
  return called(of, 'unpivot', some(choose, names, 3), { name: `name_${step}`, value: `value_${step}` })
}

/** One more step of a question. */
type Step = (of: Drawn, step: number, choose: Choose, begin: () => Drawn) => Drawn

const steps: readonly Step[] = [
  (of, _, choose) => {
    const any = oneAmong(choose, columnsOfKinds(of, plainKinds)) ?? ''
    return of.where(((row: AnyRow) => testOf(row, any, choose)) as never)
  },
  (of) => of.distinct(),
  (of, step, choose, begin) => joined(of, begin(), step, choose),
  (of, step, choose, begin) => joined(of, begin(), step, choose),
  (of, step, choose, begin) => joined(of, begin(), step, choose),
  (of, step, choose, begin) => joined(of, begin(), step, choose),
  aggregated,
  aggregated,
  aggregated,
  withWindows,
  withWindows,
  withWindows,
  (of, _, choose) =>
    of.topPer(
      some(choose, columnsOfKinds(of, plainKinds), 2) as never,
      ((row: AnyRow) => orderOf(row, some(choose, columnsOfKinds(of, plainKinds), 2), choose)) as never,
      { rows: 1 + choose(3), ties: choose(2) === 0 ? 'kept' : 'settled' },
    ),
  (of, _, choose) => {
    const any = oneAmong(choose, columnsOfKinds(of, plainKinds)) ?? ''
    return of.unionAll(of.where(((row: AnyRow) => testOf(row, any, choose)) as never) as never) as never
  },
  (of, _, choose) => {
    const list = oneAmong(choose, columnsOfKinds(of, ['list']))
    return list === undefined ? of : called(of, 'explode', list, { outer: choose(2) === 0 })
  },
  unpivoted,
  (of, _, choose) => selected(of, choose),
]

/** A random question: steps through the builder, so that each is well typed. */
const drawnQuestion = (number: number, choose: Choose): AnyQuery => {
  const name = `question_${number}`
  const begin = (): Drawn => query(name).from(oneAmong(choose, questionTables) as Table<never>) as Drawn
  let of = begin()
  const most = 1 + choose(4)
  for (let step = 0; step < most; step++) {
    if (of.relation.columns.length > 12) of = selected(of, choose)
    if (columnsOfKinds(of, plainKinds).length === 0) break
    of = (oneAmong(choose, steps) ?? aggregated)(of, step, choose, begin)
  }
  const last = columnsOfKinds(of, plainKinds)
  if (last.length === 0 || choose(3) > 0) return of
  const sorted = of.orderBy(((row: AnyRow) => orderOf(row, some(choose, last, 2), choose)) as never)
  return choose(2) === 0 ? sorted.all() : sorted.limit(choose(6))
}
