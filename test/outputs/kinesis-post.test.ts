import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../agreement/records.js'
import { startGateway } from './aws/gateway.js'
import { kinesisPython } from './environments.js'
import { runLockstep } from './generated.js'
import { newPlace } from './jobs.js'
import { startKinesis } from './kinesis.js'
import { expectStreamed, fileOf, runStream, streamNotebook } from './streaming.js'

const real = readFileSync(join(folder, 'geo.ndjson'), 'utf8').trimEnd().split('\n')

/** What the templates of an API could lose, or take for their own. */
const hostile = ['\\', '"', "'", '$util', '#end', '\u2028', '😀', '</script>'].map((text, index) =>
  JSON.stringify({
    ind: 200 + index,
    timestamp: '2020-01-01 00:00:00',
    latitude: 1,
    longitude: 2.5,
    country: text,
  }),
)

const posted = [...hostile, ...real.slice(0, 150)]

test('records posted go through the API into a stream, one by one or fifty at a time, and the notebook cleans each once', async () => {
  const place = newPlace()
  const stream = 'streaming-0a1b2c-place'
  const kinesis = await startKinesis(place)
  onTestFinished(() => kinesis.stop())
  await kinesis.send(stream, 2, fileOf(place, 'nothing.ndjson', []))
  const gateway = await startGateway(place, kinesis.env.AWS_ENDPOINT_URL ?? '')
  onTestFinished(() => gateway.stop())

  const module = join(import.meta.dirname, 'streams/tables.ts')
  const how = ['--shape', 'kinesis', '--topic', `place=${stream}`, '--to', gateway.url, '--module', module]
  const post = (batch: string, name: string, lines: readonly string[]): Promise<string> =>
    runLockstep('post', `place=${fileOf(place, name, lines)}`, '--batch', batch, ...how)
  expect(await post('1', 'some.ndjson', posted.slice(0, 40))).toContain('40 records acknowledged')
  expect(await post('50', 'others.ndjson', posted.slice(40))).toContain('118 records acknowledged')

  const notebook = await streamNotebook(place, { from: 'kinesis', streams: 'streaming-0a1b2c-' })
  const env = { PYTHONPATH: import.meta.dirname, LOCKSTEP_SOURCES: 'kinesis_source', ...kinesis.env }
  await runStream(place, { notebook, widgets: {}, rounds: [''], job: { python: await kinesisPython(), env } })
  await expectStreamed(place, 'copies/0', posted)
})
