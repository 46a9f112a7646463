import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outputFields } from '@lockstep/schema'
import { rowDifferences } from '@lockstep/test'
import { clean, readJson } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../agreement/records.js'
import { runLockstep } from './generated.js'
import { sparkJars } from './jars.js'
import { newPlace, type Place, runJob, writtenTables } from './jobs.js'
import { startBroker } from './kafka.js'
import { place as table } from './streams/tables.js'

/** Records of the example, some of which nobody can read. */
const lines = [
  ...readFileSync(join(folder, 'geo.ndjson'), 'utf8').trimEnd().split('\n'),
  '{"ind": 101, "country": " Chad ", "timestamp": "not a time"}',
  '{"ind": "102", "latitude": "1"}',
  '{"ind": 103, "unknown": true}',
  'no JSON',
]

/** Writes a project file that makes a stream's notebook, and makes it. */
const streamNotebook = async (place: Place, stream: object): Promise<string> => {
  const config = join(place.home, 'lockstep.config.mjs')
  const modules = [join(import.meta.dirname, 'streams/tables.ts')]
  const out = join(place.home, 'out')
  writeFileSync(
    config,
    `export default ${JSON.stringify({ name: 'places', modules, out, outputs: ['stream'], stream })}\n`,
  )
  await runLockstep('gen', '--config', config)
  return join(out, 'stream', 'stream_places.py')
}

/** Runs the notebook with Delta tables, round by round. */
const runStream = async (place: Place, notebook: string, widgets: object, rounds: readonly string[]) => {
  const given = {
    checkpoints: join(place.home, 'checkpoints'),
    catalog: 'spark_catalog',
    schema: 'default',
    ...widgets,
  }
  await runJob('run_stream.py', [notebook, join(place.home, 'copies'), 'clean_place', ...rounds], place, {
    env: { LOCKSTEP_JARS: await sparkJars(), LOCKSTEP_WIDGETS: JSON.stringify(given) },
  })
}

/** Expects that after a round the table holds what TypeScript makes of these lines. */
const expectStreamed = async (place: Place, round: number, wanted: readonly string[]) => {
  const file = join(place.home, 'wanted.ndjson')
  writeFileSync(file, `${wanted.join('\n')}\n`)
  const batches: RecordBatch[] = []
  for await (const batch of readJson(table, file)) batches.push(batch)
  const tables = join(place.home, 'copies', String(round))
  const written = await writtenTables({ ...place, tables }, ['clean_place'])
  const compared = rowDifferences(
    clean(table, new Table(batches)),
    written.get('clean_place') as Table,
    outputFields(table),
  )
  expect(compared.differences).toEqual([])
  expect(compared.cells).toBeGreaterThan(500)
}

test('files that come into a folder are cleaned once each, and added', async () => {
  const place = newPlace()
  const notebook = await streamNotebook(place, {})
  const raw = join(place.source, 'place')
  mkdirSync(raw)
  const parts = [lines.slice(0, 200), lines.slice(200)]
  const rounds = parts.map((part, index) => {
    const file = join(place.home, `part-${index}.json`)
    writeFileSync(file, `${part.join('\n')}\n`)
    return `${file}=${raw}`
  })
  await runStream(place, notebook, { source: place.source }, [...rounds, ''])
  await expectStreamed(place, 0, lines.slice(0, 200))
  await expectStreamed(place, 1, lines)
  await expectStreamed(place, 2, lines)
})

test('records of a topic of Kafka have the same cells as those of a file', async () => {
  const place = newPlace()
  const notebook = await streamNotebook(place, { from: 'kafka', topics: 'posts.' })
  const broker = await startBroker(place.home)
  onTestFinished(() => broker.stop())
  const file = join(place.home, 'lines.ndjson')
  writeFileSync(file, `${lines.join('\n')}\n`)
  await broker.send('posts.place', file)
  await runStream(place, notebook, { servers: broker.servers, topics: 'posts.' }, ['', ''])
  await expectStreamed(place, 0, lines)
  await expectStreamed(place, 1, lines)
})

test('a table that gathers rows is refused, with the reason', async () => {
  await expect(
    runLockstep('gen', 'examples/pinterest', '--out', join(newPlace().home, 'out'), '--output', 'stream'),
  ).rejects.toThrow(/pin: distinct: takes no stream: a row that came long ago may come again/u)
})
