import { type AnyTable, nodesOf, outputsOf } from '@lockstep/schema'

/** A row by column name. */
export type PlainRow = Readonly<Record<string, unknown>>

/** What became of one output column: cells that were given a value no raw cell had, and cells that became null. */
export interface Change {
  readonly column: string
  readonly from: readonly string[]
  readonly changed: number
  readonly nulled: number
}

/** The raw columns that an output column is made of. */
const sources = (table: AnyTable): ReadonlyMap<string, readonly string[]> =>
  new Map(
    outputsOf(table).map(({ name, node }) => [
      name,
      nodesOf([node]).flatMap((each) => (each.operation === 'column' ? [each.constants.name] : [])),
    ]),
  )

const text = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner))

/** Counts, for each output column, the rows whose value is not that of its raw column. Rows stand in the same order. */
export const changes = (
  table: AnyTable,
  raw: readonly PlainRow[],
  cleaned: readonly PlainRow[],
): readonly Change[] => {
  const from = sources(table)
  return outputsOf(table).map(({ name }) => {
    const columns = from.get(name) ?? []
    const [only] = columns
    let changed = 0
    let nulled = 0
    raw.forEach((row, index) => {
      const now = cleaned[index]?.[name] ?? null
      const was =
        columns.length === 1 && only !== undefined
          ? (row[only] ?? null)
          : columns.map((column) => row[column] ?? null)
      if (now === null && columns.some((column) => (row[column] ?? null) !== null)) nulled++
      else if (text(now) !== text(was)) changed++
    })
    return { column: name, from: columns, changed, nulled }
  })
}

/** How much cleaning did to one row: the rows where it did most are worth showing. */
export const score = (table: AnyTable, raw: PlainRow, cleaned: PlainRow): number =>
  changes(table, [raw], [cleaned]).reduce((sum, { changed, nulled }) => sum + changed + 3 * nulled, 0)
