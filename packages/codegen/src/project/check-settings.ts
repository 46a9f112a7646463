import { outputFields, refuse } from '@lockstep/schema'
import type { Project } from '../outputs/output.js'
import { firstTable } from '../outputs/raw-tables.js'
import { answerName, saidOf, writtenName } from '../outputs/written.js'

/** Refuses what is said of a table or question that there is not. */
const checkKnown = (key: string, said: readonly string[], known: readonly string[], what: string): void => {
  const unknown = said.find((name) => !known.includes(name))
  if (unknown !== undefined)
    refuse(
      `${key}: there is no ${what} ${JSON.stringify(unknown)}; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`,
    )
}

/** Refuses two tables or answers that would be written over each other. */
const checkNames = (project: Project): void => {
  const { names, tables, queries } = project
  if (Object.keys(names).length === 0) return
  const written = new Map<string, string>()
  const called = [
    ...tables.map((table) => [table.name, writtenName(project, table)] as const),
    ...queries.map((query) => [query.name, answerName(project, query)] as const),
  ]
  for (const [name, target] of called) {
    const other = written.get(target.toLowerCase())
    if (other !== undefined)
      refuse(
        `names: ${JSON.stringify(other)} and ${JSON.stringify(name)} would both be written to ${target}; call one otherwise`,
      )
    written.set(target.toLowerCase(), name)
  }
}

/** Refuses keys that are no columns, and a table that is written in two ways. */
const checkWrites = ({ tables, write: { append = [], merge = {} } }: Project): void => {
  for (const table of tables) {
    const keys = saidOf(merge, table.name) ?? []
    const columns = outputFields(table).map(({ name }) => name)
    checkKnown(`write.merge.${table.name}`, keys, columns, 'column')
    if (keys.length > 0 && append.includes(table.name))
      refuse(`write: ${JSON.stringify(table.name)} is under append and under merge; leave it in one`)
  }
}

/**
 * Checks what a project file says of single tables and questions.
 * @throws Refusal for one that there is not, and for two that would be written to one place.
 */
export const checkSettings = (project: Project): void => {
  const tables = project.tables.map(({ name }) => name)
  const read = [...new Set(project.tables.map((table) => firstTable(table).name))]
  const all = [...tables, ...project.queries.map(({ name }) => name)]
  checkKnown('names', Object.keys(project.names), all, 'table or question')
  checkKnown('folders', Object.keys(project.folders), read, 'table of raw records')
  checkKnown('stream.pipelines', project.stream.pipelines ?? [], tables, 'table')
  checkKnown('write.append', project.write.append ?? [], tables, 'table')
  checkKnown('write.merge', Object.keys(project.write.merge ?? {}), tables, 'table')
  checkNames(project)
  checkWrites(project)
  if (project.stream.credential !== undefined && project.stream.secrets !== undefined)
    refuse(
      'stream: Kinesis is read by a service credential or by secrets; say credential or secrets, not both',
    )
}
