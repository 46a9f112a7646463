import {
  literalOf,
  type PlaceNode,
  type RowsFrame,
  types,
  type WindowKind,
  windowLine,
} from '@lockstep/schema'
import { call, plainInt, type Spark } from '../spark/expression.js'

/** What a window function is called, and of which rows it is where Spark must be told. */
interface SparkPlace {
  readonly name: string
  /** Nulls are left out, and these rows count. */
  readonly among?: RowsFrame
}

const functions: Readonly<Record<WindowKind, SparkPlace>> = {
  rank: { name: 'rank' },
  denseRank: { name: 'dense_rank' },
  rowNumber: { name: 'row_number' },
  ntile: { name: 'ntile' },
  percentRank: { name: 'percent_rank' },
  cumeDist: { name: 'cume_dist' },
  lag: { name: 'lag' },
  lead: { name: 'lead' },
  fillDown: { name: 'last_value', among: { from: null, to: 0 } },
  fillUp: { name: 'first_value', among: { from: 0, to: null } },
  firstNotNull: { name: 'first_value', among: { from: null, to: null } },
}

const withoutNulls: Spark = { kind: 'plain', literal: literalOf(types.boolean, true) }

/** A function of a row's place on Spark, of the value that it is of. */
export const placeOnSpark = ({ window, number }: PlaceNode, value: Spark | undefined): Spark => {
  const line = windowLine(window)
  const { name, among } = functions[window]
  const of = line.takes === 'value' && value !== undefined ? [value] : []
  return call(
    name,
    ...of,
    ...(among === undefined ? [] : [withoutNulls]),
    ...(line.number === 'none' ? [] : [plainInt(number ?? 1)]),
  )
}

/** The rows that a function of places is of, where Spark must be told. */
export const framedOnSpark = ({ window }: PlaceNode): RowsFrame | null => functions[window].among ?? null
