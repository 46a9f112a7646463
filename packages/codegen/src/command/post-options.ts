import type { AnyTable } from '@lockstep/schema'
import { streamName, topicName } from '../pipeline/derived.js'
import type { ShapeName } from '../post/shapes.js'
import type { Module } from '../project/module.js'
import { wholeNumber } from './numbers.js'
import { moduleFlag } from './reading.js'
import { AskedError } from './reasons.js'
import type { Flag } from './verb.js'

/** What is posted, where and how. */
export interface PostOptions {
  readonly to: string
  readonly module?: string
  readonly shape: ShapeName
  readonly topic?: readonly string[]
  readonly together?: string
  readonly generator?: string
  readonly generate?: string
  readonly seed: string
  readonly rate?: string
  readonly batch: string
  readonly inFlight: string
  readonly timeout: string
  readonly patience?: string
  readonly journal?: string
  readonly refused?: string
}

/** The options of `lockstep post`. */
export const postFlags: readonly Flag[] = [
  { flags: '--to <address>', about: 'the address of the API, or of a REST proxy of Kafka', isNeeded: true },
  moduleFlag,
  {
    flags: '--shape <shape>',
    about: "how records are carried: Kafka's REST v2, or Kinesis through API Gateway",
    choices: ['kafka', 'kinesis'],
    default: 'kafka',
  },
  {
    flags: '--topic <table=name>',
    about:
      "the topic or stream of a table, again for each; what the module's pipeline says, else the table's name",
    isList: true,
  },
  {
    flags: '--together <columns>',
    about: 'posts records together that have the same value in a column: ind, or pin=index,geo=ind,user=ind',
  },
  { flags: '--generator <module>', about: 'a module whose function makes records of a seed and a count' },
  { flags: '--generate <count>', about: 'how many posts the generator makes' },
  { flags: '--seed <number>', about: "the generator's seed", default: '1' },
  { flags: '--rate <count>', about: 'records a second; as many as go if left out' },
  { flags: '--batch <count>', about: 'records of a request, at most', default: '1' },
  { flags: '--in-flight <count>', about: 'requests under way, at most', default: '32' },
  { flags: '--timeout <seconds>', about: 'how long an answer may take', default: '10' },
  {
    flags: '--patience <seconds>',
    about: 'how long a record is tried; 60 if left out, and 5 while nothing was ever taken',
  },
  {
    flags: '--journal <file>',
    about: 'keeps what was acknowledged; the same command then goes on where it ended',
  },
  {
    flags: '--refused <file>',
    about: 'keeps what was not taken, with the reason; beside the journal, or refused.ndjson, if left out',
  },
]

/**
 * The address of an API, without a slash at the end.
 * @throws AskedError for what is no address of HTTP.
 */
export const addressOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new AskedError(
      `option '--to <address>': expected an address such as http://127.0.0.1:8082, got ${text}`,
    )
  if (url.username !== '' || url.password !== '')
    throw new AskedError("option '--to <address>': a name and a password do not stand in an address")
  return url.href.replace(/\/+$/u, '')
}

/** The tables that take raw records. */
const tablesOf = ({ tables, pipeline }: Module): readonly AnyTable[] =>
  pipeline === null ? tables.filter(({ from }) => from === null) : Object.values(pipeline.topics)

/** A table of raw records by its name. */
const tableOf = (module: Module, name: string): AnyTable => {
  const tables = tablesOf(module)
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
  const known = tablesOf(module).map(({ name }) => name)
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

/** Seconds as milliseconds. */
export const secondsOf = (flag: string, text: string): number => wholeNumber(flag, text, 86_400) * 1_000

/** All tables of raw records of a module. */
export const rawTablesOf = (module: Module): readonly AnyTable[] => tablesOf(module)
