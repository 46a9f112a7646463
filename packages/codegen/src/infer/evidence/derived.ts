import type { Vector } from 'apache-arrow'
import type { ColumnProfile, Profile } from '../profile/profile.js'
import type { ColumnPlan } from '../propose/plan.js'

/** A column of two values, of which the rarer may say no more than that another column holds nothing. */
export interface DerivedPair {
  /** The places of the column, and of the other. */
  readonly column: number
  readonly other: number
  readonly rare: string | number
  /** Rows in which the column has that value; in which the other holds nothing; and both. */
  rareRows: number
  nullRows: number
  both: number
}

/** The fewest rows that speak. */
const fewest = 5
/** Pairs that are looked at. */
const most = 400

/** The rarer of a column's two values; undefined where it has not two. */
const rareValue = ({ of }: ColumnProfile): string | number | undefined => {
  if (of === undefined) return undefined
  const values: readonly (readonly [string | number, number])[] =
    of.kind === 'number'
      ? [...of.values]
      : of.heavy.entries.map(({ facts, seen }) => [facts.text, seen] as const)
  const isExact = of.kind === 'number' ? of.isExact : of.heavy.isExact
  if (!isExact || values.length !== 2) return undefined
  return values.toSorted(([, a], [, b]) => a - b)[0]?.[0]
}

/** The pairs of columns in which the first may be derived from the second. */
export const derivedPairs = ({ columns }: Profile, plans: readonly ColumnPlan[]): readonly DerivedPair[] =>
  columns
    .flatMap((column, place) => {
      const rare = column.nulls === 0 ? rareValue(column) : undefined
      if (rare === undefined) return []
      const others = plans.filter(
        (plan) => plan.column !== column && plan.column.nulls + plan.sentinels.length > 0,
      )
      return others.map((plan) => ({
        ...{ column: place, other: plans.indexOf(plan), rare, rareRows: 0, nullRows: 0, both: 0 },
      }))
    })
    .slice(0, most)

/** Takes in a batch: the column's values, and whether the other holds something once it is cleaned. What failed once is done. */
export const addDerived = (pair: DerivedPair, values: Vector, isThere: (row: number) => boolean): void => {
  if (pair.rareRows !== pair.both || pair.nullRows !== pair.both) return
  for (let row = 0; row < values.length; row++) {
    const value: unknown = values.get(row)
    const isRare = (typeof value === 'bigint' ? Number(value) : value) === pair.rare
    const isNull = !isThere(row)
    if (isRare) pair.rareRows++
    if (isNull) pair.nullRows++
    if (isRare && isNull) pair.both++
  }
}

/** Whether the rarer value stands exactly where the other column holds nothing. */
export const isDerived = ({ rareRows, nullRows, both }: DerivedPair): boolean =>
  both >= fewest && both === rareRows && both === nullRows
