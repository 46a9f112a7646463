import { relationsOf } from '../relation/fold.js'
import { onLogged, type WhenLogged } from '../types/logged.js'
import type { AnyTable } from './any-table.js'
import { explain, explainRelation } from './explain.js'
import { writeTable } from './write.js'

/** A line of words that is longer is cut off. */
const longest = 120

const cut = (line: string): string => (line.length > longest ? `${line.slice(0, longest - 3)}...` : line)

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** A table in one line: `Table pin: 4 raw columns -> 4`. */
const headOf = ({ name, raw, from, relation }: AnyTable): string => {
  const comes =
    from === null
      ? counted(raw.length, 'raw column')
      : `${counted(raw.length, 'column')} of table ${from.name}`
  return `Table ${name}: ${comes} -> ${relation.columns.length}`
}

/** The sentences about the rows that a table leaves out. */
const rowsOf = ({ from, relation }: AnyTable): readonly string[] => {
  const before = relationsOf(from === null ? [] : [from.relation])
  return relationsOf([relation])
    .filter((of) => !before.includes(of) && of.relation !== 'source' && of.relation !== 'select')
    .map(explainRelation)
}

/** A table in one line, and a line for each of its columns. */
const showTable = (table: AnyTable): string => {
  const columns = explain(table).map(({ column, type, words }) => `${column} (${type}): ${words}`)
  return [headOf(table), ...[...columns, ...rowsOf(table)].map((line) => cut(`  ${line}`))].join('\n')
}

/**
 * A table that a console shows by its columns in words, that a template shows in one line, and that `JSON.stringify`
 * writes as `toJSON` does. What does so is not enumerable: a copy by `{ ...table }` does not have it.
 */
export const showsItself = <T extends AnyTable>(table: T): T => {
  const logged: WhenLogged = (depth, options) =>
    depth < (options?.depth ?? depth) ? `[${headOf(table)}]` : showTable(table)
  const value = { [onLogged]: logged, toString: () => headOf(table), toJSON: () => writeTable(table) }
  for (const key of [onLogged, 'toString', 'toJSON'] as const)
    Object.defineProperty(table, key, { value: value[key] })
  return table
}
