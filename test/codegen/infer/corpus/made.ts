/** What a careful person would make of a column: its line in the select list, and what such a person would ask. */
export interface Wanted {
  /** The line of code, without its comma. */
  readonly rule: string
  /** Words of each question, in their order. */
  readonly asks?: readonly RegExp[]
}

/** A file that was made up, and what is wanted for each of its columns. */
export interface MadeFile {
  readonly name: string
  /** What is dirty in it. */
  readonly about: string
  readonly text: string
  readonly columns: Readonly<Record<string, Wanted>>
  /** Texts that mean nothing in the whole file. */
  readonly nulls?: readonly string[]
}

/** Two digits. */
export const two = (value: number): string => String(value).padStart(2, '0')

/** A number with a mark before each three digits. */
export const grouped = (value: number, mark: string): string =>
  String(value).replace(/\B(?=(?:[0-9]{3})+$)/gu, mark)

const cell = (value: string, sep: string): string =>
  value.includes(sep) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value

/** Rows as CSV: the names first. */
export const csvText = (rows: readonly Readonly<Record<string, string>>[], sep = ','): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => `${cells.map((value) => cell(value, sep)).join(sep)}\n`)
    .join('')

/** Rows as JSON lines. */
export const linesText = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** So many rows. */
export const rows = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index))
