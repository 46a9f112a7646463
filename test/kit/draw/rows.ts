import type { Field, Type } from '@lockstep/schema'
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

/** A cell that is null every other time. */
const sparse = (type: Type, hints: readonly string[] = []): fc.Arbitrary<Value> =>
  fc.oneof(present(type, hints), fc.constant(null))

/** Rows in which some columns have no nulls, or many. */
const rowOf = (
  fields: readonly Field[],
  hints: (column: string) => readonly string[],
): fc.Arbitrary<fc.Arbitrary<DrawnRow>> =>
  fc
    .array(fc.constantFrom(cell, present, cell, present, sparse), {
      minLength: fields.length,
      maxLength: fields.length,
    })
    .map((ways: readonly (typeof cell)[]) =>
      fc.record(
        Object.fromEntries(
          fields.map(({ name, type }, index) => [name, (ways[index] ?? cell)(type, hints(name))]),
        ),
      ),
    )

/**
 * Tables of some columns. Text is drawn near the hints of the rules, by column. Of several tables, one in ten has no more than 3 rows.
 */
export const drawn = (
  fields: readonly Field[],
  hints: (column: string) => readonly string[],
  size: number,
  runs: number = Number.POSITIVE_INFINITY,
): fc.Arbitrary<Drawn> => {
  const rows = rowOf(fields, hints).chain((row) => {
    const many = fc.array(row, { minLength: Math.ceil(size / 2), maxLength: size, size: 'max' })
    if (runs === 1) return many
    return fc.oneof({ weight: 9, arbitrary: many }, { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) })
  })
  // Some rows come twice, so that `distinct` has work.
  const twice = fc.tuple(rows, fc.nat(5)).map(([some, again]) => [...some, ...some.slice(0, again)])
  return fc.record({ rows: twice, layout: layouts })
}
