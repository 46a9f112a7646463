import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outputFields } from '@lockstep/schema'
import { rowDifferences } from '@lockstep/test'
import { clean, readJson } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { expect } from 'vitest'
import { folder } from '../agreement/records.js'
import { runLockstep } from './generated.js'
import { sparkJars } from './jars.js'
import { type Job, type Place, runJob, writtenTables } from './jobs.js'
import { place as table } from './streams/tables.js'

/** Records of the example, some of which nobody can read. */
export const lines: readonly string[] = [
  ...readFileSync(join(folder, 'geo.ndjson'), 'utf8').trimEnd().split('\n'),
  '{"ind": 101, "country": " Chad ", "timestamp": "not a time"}',
  '{"ind": "102", "latitude": "1"}',
  '{"ind": 103, "unknown": true}',
  'no JSON',
]

/** Writes lines into a new file of a place. */
export const fileOf = (place: Place, name: string, of: readonly string[]): string => {
  const file = join(place.home, name)
  writeFileSync(file, `${of.join('\n')}\n`)
  return file
}

/** Writes a project file that makes a stream's notebook, and makes it. */
export const streamNotebook = async (place: Place, stream: object, more: object = {}): Promise<string> => {
  const config = join(place.home, 'lockstep.config.mjs')
  const modules = [join(import.meta.dirname, 'streams/tables.ts')]
  const said = {
    name: 'places',
    modules,
    out: join(place.home, 'out'),
    outputs: ['stream'],
    stream,
    ...more,
  }
  writeFileSync(config, `export default ${JSON.stringify(said)}\n`)
  await runLockstep('gen', '--config', config)
  return join(said.out, 'stream', 'stream_places.py')
}

/** A run of a notebook: by which widgets, in how many rounds, each with a file that comes before it, or none. */
export interface StreamRun {
  readonly notebook: string
  readonly widgets: object
  readonly rounds: readonly string[]
  /** What the table is called. */
  readonly name?: string
  /** Where its copies go, one for each round. */
  readonly copies?: string
  readonly job?: Job
}

/** Runs a notebook with Delta tables, round by round, and gives what it said. */
export const runStream = async (
  place: Place,
  { notebook, widgets, rounds, name = 'clean_place', copies = 'copies', job = {} }: StreamRun,
): Promise<string> => {
  const given = {
    checkpoints: join(place.home, 'checkpoints'),
    catalog: 'spark_catalog',
    schema: 'default',
    ...widgets,
  }
  const env = { LOCKSTEP_JARS: await sparkJars(), LOCKSTEP_WIDGETS: JSON.stringify(given), ...job.env }
  return runJob('run_notebook.py', [notebook, join(place.home, copies), name, ...rounds], place, {
    ...job,
    env,
  })
}

/** Expects that a copy of the table holds what TypeScript makes of these lines. */
export const expectStreamed = async (
  place: Place,
  copy: string,
  wanted: readonly string[],
  name = 'clean_place',
): Promise<void> => {
  const batches: RecordBatch[] = []
  for await (const batch of readJson(table, fileOf(place, 'wanted.ndjson', wanted))) batches.push(batch)
  const written = await writtenTables({ ...place, tables: join(place.home, copy) }, [name])
  const compared = rowDifferences(
    clean(table, new Table(batches)),
    written.get(name) as Table,
    outputFields(table),
  )
  expect(compared.differences).toEqual([])
  expect(compared.cells).toBeGreaterThan(500)
}
