import type { ColumnProfile, TextProfile } from '../profile/profile.js'
import { thresholds } from '../thresholds.js'

/** A column of text, and what is known of it. */
export interface TextColumnOf {
  readonly column: ColumnProfile
  readonly of: TextProfile
}

/** The columns of text among some. */
export const textColumns = (columns: readonly ColumnProfile[]): readonly TextColumnOf[] =>
  columns.flatMap((column) => (column.of?.kind === 'text' ? [{ column, of: column.of }] : []))

const valuesOf = ({ of }: TextColumnOf): ReadonlySet<string> =>
  new Set(
    of.heavy.entries.flatMap(({ facts: { text, absence, isEmpty, isCut } }) =>
      absence === '' && !isEmpty && !isCut ? [text] : [],
    ),
  )

/** Whether two columns hold different things: few of their values are the same. */
const areApart = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  if (small.size === 0) return true
  let same = 0
  for (const value of small) if (large.has(value)) same++
  return same / small.size < thresholds.overlap
}

/** Tells for a text of a column in which other columns, of different values, it stands letter by letter. */
export type Cross = (of: TextColumnOf, text: string) => readonly string[]

/** Looks for texts in several columns of a file. */
export const crossOf = (columns: readonly TextColumnOf[]): Cross => {
  const values = new Map(columns.map((of) => [of, valuesOf(of)]))
  const has = ({ of: { counts } }: TextColumnOf, text: string): boolean =>
    counts.absent.has(text) ||
    counts.misfits.has(text) ||
    [...counts.numbers.values()].some(({ examples }) => examples.includes(text))
  return (of, text) =>
    columns
      .filter((other) => other !== of && has(other, text))
      .filter((other) => areApart(values.get(of) ?? new Set(), values.get(other) ?? new Set()))
      .map(({ column }) => column.field.name)
}
