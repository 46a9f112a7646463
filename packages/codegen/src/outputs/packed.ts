/** Rows that are filled as values come. */
export interface FilledRows {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Finds a place for some values, by the names of their columns, and gives the number of its row. */
  readonly add: (values: Readonly<Record<string, unknown>>) => number
}

const negativeZero: unique symbol = Symbol('-0')

/** The rows of one column: which of them holds a value, and the first that may hold none. */
interface Filled {
  readonly rows: Map<unknown, number>
  free: number
}

/** Puts values of many columns into few rows: into the first whose values are their own, or are not told yet. */
export const packed = (): FilledRows => {
  const rows: Record<string, unknown>[] = []
  const columns = new Map<string, Filled>()
  const filledOf = (name: string): Filled => {
    const found = columns.get(name) ?? { rows: new Map(), free: 0 }
    columns.set(name, found)
    return found
  }
  const keyOf = (value: unknown): unknown => (Object.is(value, -0) ? negativeZero : value)
  const isFree = (row: number, name: string): boolean => !Object.hasOwn(rows[row] ?? {}, name)

  const rowOf = (names: readonly string[], values: Readonly<Record<string, unknown>>): number => {
    const [name, other] = names
    if (name === undefined) return 0
    const filled = filledOf(name)
    while (!isFree(filled.free, name)) filled.free++
    if (other === undefined) return filled.rows.get(keyOf(values[name])) ?? filled.free
    return rows.findIndex((row) =>
      names.every((each) => !Object.hasOwn(row, each) || Object.is(row[each], values[each])),
    )
  }

  const add = (values: Readonly<Record<string, unknown>>): number => {
    const names = Object.keys(values)
    const found = rowOf(names, values)
    const index = found < 0 || found >= rows.length ? rows.push({}) - 1 : found
    for (const name of names) {
      const { rows: byValue } = filledOf(name)
      const key = keyOf(values[name])
      if (!byValue.has(key)) byValue.set(key, index)
    }
    Object.assign(rows[index] ?? {}, values)
    return index
  }
  return { rows, add }
}
