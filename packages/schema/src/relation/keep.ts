import { Column } from '../column/column.js'
import { Order } from '../column/order.js'
import { ordersOf } from '../column/window.js'
import { at, refuse } from '../errors/refusal.js'
import type { SortKey } from '../graph/sort-key.js'
import { checkOptions } from '../types/options.js'
import { showGiven, showPlain } from '../types/plain.js'

/** What rows are sorted by: orders, or columns, which ascend. */
export type Sorts = Order | Column | readonly (Order | Column)[]

/** Which of the rows that have the same keys is kept. */
export type KeepOptions<C> =
  /** The first or the last row in an order, or by columns, which ascend. */
  | { readonly keep: 'first' | 'last'; readonly by: (row: C) => Sorts }
  /** The row with the greatest value: the last by these columns, nulls below all values. */
  | { readonly keep: 'largest'; readonly by: (row: C) => Column | readonly Column[] }

/** The columns that rows have in common of which one is kept, and which. */
export type KeptRow<C> = KeepOptions<C> & {
  readonly keys: (keyof C & string) | readonly (keyof C & string)[]
}

/** Which end of an order is kept. */
type Keep = KeepOptions<never>['keep']

const keeps: readonly Keep[] = ['first', 'last', 'largest']

/** The keys, as a list of names. @throws Refusal for what is no name. */
export const keyNames = (keys: unknown, call: string): readonly string[] => {
  const names: unknown = typeof keys === 'string' ? [keys] : keys
  return Array.isArray(names)
    ? names
    : refuse(`expected the names of columns, got ${showGiven(keys)}; write ${call}`)
}

/** Checks what is said of the row that is kept. @throws Refusal for what is none. */
export const checkKeep = (options: unknown, names: readonly string[], call: string): void => {
  checkOptions(options, names, call)
  const { keep, by } = options as Readonly<Record<string, unknown>>
  if (!keeps.includes(keep as Keep))
    at('keep', () => refuse(`expected 'first', 'last' or 'largest', got ${showPlain(keep)}; write ${call}`))
  if (typeof by !== 'function')
    at('by', () =>
      refuse(
        `expected a function of a row, got ${showGiven(by)}: rows have no order of their own; write ${call}`,
      ),
    )
}

/** The other end of an order is the first of this one. */
const turned = ({ node, descending, nullsFirst }: SortKey): SortKey => ({
  node,
  descending: !descending,
  nullsFirst: !nullsFirst,
})

/** What rows are sorted by: a column stands for its ascending order. @throws Refusal for what is no order. */
export const sortKeysOf = (by: unknown): readonly SortKey[] =>
  at('by', () => {
    const all: readonly unknown[] = Array.isArray(by) ? by : [by]
    return ordersOf(
      all.map((each) =>
        each instanceof Column ? new Order({ node: each.node, descending: false, nullsFirst: true }) : each,
      ),
    ).map(({ key }) => key)
  })

/** The order by which the row that is kept is the first. @throws Refusal for what is no order. */
export const keptFirst = (keep: Keep, by: unknown): readonly SortKey[] => {
  if (keep === 'largest' && [by].flat().some((each) => each instanceof Order))
    at('by', () =>
      refuse("keep: 'largest' takes columns, got an order; leave out asc() or desc(), or keep 'first'"),
    )
  const keys = sortKeysOf(by)
  return keep === 'first' ? keys : keys.map(turned)
}
