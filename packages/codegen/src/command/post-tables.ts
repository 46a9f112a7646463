import type { AnyTable } from '@lockstep/schema'
import { streamName, topicName } from '../pipeline/derived.js'
import type { Module } from '../project/module.js'
import type { PostOptions } from './post-options.js'
import { AskedError } from './reasons.js'

/** The tables of a module that take raw records: those of its pipeline, where it has one. */
export const rawTablesOf = ({ tables, pipeline }: Module): readonly AnyTable[] =>
  pipeline === null ? tables.filter(({ from }) => from === null) : Object.values(pipeline.topics)

/** A table of raw records by its name. */
const tableOf = (module: Module, name: string): AnyTable => {
  const tables = rawTablesOf(module)
  const found = tables.find((table) => table.name === name)
  if (found === undefined)
    throw new AskedError(
      `${module.source}: there is no table ${name} of raw records; there are ${tables.map((table) => table.name).join(', ')}`,
    )
  return found
}

/** `name=value` pairs. */
const pairOf = (flag: string, text: string): readonly [string, string] => {
  const [, name, value] = /^([^=]+)=(.+)$/u.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new AskedError(`option '${flag}': expected something like pin=name, got ${text}`)
  return [name, value]
}

/** Where each table's records go: what was said, what a pipeline says, or a topic of the table's name. */
export const targetsOf = (
  module: Module,
  tables: readonly AnyTable[],
  { topic = [], shape }: PostOptions,
): Readonly<Record<string, string>> => {
  const said = new Map(topic.map((text) => pairOf('--topic <table=name>', text)))
  for (const name of said.keys()) tableOf(module, name)
  const { pipeline } = module
  const keyOf = (table: AnyTable): string | undefined =>
    Object.entries(pipeline?.topics ?? {}).find(([, of]) => of === table)?.[0]
  return Object.fromEntries(
    tables.map((table) => {
      const key = keyOf(table)
      const byPipeline =
        pipeline === null || key === undefined
          ? table.name
          : shape === 'kafka'
            ? topicName(pipeline, key)
            : streamName(pipeline, key)
      return [table.name, said.get(table.name) ?? byPipeline]
    }),
  )
}

/** The column by which each table's records belong together, or null for all. */
export const sharedKeysOf = (
  tables: readonly AnyTable[],
  together: string | undefined,
): ReadonlyMap<string, string | null> => {
  if (together === undefined) return new Map(tables.map(({ name }) => [name, null]))
  const flag = '--together <columns>'
  const pairs = together.includes('=')
    ? new Map(together.split(',').map((text) => pairOf(flag, text)))
    : new Map(tables.map(({ name }) => [name, together]))
  return new Map(
    tables.map(({ name, raw }) => {
      const key = pairs.get(name)
      const known = raw.map((field) => field.name)
      if (key === undefined || !known.includes(key))
        throw new AskedError(
          `option '${flag}': expected a column of ${name}, of which there are ${known.join(', ')}, got ${key ?? 'none'}`,
        )
      return [name, key]
    }),
  )
}

/** The files that were named, each with its table: `pin.ndjson` is of pin, and so is `pin=other.ndjson`. */
export const recordFilesOf = (
  module: Module,
  words: readonly string[],
): readonly { readonly table: AnyTable; readonly path: string }[] => {
  const known = rawTablesOf(module).map(({ name }) => name)
  const found = words.map((word) => {
    const [, named, given] = /^([^=/\\]+)=(.+)$/u.exec(word) ?? []
    const path = given ?? word
    const name = named ?? known.find((name) => path.split(/[\\/]/u).at(-1)?.startsWith(`${name}.`))
    if (name === undefined)
      throw new AskedError(
        `${word}: of which table? a file is named for its table, such as ${known[0]}.ndjson, or given as ${known[0]}=${word}`,
      )
    return { table: tableOf(module, name), path }
  })
  const twice = found.find(({ table }, at) => found.findIndex((each) => each.table === table) < at)
  if (twice !== undefined)
    throw new AskedError(
      `${twice.path}: there are two files of ${twice.table.name}; post one after the other`,
    )
  return found
}
