import type { Field } from '@lockstep/schema'
import fc from 'fast-check'
import { cell, type Value } from './cells.js'

/** Rows by column name. */
export type DrawnRow = Readonly<Record<string, Value>>

/** How the rows lie in Arrow: the sizes of batches, how many cells stand before each slice, and how text is held. */
export interface Layout {
  readonly batch: number
  readonly before: number
  readonly text: 'utf8' | 'large' | 'dictionary'
}

/** A whole table: the value of an agreement property. */
export interface Drawn {
  readonly rows: readonly DrawnRow[]
  readonly layout: Layout
}

const layout: fc.Arbitrary<Layout> = fc.record({
  batch: fc.constantFrom(1_000_000, 1_000_000, 1, 7, 64, 333),
  before: fc.constantFrom(0, 0, 1, 3, 8, 13),
  text: fc.constantFrom('utf8', 'utf8', 'large', 'dictionary'),
})

/** Tables of some columns. Text is drawn near the hints of the rules, by column. */
export const drawn = (
  fields: readonly Field[],
  hints: (column: string) => readonly string[],
  size: number,
): fc.Arbitrary<Drawn> => {
  const row = fc.record(Object.fromEntries(fields.map(({ name, type }) => [name, cell(type, hints(name))])))
  const rows = fc.oneof(
    { weight: 9, arbitrary: fc.array(row, { minLength: Math.ceil(size / 2), maxLength: size, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) },
  )
  // Some rows come twice, so that `distinct` has work.
  const twice = fc.tuple(rows, fc.nat(5)).map(([some, again]) => [...some, ...some.slice(0, again)])
  return fc.record({ rows: twice, layout })
}
