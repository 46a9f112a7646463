/** A row by column name, as `rowsOf` gives it. */
export type Row = Readonly<Record<string, unknown>>

/** A cell as the page shows it. */
export interface Shown {
  readonly text: string
  readonly isNumber: boolean
  readonly isNull: boolean
}

// A year is no `2,018`, and a comma helps from five digits on.
const digits = new Intl.NumberFormat('en', { useGrouping: 'min2', maximumFractionDigits: 2 })

/** A number for people: `166,000`, and `2018`. */
export const numberText = (value: number | bigint): string => digits.format(value)

const widest = 60

const short = (text: string): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text)

const plain = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\n', '⏎') : JSON.stringify(value)

/** A value as the page shows it. */
export const shown = (value: unknown): Shown => {
  if (value === null || value === undefined)
    return { text: value === null ? 'null' : 'absent', isNumber: false, isNull: true }
  return typeof value === 'number' || typeof value === 'bigint'
    ? { text: numberText(value), isNumber: true, isNull: false }
    : { text: short(plain(value)), isNumber: false, isNull: false }
}
