import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastWords, type Started } from './group.js'
import { exampleFolder, projectFolder } from './home.js'
import type { Laptop } from './laptop.js'
import type { Records } from './records.js'

/** What the emulator did. */
export interface Posted {
  /** Records that the front acknowledged, by the names of tables. */
  readonly acknowledged: Readonly<Record<string, number>>
  /** How many times a record was sent again: it may then be in Kafka twice. */
  readonly retried: number
  readonly seconds: number
}

const words = ({ front }: Laptop, { folder: records }: Records, rate: number | null): readonly string[] => [
  join(projectFolder, 'packages/codegen/lockstep/bin/lockstep.js'),
  'post',
  ...['pin', 'geo', 'user'].map((name) => join(records, `${name}.ndjson`)),
  ...['--module', join(exampleFolder, 'index.ts'), '--to', front.address],
  ...['--together', 'pin=index,geo=ind,user=ind'],
  // A server that is killed and started again is waited for.
  ...['--patience', '120', '--journal', join(records, 'post.journal'), '--json'],
  ...(rate === null ? [] : ['--rate', String(rate)]),
]

/** Starts the emulator: the command `lockstep post`, a program of its own; so many records a second, or all that go. */
export const startPosting = (laptop: Laptop, records: Records, rate: number | null = null): Started =>
  laptop.group.start({ name: 'lockstep post', file: process.execPath, words: words(laptop, records, rate) })

/**
 * Waits until all records are posted.
 * @throws Error where a record was refused.
 */
export const postedAll = async ({ group }: Laptop, posting: Started): Promise<Posted> => {
  const code = await group.during(posting.ended)
  if (code !== 0) throw new Error(`lockstep post did not post all:\n${lastWords(posting)}`)
  const told =
    readFileSync(posting.log, 'utf8')
      .match(/^\{.*\}$/gmu)
      ?.at(-1) ?? '{}'
  return JSON.parse(told) as Posted
}
