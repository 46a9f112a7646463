import { at, isTable, refuse, showGiven } from '@lockstep/schema'
import { nameLike } from './names.js'
import { pipelineCall, refuseFault } from './settings.js'

/** Checks that each topic feeds a table of raw records, and that no two are alike. */
export const checkTopics = (topics: Readonly<Record<string, unknown>>): void => {
  const all = Object.entries(topics)
  if (all.length === 0) refuse(`expected a table for each topic, got none; write ${pipelineCall}`)
  const names = new Map<string, string>()
  const tables = new Map<string, string>()
  for (const [name, table] of all)
    at(name, () => {
      const { error } = nameLike('topic').safeParse(name)
      if (error !== null && error !== undefined) refuseFault(error)
      const same = names.get(name.toLowerCase())
      if (same !== undefined)
        refuse(`the topic ${same} has the same name but for case, which tables do not tell apart; rename one`)
      names.set(name.toLowerCase(), name)
      if (!isTable(table)) return refuse(`expected a table, got ${showGiven(table)}; write ${pipelineCall}`)
      if (table.from !== null)
        refuse(
          `expected a table of raw records, which a topic can feed, got ${table.name}, which is made from ${table.from.name}; give ${table.from.name}`,
        )
      const other = tables.get(table.name)
      if (other !== undefined) refuse(`the table ${table.name} is fed by the topic ${other} already`)
      tables.set(table.name, name)
    })
}
