import { basename } from 'node:path'
import { snakeName } from '@lockstep/schema'

const isWord = (name: string): boolean => /^[A-Za-z_$][\w$]*$/u.test(name)

/** A name in snake case: `Price Per Unit` is `price_per_unit`; one that is a name of TypeScript's stays as it is. */
const keyOf = (name: string): string => {
  if (isWord(name)) return name
  const snake = snakeName(name)
  return snake === '' ? 'column' : snake
}

/** The names of cleaned columns, near those of raw columns; what would be equal up to case is numbered. */
export const keysFor = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    const key = keyOf(name)
    let free = key
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${key}_${number}`
    taken.add(free.toLowerCase())
    return free
  })
}

const reserved: ReadonlySet<string> = new Set(
  (
    'table z when decimal date timestamp await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof let new null package private protected public return static super switch this throw true try ' +
    'typeof undefined var void while with yield implements interface arguments eval NaN Infinity'
  ).split(' '),
)

/** The name of a table for a file: that of the file without its endings, in snake case. */
export const tableName = (path: string): string => {
  const name = keyOf(
    basename(path)
      .replace(/\.(?:gz|zst)$/u, '')
      .replace(/\.[^.]*$/u, ''),
  )
  return reserved.has(name) ? `${name}_` : name
}

/** Whether a name can be that of a constant, and of a table. */
export const isTableName = (name: string): boolean => isWord(name) && !reserved.has(name)
