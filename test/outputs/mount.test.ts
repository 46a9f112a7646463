import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { cleanVisits, expectVisits, runVisits, visitOutputs } from './batch.js'
import { filesWith } from './files-with.js'
import { newPlace, type Place } from './jobs.js'

const bucket = 'user-0a1b2c-bucket'
const secret = 'A/secret+of/nobody='
const records = [
  { ind: 1, partition: 'none', count: 1.5, country: ' Chad', new: '2022-02-09 05:19:32' },
  { ind: 2, partition: 'b', count: null, country: 'Mali ', new: 'then' },
]

/** A bucket as Kafka Connect fills it, a file of a key, and a notebook that mounts the one by the other. */
const withBucket = async (place: Place, kind: string, written: string) => {
  const folder = join(place.home, 'bucket')
  records.forEach((record, index) => {
    const path = join(folder, `topics/0a1b2c.visit/partition=${index}/0a1b2c.visit+${index}+0.json`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(record)}\n`)
  })
  const credentials = join(place.home, 'authentication_credentials.csv')
  writeFileSync(credentials, `\ufeffAccess key ID,Secret access key\nAKIAOFNOBODY,${written}\n`)
  const at = join(place.home, 'mounted')
  const out = await visitOutputs(place, {
    outputs: [kind],
    folders: { visit: 'topics/0a1b2c.visit' },
    mount: { bucket, at, credentials },
  })
  const buckets = { [bucket]: { folder, at, key: ['AKIAOFNOBODY', secret] } }
  return { out, env: { LOCKSTEP_BUCKETS: JSON.stringify(buckets) } }
}

/** Expects that no part of the key was said, and that it stands in its own file alone. */
const expectHidden = (place: Place, said: string): void => {
  for (const part of [secret, encodeURIComponent(secret), 'AKIAOFNOBODY']) {
    expect(said).not.toContain(part)
    expect(filesWith(place.home, part).filter((path) => path !== 'authentication_credentials.csv')).toEqual(
      [],
    )
  }
}

test.each([
  ['Python', 'notebook', 'clean_visits.py'],
  ['SQL', 'sqlNotebook', 'sql_notebook/clean_visits.sql'],
])('a notebook in %s mounts a bucket once, by a key that is shown nowhere', async (_, kind, file) => {
  const place = newPlace()
  const { out, env } = await withBucket(place, kind, secret)
  const said = await runVisits(place, { notebook: join(out, file), rounds: ['', ''], env })
  expect(said.match(/^MOUNTS$/gmu)).toHaveLength(1)
  expectHidden(place, said)
  const wanted = await cleanVisits(place, records)
  await expectVisits(place, 'copies/0', wanted)
  await expectVisits(place, 'copies/1', wanted)
})

test('a key that is refused is told without the key', async () => {
  const place = newPlace()
  const { out, env } = await withBucket(place, 'notebook', `${secret}more`)
  const error = await runVisits(place, { notebook: join(out, 'clean_visits.py'), rounds: [''], env }).catch(
    (problem: unknown) => String(problem),
  )
  expect(error).toContain(`${bucket} could not be mounted (RuntimeError)`)
  expectHidden(place, error)
})
