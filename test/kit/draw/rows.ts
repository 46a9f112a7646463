import type { Field, Type } from '@lockstep/schema'
import fc from 'fast-check'
import { bred } from './breed.js'
import { cell, present, type Value } from './cells.js'
import { randomChoose } from './questions/choose.js'

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
      related(
        fields,
        fc.record(
          Object.fromEntries(
            fields.map(({ name, type }, index) => [name, (ways[index] ?? cell)(type, hints(name))]),
          ),
        ),
      ),
    )

/** Letters on both sides of the surrogates: their order in UTF-16 is not that of their code points. */
const letters = ['', 'a', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '\u{10ffff}'] as const

/** Two text cells of a row, at places of the row's text columns, that are to differ in one letter. */
interface Twins {
  readonly first: number
  readonly second: number
  readonly letters: readonly [string, string]
}

const twins: fc.Arbitrary<Twins> = fc.record({
  first: fc.nat(),
  second: fc.nat(),
  letters: fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters)),
})

/** A row in which two texts begin alike, so that comparing them has work. */
const withTwins = (row: DrawnRow, names: readonly string[], { first, second, letters }: Twins): DrawnRow => {
  const one = names[first % names.length]
  const other = names[second % names.length]
  const text = one === undefined ? null : row[one]
  if (one === undefined || other === undefined || typeof text !== 'string') return row
  return { ...row, [one]: `${text}${letters[0]}`, [other]: `${text}${letters[1]}` }
}

/** Rows of which one in six has twins. */
const related = (fields: readonly Field[], row: fc.Arbitrary<DrawnRow>): fc.Arbitrary<DrawnRow> => {
  const names = fields.filter(({ type }) => type.kind === 'text').map(({ name }) => name)
  if (names.length < 2) return row
  const turned = fc.tuple(row, twins).map(([row, some]) => withTwins(row, names, some))
  return fc.oneof({ weight: 5, arbitrary: row }, { weight: 1, arbitrary: turned })
}

/** How many rows are drawn one by one; more are bred from these. Nor are there more batches. */
const oneByOne = 320

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
    const few = Math.min(size, oneByOne)
    const drawn = fc.array(row, { minLength: Math.ceil(few / 2), maxLength: few, size: 'max' })
    const many =
      size <= oneByOne
        ? drawn
        : fc
            .tuple(drawn, fc.integer())
            .map(([rows, seed]) => [...rows, ...bred(fields, rows, size - rows.length, randomChoose(seed))])
    if (runs === 1) return many
    return fc.oneof({ weight: 9, arbitrary: many }, { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) })
  })
  // Some rows come twice, so that `distinct` has work.
  const twice = fc.tuple(rows, fc.nat(5)).map(([some, again]) => [...some, ...some.slice(0, again)])
  const batch = Math.ceil(size / oneByOne)
  const layout = layouts.map((layout) => ({ ...layout, batch: Math.max(layout.batch, batch) }))
  return fc.record({ rows: twice, layout })
}
