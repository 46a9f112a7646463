import { at, refuse } from '../errors/refusal.js'
import { type PlaceNode, placeNode, type WindowKind, type WindowNode, windowNode } from '../graph/windows.js'
import { showGiven, showPlain } from '../types/plain.js'
import { Column, type Present } from './column.js'
import type { Double, Int } from './number.js'
import { Order } from './order.js'

/** Rows from so many before a row (negative) to so many behind it; `null` has no end. */
type Rows = readonly [from: number | null, to: number | null]

/** What rows of a partition are sorted by: orders, or columns, which ascend. */
type By = Order | Column | readonly (Order | Column)[]

/** The rows that a value is of. */
export interface Over {
  /** Rows of one partition are equal in these columns, which the step before has. Default: one partition of all rows. */
  readonly per?: readonly Column[]
  readonly by?: By
  readonly rows?: Rows
}

/** Rows of which none is left out by its place. */
export interface Unordered {
  readonly per?: readonly Column[]
  readonly by?: By
  readonly rows?: never
}

/** Rows of a partition in an order. */
export interface Ordered {
  readonly per?: readonly Column[]
  readonly by: By
}

/** A value of other rows beside each row, for a select list. What is computed of it stands in the next `select`. */
export class Windowed<out C = unknown> {
  /** Only the type checker sees this. */
  declare readonly '~column': C
  readonly window: WindowNode

  constructor(window: WindowNode) {
    this.window = window
    Object.freeze(this)
  }
}

const nameOf = (column: unknown): string => {
  if (!(column instanceof Column)) return refuse(`per: takes columns, got ${showPlain(column)}`)
  const { node } = column
  return node.operation === 'column'
    ? node.constants.name
    : refuse('per: takes columns that there are; give what is computed a name in a select before')
}

const listOf = (by: unknown): readonly unknown[] => (by === undefined ? [] : Array.isArray(by) ? by : [by])

/** What rows are sorted by. @throws Refusal for what is no order. */
export const ordersOf = (value: unknown): readonly Order[] =>
  listOf(value).map((each) =>
    each instanceof Order
      ? each
      : refuse(
          `takes orders, got ${each instanceof Column ? 'a column; write .asc() or .desc() behind it' : showPlain(each)}`,
        ),
  )

/** A column that values can be sorted by stands for its ascending order. */
const ascending = (by: unknown): unknown =>
  by instanceof Column ? new Order({ node: by.node, descending: false, nullsFirst: true }) : by

/** The parts of a window. @throws Refusal for what is none. */
export const windowOf = (over: Over): Pick<WindowNode, 'per' | 'by' | 'frame'> => {
  if (typeof over !== 'object' || over === null)
    at('over', () =>
      refuse(`expected which rows, got ${showGiven(over)}; write over({ per: [row.country] })`),
    )
  const { per = [], by, rows } = over
  if (!Array.isArray(per))
    refuse(
      `per: takes a list of columns, got ${per instanceof Column ? 'a column' : showGiven(per)}; write per: [row.country]`,
    )
  if (rows !== undefined && !(Array.isArray(rows) && rows.length === 2))
    refuse(`rows: takes the first row and the last, got ${showGiven(rows)}; write rows: [-2, 0]`)
  return {
    per: per.map(nameOf),
    by: at('by', () => ordersOf(listOf(by).map(ascending))).map(({ key }) => key),
    frame: rows === undefined ? null : { from: rows[0], to: rows[1] },
  }
}

/** A function of a row's place, which lacks the rows that it is a place among. */
export class Ranked<out C = unknown> {
  /** Only the type checker sees this. */
  declare readonly '~column': C
  readonly place: PlaceNode

  constructor(place: PlaceNode) {
    this.place = place
    Object.freeze(this)
  }

  /** The value beside each row, among the rows of its partition in an order. Spark's `OVER`. */
  over(window: Ordered): Windowed<C> {
    return new Windowed(windowNode(this.place, windowOf(window)))
  }
}

/** A function of a row's place, or of another row's value. */
export const place = <C>(
  window: WindowKind,
  of: Column | null = null,
  number: number | null = null,
): Ranked<C> => new Ranked(placeNode(window, of === null ? null : of.node, number))

/**
 * 1 and the number of rows that come before; rows that tie have one rank. Spark's `rank`.
 * @example
 * counts.select((row) => ({ ...row, place: rank().over({ per: [row.country], by: row.posts.desc() }) }))
 */
export const rank = (): Ranked<Int<Present>> => place('rank')

/** 1 and the number of different ranks before. Spark's `dense_rank`. */
export const denseRank = (): Ranked<Int<Present>> => place('denseRank')

/** 1, 2, 3 and so on, in an order that all other columns complete. Spark's `row_number`. */
export const rowNumber = (): Ranked<Int<Present>> => place('rowNumber')

/** Which of so many parts of nearly one size, from 1 on, in an order that all other columns complete. Spark's `ntile`. */
export const ntile = (parts: number): Ranked<Int<Present>> => place('ntile', null, parts)

/** The rank less 1, divided by the number of rows less 1; 0 of one row. Spark's `percent_rank`. */
export const percentRank = (): Ranked<Double<Present>> => place('percentRank')

/** The share of the rows that come before or tie. Spark's `cume_dist`. */
export const cumeDist = (): Ranked<Double<Present>> => place('cumeDist')
