import {
  type AggregateKind,
  type AnyQuery,
  type Column,
  cumeDist,
  denseRank,
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
import { canAggregate, drawnAggregate, kindsOfAggregates } from './aggregates.js'
import { oneAmong, some } from './choose.js'
import { type AnyRow, called, columnsOfKinds, orderOf, plainKinds } from './values.js'

const frames = [
  [-1, 0],
  [-2, 1],
  [0, null],
  [null, 0],
  [null, -1],
  [1, 2],
  [null, null],
] as const

/** Functions that are of values of other rows. */
type Looks = 'lag' | 'lead' | 'fillDown' | 'fillUp' | 'firstNotNull'

const looks: readonly string[] = [
  'lag',
  'lead',
  'fillDown',
  'fillUp',
  'firstNotNull',
] satisfies readonly Looks[]

const isLook = (kind: WindowKind | AggregateKind): kind is Looks => looks.includes(kind)

const places: Readonly<Record<Exclude<WindowKind, Looks>, (choose: Choose) => ReturnType<typeof rank>>> = {
  rank: rank as never,
  denseRank: denseRank as never,
  rowNumber: rowNumber as never,
  ntile: (choose) => ntile(1 + choose(4)),
  percentRank: percentRank as never,
  cumeDist: cumeDist as never,
}

const kindsOfPlaces = Object.keys(windows) as readonly WindowKind[]

/** Every value of other rows: the places, and the aggregates that are of windows. */
export const kindsOfWindows: readonly (WindowKind | AggregateKind)[] = [
  ...kindsOfPlaces,
  ...kindsOfAggregates.filter((kind) => kind !== 'countDistinct'),
]

const isPlaceKind = (kind: WindowKind | AggregateKind): kind is WindowKind =>
  kindsOfPlaces.includes(kind as WindowKind)

/** Whether a question has a column that a value of other rows is drawn of. */
export const canLook = (of: AnyQuery, kind: WindowKind | AggregateKind): boolean =>
  isPlaceKind(kind) || canAggregate(of, kind)

/** Among which rows, and in which order. */
export interface Among {
  readonly per: readonly Column[]
  readonly by: readonly Order[]
}

/** Partitions and an order, which some values share. */
export const drawnAmong = (row: AnyRow, of: AnyQuery, choose: Choose): Among => {
  const names = columnsOfKinds(of, plainKinds)
  return {
    per: choose(4) === 0 ? [] : some(choose, names, 2).map((name) => row[name] as Column),
    by: orderOf(row, some(choose, names, 2), choose),
  }
}

/** A value of other rows, of a kind. */
export const drawnWindow = (
  row: AnyRow,
  of: AnyQuery,
  kind: WindowKind | AggregateKind,
  { per, by }: Among,
  choose: Choose,
): Windowed => {
  if (isLook(kind)) {
    const name = oneAmong(choose, columnsOfKinds(of, plainKinds)) ?? ''
    const away = kind === 'lag' || kind === 'lead' ? [choose(3)] : []
    return called(called(row[name], kind, ...away), 'over', { per, by })
  }
  if (isPlaceKind(kind)) return places[kind](choose).over({ per, by })
  const made = drawnAggregate(row, of, kind, choose)
  const rows = oneAmong(choose, frames)
  const way = choose(3)
  try {
    return made.over((way === 0 ? { per } : way === 1 ? { per, by } : { per, by, rows }) as never)
  } catch (error) {
    // One that is of whole partitions.
    if (error instanceof Refusal) return made.over({ per } as never)
    throw error
  }
}
