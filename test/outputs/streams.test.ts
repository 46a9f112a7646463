import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runLockstep } from './generated.js'
import { newPlace } from './jobs.js'
import { startBroker } from './kafka.js'
import { expectStreamed, fileOf, lines, runStream, streamNotebook } from './streaming.js'

test('files that come into a folder are cleaned once each, and added', async () => {
  const place = newPlace()
  const notebook = await streamNotebook(place, {})
  const raw = join(place.source, 'place')
  mkdirSync(raw)
  const parts = [lines.slice(0, 200), lines.slice(200)]
  const rounds = parts.map((part, index) => `${fileOf(place, `part-${index}.json`, part)}=${raw}`)
  await runStream(place, { notebook, widgets: { source: place.source }, rounds: [...rounds, ''] })
  await expectStreamed(place, 'copies/0', lines.slice(0, 200))
  await expectStreamed(place, 'copies/1', lines)
  await expectStreamed(place, 'copies/2', lines)
})

test('files of the folders of Kafka Connect are read by Auto Loader as by Spark', async () => {
  const place = newPlace()
  const folders = { place: 'topics/0a1b2c.place' }
  const notebook = await streamNotebook(place, { from: 'autoLoader' }, { folders })
  const parts = [lines.slice(0, 200), lines.slice(200)]
  const rounds = parts.map((part, index) => {
    const folder = join(place.source, folders.place, `partition=${index}`)
    mkdirSync(folder, { recursive: true })
    return `${fileOf(place, `part-${index}.json`, part)}=${folder}`
  })
  const said = await runStream(place, {
    notebook,
    widgets: { source: place.source },
    rounds: [...rounds, ''],
    job: { env: { PYTHONPATH: import.meta.dirname, LOCKSTEP_SOURCES: 'auto_loader' } },
  })
  expect(said.match(/^AUTO LOADER .*$/gmu)).toEqual(
    Array(3).fill(`AUTO LOADER ${place.source}/topics/0a1b2c.place`),
  )
  await expectStreamed(place, 'copies/0', lines.slice(0, 200))
  await expectStreamed(place, 'copies/1', lines)
  await expectStreamed(place, 'copies/2', lines)
})

test('records of a topic of Kafka have the same cells as those of a file', async () => {
  const place = newPlace()
  const notebook = await streamNotebook(place, { from: 'kafka', topics: 'posts.' })
  const broker = await startBroker(place.home)
  onTestFinished(() => broker.stop())
  await broker.send('posts.place', fileOf(place, 'lines.ndjson', lines))
  const widgets = { servers: broker.servers, topics: 'posts.' }
  await runStream(place, { notebook, widgets, rounds: ['', ''] })
  await expectStreamed(place, 'copies/0', lines)
  await expectStreamed(place, 'copies/1', lines)
})

test('a table that gathers rows is refused, with the reason', async () => {
  await expect(
    runLockstep('gen', 'examples/pinterest', '--out', join(newPlace().home, 'out'), '--output', 'stream'),
  ).rejects.toThrow(/pin: distinct: takes no stream: a row that came long ago may come again/u)
})
