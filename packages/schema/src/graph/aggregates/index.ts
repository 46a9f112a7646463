import { counts } from './count.js'
import type { AggregateLine, AggregateLines } from './line.js'
import { lists } from './list.js'
import { numbers } from './number.js'
import { ordered } from './order.js'

/** Every aggregate there is. */
export const aggregates: typeof counts & typeof ordered & typeof numbers & typeof lists = {
  ...counts,
  ...ordered,
  ...numbers,
  ...lists,
}

aggregates satisfies AggregateLines

/** The name of an aggregate. */
export type AggregateKind = keyof typeof aggregates

/** What an aggregate says of itself. */
export const aggregateLine = (kind: AggregateKind): AggregateLine => aggregates[kind]
