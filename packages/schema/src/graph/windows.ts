import { at, refuse } from '../errors/refusal.js'
import { showPlain } from '../types/plain.js'
import { type Type, types } from '../types/types.js'
import { aggregateLine } from './aggregates/index.js'
import { type AggregateNode, aggregateWords, nodesOfAggregate } from './aggregates/node.js'
import type { Node } from './node.js'
import { type SortKey, sortKeyWords } from './sort-key.js'

/** All that is said of a window function in one place. */
export interface WindowLine {
  /** What it is of: its place alone, or the value of another row. */
  readonly takes: 'place' | 'value'
  /** What its number says: how many groups there are, or how many rows away the other row is. */
  readonly number: 'none' | 'groups' | 'away'
  readonly gives: 'int' | 'double' | 'value'
  /** When it is null: `never`, where the `value` can be null, or `always` as it may look at a row that is not there. */
  readonly nulls: 'never' | 'value' | 'always'
  /** Whether rows that tie must be told apart: the order is completed by other columns. */
  readonly settles: boolean
  /** `{0}` is the rule, `{number}` the number, `{rows}` so many rows. */
  readonly words: string
}

/** Every window function there is, beside aggregates. */
export const windows = {
  /** Spark's `rank`: 1 and the number of rows before it; rows that tie have one rank. */
  rank: { takes: 'place', number: 'none', gives: 'int', nulls: 'never', settles: false, words: 'the rank' },
  /** Spark's `dense_rank`: 1 and the number of different ranks before it. */
  denseRank: {
    takes: 'place',
    number: 'none',
    gives: 'int',
    nulls: 'never',
    settles: false,
    words: 'the dense rank',
  },
  /** Spark's `row_number`: 1, 2, 3 and so on. */
  rowNumber: {
    takes: 'place',
    number: 'none',
    gives: 'int',
    nulls: 'never',
    settles: true,
    words: 'the row number',
  },
  /** Spark's `ntile`: the number of the group, of so many of nearly one size. */
  ntile: {
    takes: 'place',
    number: 'groups',
    gives: 'int',
    nulls: 'never',
    settles: true,
    words: 'which of {number} parts',
  },
  /** Spark's `percent_rank`: the rank less 1, by the number of rows less 1; 0 of one row. */
  percentRank: {
    takes: 'place',
    number: 'none',
    gives: 'double',
    nulls: 'never',
    settles: false,
    words: 'the relative rank',
  },
  /** Spark's `cume_dist`: the share of rows that come before it or tie. */
  cumeDist: {
    takes: 'place',
    number: 'none',
    gives: 'double',
    nulls: 'never',
    settles: false,
    words: 'the share up to it',
  },
  /** Spark's `lag`: the value of the row so many rows before; null where there is none. */
  lag: {
    takes: 'value',
    number: 'away',
    gives: 'value',
    nulls: 'always',
    settles: true,
    words: '{0} of {rows} before',
  },
  /** Spark's `lead`: the value of the row so many rows later; null where there is none. */
  lead: {
    takes: 'value',
    number: 'away',
    gives: 'value',
    nulls: 'always',
    settles: true,
    words: '{0} of {rows} later',
  },
  /** Spark's `last_value` without nulls, of the rows up to this one: its own value, or the last before it that is not null. */
  fillDown: {
    takes: 'value',
    number: 'none',
    gives: 'value',
    nulls: 'value',
    settles: true,
    words: '{0} with its nulls filled by the last value before',
  },
  /** Spark's `first_value` without nulls, of the rows from this one on: its own value, or the next that is not null. */
  fillUp: {
    takes: 'value',
    number: 'none',
    gives: 'value',
    nulls: 'value',
    settles: true,
    words: '{0} with its nulls filled by the next value',
  },
  /** Spark's `first_value` without nulls, of all rows of the partition. */
  firstNotNull: {
    takes: 'value',
    number: 'none',
    gives: 'value',
    nulls: 'value',
    settles: true,
    words: 'the first {0} that is not null',
  },
} as const

windows satisfies Readonly<Record<string, WindowLine>>

/** The name of a window function. */
export type WindowKind = keyof typeof windows

/** What a window function says of itself. */
export const windowLine = (kind: WindowKind): WindowLine => windows[kind]

/** A function of a row's place among others. */
export interface PlaceNode {
  readonly window: WindowKind
  readonly of: Node | null
  /** How many groups, or how many rows away. */
  readonly number: number | null
  readonly type: Type
}

/** Rows from so many before a row to so many behind it; a negative number lies before it, and null has no end. */
export interface RowsFrame {
  readonly from: number | null
  readonly to: number | null
}

/** A value of rows beside each row. */
export interface WindowNode {
  readonly what: PlaceNode | AggregateNode
  /** Columns that rows of one partition are equal in. */
  readonly per: readonly string[]
  /** What rows of a partition are sorted by; nothing, where all of them count. */
  readonly by: readonly SortKey[]
  /** Null where all rows up to this one and those that tie count, or all of the partition. */
  readonly frame: RowsFrame | null
  readonly type: Type
  readonly nullable: boolean
}

/** Whether a window's function is one of places. */
export const isPlace = (what: WindowNode['what']): what is PlaceNode => 'window' in what

