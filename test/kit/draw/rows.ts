import type { Field } from '@lockstep/schema'
import fc from 'fast-check'
import { cell, present, type Value } from './cells.js'

/** Rows by column name. */
export type DrawnRow = Readonly<Record<string, Value>>

/** How the rows lie in Arrow. */
export interface Layout {
  /** The most rows of a batch. */
  readonly batch: number
  /** How many cells stand before each slice. */
  readonly before: number
  /** How text is held. */
  readonly text: 'utf8' | 'large' | 'dictionary' | 'view'
  /** The byte that fills buffers behind their last cell; left out where they end with it. */
  readonly behind?: number
  /** Whether columns without nulls have no bitmap. */
  readonly bare?: boolean
}

/** A whole table: the value of an agreement property. */
export interface Drawn {
  readonly rows: readonly DrawnRow[]
  readonly layout: Layout
}

/** Ways to lay a table. */
export const layouts: fc.Arbitrary<Layout> = fc.record(
  {
    batch: fc.constantFrom(1_000_000, 1_000_000, 1, 7, 64, 333),
    before: fc.constantFrom(0, 0, 1, 3, 8, 13),
    text: fc.constantFrom('utf8', 'large', 'dictionary', 'dictionary', 'view'),
    // Indices and offsets of 0, of 2^30 and more, and of -1.
    behind: fc.constantFrom(0, 0x55, 0xff),
    bare: fc.boolean(),
  },
  { requiredKeys: ['batch', 'before', 'text'] },
)

/** Rows in which some columns have no nulls. */
const rowOf = (
  fields: readonly Field[],
  hints: (column: string) => readonly string[],
): fc.Arbitrary<fc.Arbitrary<DrawnRow>> =>
  fc.oneof(fc.constant<readonly Field[]>([]), fc.subarray([...fields])).map((full) =>
    fc.record(
      Object.fromEntries(
        fields.map((field) => {
          const { name, type } = field
          return [name, (full.includes(field) ? present : cell)(type, hints(name))]
        }),
      ),
    ),
  )

/** Tables of some columns. Text is drawn near the hints of the rules, by column. */
export const drawn = (
  fields: readonly Field[],
  hints: (column: string) => readonly string[],
  size: number,
): fc.Arbitrary<Drawn> => {
  const rows = rowOf(fields, hints).chain((row) =>
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc.array(row, { minLength: Math.ceil(size / 2), maxLength: size, size: 'max' }),
      },
      { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) },
    ),
  )
  // Some rows come twice, so that `distinct` has work.
  const twice = fc.tuple(rows, fc.nat(5)).map(([some, again]) => [...some, ...some.slice(0, again)])
  return fc.record({ rows: twice, layout: layouts })
}
