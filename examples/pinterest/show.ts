import type { Change, PlainRow } from './changes.js'

const widest = 34

const short = (value: unknown): string => {
  const text =
    typeof value === 'string'
      ? value.replaceAll('\n', '⏎')
      : value === undefined
        ? '(absent)'
        : JSON.stringify(value)
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text
}

/** Lines in columns: each as wide as its widest cell. */
const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join('  ')}`.trimEnd(),
  )
}

/** One row before and after, a line for each output column. */
export const beforeAndAfter = (
  raw: PlainRow,
  cleaned: PlainRow,
  changes: readonly Change[],
): readonly string[] =>
  aligned([
    ['column', 'before', 'after'],
    ...changes.map(({ column, from }) => [
      column,
      from.map((name) => short(raw[name])).join(', '),
      short(cleaned[column]),
    ]),
  ])

/** How many cells of each column changed, and how many became null. */
export const counts = (changes: readonly Change[]): readonly string[] =>
  aligned([
    ['column', 'changed', 'became null'],
    ...changes.map(({ column, changed, nulled }) => [
      column,
      changed === 0 ? '-' : String(changed),
      nulled === 0 ? '-' : String(nulled),
    ]),
  ])
