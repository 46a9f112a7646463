import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topicFolder, topicName } from '@lockstep/codegen'
import { Kafka, logLevel } from 'kafkajs'
import { expect, onTestFinished } from 'vitest'
import { objectsIn, objectText } from '../../examples/pinterest/pipeline/bucket.js'
import { type Compared, compareAll, readRecords } from '../../examples/pinterest/pipeline/compare.js'
import { newGroup } from '../../examples/pinterest/pipeline/group.js'
import { type Laptop, type LaptopOptions, startLaptop } from '../../examples/pinterest/pipeline/laptop.js'
import type { NotebooksRun } from '../../examples/pinterest/pipeline/run-notebooks.js'
import { software } from '../../examples/pinterest/pipeline/software.js'
import { pinterest } from '../../examples/pinterest/pipeline.js'

/** The short names of the topics. */
export const topics = ['pin', 'geo', 'user'] as const

/** Lines of JSON by the short names of topics. */
export type Lines = Readonly<Record<(typeof topics)[number], readonly string[]>>

/** Starts all servers for a test, in a folder of its own. */
export const startChain = async (options: Pick<LaptopOptions, 'before'> = {}): Promise<Laptop> => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-chain-'))
  const group = newGroup(join(folder, 'logs'))
  onTestFinished(async () => {
    await group.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const made = await software((line) => process.stderr.write(`${line}\n`))
  return startLaptop(group, pinterest, made, { ...options, folder })
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')

/** The lines of a folder with a file of records for each topic. */
export const linesIn = (folder: string): Lines => {
  const of = (topic: string): readonly string[] =>
    linesOf(readFileSync(join(folder, `${topic}.ndjson`), 'utf8'))
  return { pin: of('pin'), geo: of('geo'), user: of('user') }
}

/** Writes a file for each topic into a new folder beside the servers' files, and gives its path. */
export const writeLines = ({ folder }: Laptop, name: string, lines: Lines): string => {
  const place = join(folder, name)
  mkdirSync(place)
  for (const topic of topics) writeFileSync(join(place, `${topic}.ndjson`), `${lines[topic].join('\n')}\n`)
  return place
}

/** Puts texts into a topic of Kafka past the front, which would not take what is no JSON. */
export const putIntoKafka = async (
  { broker, pipeline }: Laptop,
  topic: string,
  texts: readonly string[],
): Promise<void> => {
  const kafka = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ allowAutoTopicCreation: false })
  await producer.connect()
  await producer.send({
    topic: topicName(pipeline, topic),
    messages: texts.map((value) => ({ value })),
  })
  await producer.disconnect()
}

/** What the objects of each topic hold, in the order of their offsets; each must hold one record. */
export const landedLines = async ({ s3, pipeline }: Laptop): Promise<Lines> => {
  const of = async (topic: (typeof topics)[number]): Promise<readonly string[]> => {
    const names = await objectsIn(s3, topicFolder(pipeline, topic))
    const prefix = `${topicFolder(pipeline, topic)}/${topicName(pipeline, topic)}+0+`
    expect(names).toEqual(names.map((_, offset) => `${prefix}${String(offset).padStart(10, '0')}.json`))
    const texts: string[] = []
    for (const name of names) texts.push(await objectText(s3, name))
    return texts
  }
  return { pin: await of('pin'), geo: await of('geo'), user: await of('user') }
}

const asJson = (line: string): string => {
  try {
    return JSON.stringify(JSON.parse(line))
  } catch {
    return line
  }
}

const timesOf = (lines: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const line of lines.map(asJson)) times.set(line, (times.get(line) ?? 0) + 1)
  return times
}

/** Which records are in the bucket less often than they were sent, how many more often, and what was never sent. */
export const sentAndLanded = (
  sent: Lines,
  landed: Lines,
): { readonly lost: readonly string[]; readonly doubled: number; readonly foreign: readonly string[] } => {
  const found = topics.map((topic) => {
    const [before, after] = [timesOf(sent[topic]), timesOf(landed[topic])]
    return {
      lost: [...before].flatMap(([line, times]) => ((after.get(line) ?? 0) < times ? [line] : [])),
      doubled: [...after].reduce(
        (sum, [line, times]) => sum + Math.max(0, times - (before.get(line) ?? times)),
        0,
      ),
      foreign: [...after.keys()].filter((line) => !before.has(line)),
    }
  })
  return {
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.reduce((sum, { doubled }) => sum + doubled, 0),
    foreign: found.flatMap(({ foreign }) => foreign),
  }
}

/** Expects every table and every answer of Spark's to have the very cells of TypeScript's: of what was sent, and streams of what landed. */
export const expectSameCells = async (
  sent: string,
  landed: string,
  ran: NotebooksRun,
): Promise<readonly Compared[]> => {
  const compared = compareAll(await readRecords(sent), ran, await readRecords(landed))
  expect(compared.filter(({ differences }) => differences.length > 0)).toEqual([])
  expect(compared.filter(({ cells }) => cells === 0)).toEqual([])
  expect(compared.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
    ...[
      'country_of_top_poster',
      'followers_by_age_group',
      'followers_by_year',
      'followers_by_year_and_age',
    ].map((name) => `answer ${name}`),
    ...['joined_posts', 'popular_in_age_group', 'popular_in_country', 'popular_in_year'].map(
      (name) => `answer ${name}`,
    ),
    ...['top_poster_in_country', 'users_joined'].map((name) => `answer ${name}`),
    ...['geo', 'pin', 'user'].map((name) => `stream ${name}`),
    ...['geo', 'pin', 'user'].map((name) => `table ${name}`),
  ])
  return compared
}