const checkNumber = (line: WindowLine, number: number | null): void => {
  if (line.number === 'none') return
  const least = line.number === 'groups' ? 1 : 0
  if (number === null || !Number.isInteger(number) || number < least || number > 2 ** 31 - 1)
    refuse(`takes a whole number from ${least} to 2147483647, got ${showPlain(number)}`)
}

/** A function of places. @throws Refusal for a number that it does not take. */
export const placeNode = (window: WindowKind, of: Node | null, number: number | null): PlaceNode =>
  at(window, () => {
    const line = windowLine(window)
    checkNumber(line, number)
    const type = line.gives === 'value' ? (of?.type ?? refuse('takes a column, got none')) : types[line.gives]
    return Object.freeze({ window, of, number, type })
  })

const checkFrame = ({ from, to }: RowsFrame): void => {
  for (const bound of [from, to])
    if (bound !== null && (!Number.isInteger(bound) || Math.abs(bound) > 2 ** 31 - 1))
      refuse(`rows: takes whole numbers, or null for no end, got ${showPlain(bound)}`)
  if (from !== null && to !== null && from > to)
    refuse(`rows: takes the first row and then the last, got [${from}, ${to}]`)
}

const checkOver = (what: AggregateNode, by: readonly SortKey[]): void => {
  const { over } = aggregateLine(what.aggregate)
  const [first] = what.of
  const can = typeof over === 'function' ? (first === undefined ? 'frame' : over(first.type)) : over
  if (can === 'none')
    refuse('stands over no window, as in Spark; group by the columns of the partition, and join the groups')
  if (can === 'whole' && by.length > 0)
    refuse(
      `is taken of whole partitions${first?.type.kind === 'double' ? ': doubles added as they come would hang on the order of rows; write toDecimal before it, or' : ';'} leave out by`,
    )
}

/** Whether a frame has its own row in it, so that it is never empty. */
const hasOwn = (frame: RowsFrame | null): boolean =>
  frame === null || ((frame.from ?? -1) <= 0 && (frame.to ?? 1) >= 0)

const isNullOfPlace = ({ window, of }: PlaceNode): boolean => {
  const { nulls } = windowLine(window)
  return nulls === 'always' || (nulls === 'value' && of?.nullable === true)
}

/**
 * A value of rows beside each row.
 * @throws Refusal for a function that needs an order and has none, or one that cannot run in an order; and for a frame of no rows.
 */
export const windowNode = (
  what: WindowNode['what'],
  { per, by, frame }: Pick<WindowNode, 'per' | 'by' | 'frame'>,
): WindowNode => {
  const name = isPlace(what) ? what.window : what.aggregate
  return at(name, () => {
    if (isPlace(what)) {
      if (by.length === 0) refuse('needs an order: write over({ by: [row.day.asc()] })')
      if (frame !== null) refuse('takes no rows: it is of a place among all rows of the partition')
    } else {
      if (frame !== null && by.length === 0) refuse('rows need an order: write by beside them')
      if (frame !== null) checkFrame(frame)
      checkOver(what, by)
    }
    const isNull = isPlace(what)
      ? isNullOfPlace(what)
      : what.nullable || (!hasOwn(frame) && aggregateLine(what.aggregate).nulls !== 'never')
    return Object.freeze({
      what,
      per: Object.freeze([...per]),
      by: Object.freeze([...by]),
      frame: frame === null ? null : Object.freeze({ ...frame }),
      type: what.type,
      nullable: isNull,
    })
  })
}

/** The rules in a window: those of its function, and then those of its order. */
export const nodesOfWindow = ({ what, by }: WindowNode): readonly Node[] => [
  ...(isPlace(what) ? (what.of === null ? [] : [what.of]) : nodesOfAggregate(what)),
  ...by.map(({ node }) => node),
]

/** Whether rows that tie must be told apart. */
export const settles = ({ what, frame }: WindowNode): boolean =>
  isPlace(what) ? windowLine(what.window).settles : frame !== null

const rowWords = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`)

const bound = (of: number | null, none: string): string => {
  if (of === null) return none
  return of === 0 ? 'this row' : `${rowWords(Math.abs(of))} ${of < 0 ? 'before' : 'later'}`
}

const placeWords = ({ window, of, number }: PlaceNode, words: (node: Node) => string): string =>
  windowLine(window).words.replace(/\{(\w+)\}/gu, (_, part: string) => {
    if (part === 'number') return String(number)
    if (part === 'rows') return number === 1 ? 'the row' : rowWords(number ?? 1)
    return of === null ? '' : words(of)
  })

/** A window's words, with those of its rules. */
export const windowWords = ({ what, per, by, frame }: WindowNode, words: (node: Node) => string): string => {
  const of = isPlace(what) ? placeWords(what, words) : aggregateWords(what, words)
  const order = by.map((key) => sortKeyWords(key, words))
  const rows =
    frame === null ? '' : `, from ${bound(frame.from, 'the first row')} to ${bound(frame.to, 'the last row')}`
  const running =
    !isPlace(what) && frame === null && by.length > 0 ? ', up to this row and those that tie' : ''
  return [
    of,
    per.length === 0 ? ' of all rows' : ` of each ${per.join(' and ')}`,
    by.length === 0 ? '' : `, by ${order.join(' and ')}`,
    rows,
    running,
  ].join('')
}
