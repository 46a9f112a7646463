import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { kinesisPython } from './environments.js'
import { filesWith } from './files-with.js'
import { type Job, newPlace, type Place } from './jobs.js'
import { type Kinesis, startKinesis } from './kinesis.js'
import { expectStreamed, fileOf, lines, runStream, streamNotebook } from './streaming.js'

/** A server with a stream of two shards, in which some lines are. */
const withStream = async (place: Place, stream: string, of: readonly string[]): Promise<Kinesis> => {
  const kinesis = await startKinesis(place)
  onTestFinished(() => kinesis.stop())
  await kinesis.send(stream, 2, fileOf(place, 'first.ndjson', of))
  return kinesis
}

/** By what the stand-in of Databricks' source is found, and finds Kinesis. */
const jobOf = async ({ env }: Kinesis, more: Readonly<Record<string, string>> = {}): Promise<Job> => ({
  python: await kinesisPython(),
  env: { PYTHONPATH: import.meta.dirname, LOCKSTEP_SOURCES: 'kinesis_source', ...env, ...more },
})

const [first, second] = [lines.slice(0, 200), lines.slice(200)]

test('records of Kinesis are cleaned once each, also where a run stops in the middle', async () => {
  const place = newPlace()
  const streams = 'streaming-0a1b2c-'
  const name = '0a1b2c_place_table'
  const notebook = await streamNotebook(place, { from: 'kinesis', streams }, { names: { place: name } })
  const kinesis = await withStream(place, `${streams}place`, first)
  const run = { notebook, widgets: {}, name }
  const said = await runStream(place, { ...run, rounds: ['', ''], copies: 'one', job: await jobOf(kinesis) })
  await expectStreamed(place, 'one/0', first, name)
  expect(said).toContain('"country": "without spaces around it"')
  await expectStreamed(place, 'one/1', first, name)
  await kinesis.send(`${streams}place`, 2, fileOf(place, 'second.ndjson', second))
  const stops = await jobOf(kinesis, { LOCKSTEP_KINESIS_FAILS: '40' })
  await expect(runStream(place, { ...run, rounds: [''], copies: 'two', job: stops })).rejects.toThrow(
    'the shard went away',
  )
  await runStream(place, { ...run, rounds: ['', ''], copies: 'three', job: await jobOf(kinesis) })
  await expectStreamed(place, 'three/0', lines, name)
  await expectStreamed(place, 'three/1', lines, name)
})

test('keys are taken from a scope of secrets when the notebook runs, and stand nowhere', async () => {
  const place = newPlace()
  const secret = 'A/secret+of=nobody'
  const notebook = await streamNotebook(place, {
    from: 'kinesis',
    secrets: { scope: 'aws', accessKey: 'access-key', secretKey: 'secret-key' },
  })
  const kinesis = await withStream(place, 'place', first)
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...env } = kinesis.env
  const kept = { aws: { 'access-key': 'AKIATHEKEY', 'secret-key': secret } }
  const job = await jobOf({ ...kinesis, env }, { LOCKSTEP_SECRETS: JSON.stringify(kept) })
  const said = await runStream(place, { notebook, widgets: {}, rounds: [''], job })
  await expectStreamed(place, 'copies/0', first)
  expect(said).not.toContain(secret)
  expect(filesWith(place.home, secret)).toEqual([])
  expect(readFileSync(notebook, 'utf8')).toContain(
    '"awsSecretKey": dbutils.secrets.get("aws", "secret-key"),',
  )
})

test('a service credential is named, and no key', async () => {
  const place = newPlace()
  const notebook = await streamNotebook(place, { from: 'kinesis', credential: 'kinesis-reader' })
  const kinesis = await withStream(place, 'place', first)
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, ...env } = kinesis.env
  const profiles = join(place.home, 'credentials')
  writeFileSync(profiles, `[kinesis-reader]\naws_access_key_id = ${id}\naws_secret_access_key = ${key}\n`)
  const job = await jobOf({ ...kinesis, env }, { AWS_SHARED_CREDENTIALS_FILE: profiles })
  await runStream(place, { notebook, widgets: {}, rounds: [''], job })
  await expectStreamed(place, 'copies/0', first)
})
