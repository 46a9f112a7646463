import { type AnyTable, at, type Field, refuse, type Type } from '@lockstep/schema'
import { pythonName } from '../print/quote.js'
import type { Project } from './output.js'
import { saidOf } from './written.js'

/** The tables, each after the one it is made from. */
export const tablesInOrder = (tables: readonly AnyTable[]): readonly AnyTable[] => {
  const found = new Map<string, AnyTable>()
  const add = (table: AnyTable): void => {
    const same = found.get(table.name)
    if (same !== undefined && same !== table)
      refuse(`two tables are named ${JSON.stringify(table.name)}; rename one`)
    if (same !== undefined) return
    if (table.from !== null) add(table.from)
    found.set(table.name, table)
  }
  for (const table of tables) add(table)
  return [...found.values()]
}

const checkJson = (type: Type): void => {
  if (type.kind === 'list') checkJson(type.element)
  if (type.kind === 'struct') checkFields(type.fields)
  if (type.kind === 'date' || type.kind === 'timestamp')
    refuse(
      `Spark reads a ${type.kind} in JSON by the session's zone and settings; read it as z.string() and use ${type.kind === 'date' ? 'toDate' : 'toTimestamp'}(...)`,
    )
}

/** Refuses columns that Spark would read from JSON by its settings. */
export const checkFields = (fields: readonly Field[]): void => {
  for (const { name, type } of fields) at(name, () => checkJson(type))
}

/** What a table's raw records are called: a folder, or what stands in the name of a topic. */
export const rawName = ({ name }: AnyTable): string => (/^[\w.-]+$/u.test(name) ? name : pythonName(name))

/** The folder of a table's raw records, under the folder of all. */
export const folderOf = ({ folders }: Project, table: AnyTable): string =>
  saidOf(folders, table.name) ?? rawName(table)

/** The table of raw records that one is made from, or itself. */
export const firstTable = (table: AnyTable): AnyTable =>
  table.from === null ? table : firstTable(table.from)
