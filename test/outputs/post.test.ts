import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { expect, onTestFinished, test } from 'vitest'
import { posts } from '../../examples/pinterest/generate.js'
import { geo, pin, user } from '../../examples/pinterest/index.js'
import { startedFront } from './front-started.js'
import { topicEnds, topicValues } from './topics.js'

const pinterest = new URL('../../examples/pinterest', import.meta.url).pathname
const command = new URL('../../packages/codegen/lockstep/bin/lockstep.js', import.meta.url).pathname
const names = ['pin', 'geo', 'user'] as const
const tables: Readonly<Record<(typeof names)[number], Table>> = { pin, geo, user }
const topicOf = (name: string): string => `0a1b2c3d4e5f.${name}`

/** Files of the example's generator. */
const written = (folder: string, count: number) => {
  const made = [...posts(5, count)]
  return names.map((name) => {
    const path = join(folder, `${name}.ndjson`)
    writeFileSync(path, made.map((post) => `${JSON.stringify(post[name])}\n`).join(''))
    return path
  })
}

/** Begins to post files by the command, as a process of its own. */
const posting = (url: string, folder: string, files: readonly string[], rate: string) => {
  const words = ['post', ...files, '--to', url, '--module', pinterest, '--journal', join(folder, 'journal')]
  const child = spawn(process.execPath, [
    command,
    ...words,
    '--together',
    'pin=index,geo=ind,user=ind',
    '--rate',
    rate,
  ])
  const told = { text: '' }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (told.text += text))
  return { child, told, closed: once(child, 'close') }
}

/** Expects that topics hold each record at least once, and that cleaning them gives the rows of the files. */
const expectNothingLost = async (servers: string, files: readonly string[]): Promise<void> => {
  for (const [place, name] of names.entries()) {
    const lines = readFileSync(files[place] ?? '', 'utf8')
      .trimEnd()
      .split('\n')
    const values = [...(await topicValues(servers, topicOf(name))).values()]
    expect(new Set(values)).toEqual(new Set(lines))
    const rows = (texts: readonly string[]): readonly string[] =>
      cleanRows(
        tables[name],
        texts.map((text) => JSON.parse(text)),
      )
        .map((row) => JSON.stringify(row))
        .sort()
    expect(rows(values)).toEqual(rows(lines))
  }
}

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-post-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const topics = names.map((name) => ({ topic: topicOf(name), numPartitions: 1 }))

test('killed and resumed in front of a real Kafka, nothing is lost, and nothing is doubled in the clean tables', async () => {
  const { broker, url } = await startedFront(topics)
  const folder = newFolder()
  const files = written(folder, 1_000)
  for (const enough of [200, 500]) {
    const { child, closed } = posting(url, folder, files, '500')
    await expect
      .poll(() => topicEnds(broker.servers, topicOf('pin')), { timeout: 120_000, interval: 200 })
      .toBeGreaterThan(enough)
    child.kill('SIGKILL')
    await closed
  }
  const { told, closed } = posting(url, folder, files, '2000')
  expect(await closed).toEqual([0, null])
  expect(told.text).toMatch(/were settled before/u)
  await expectNothingLost(broker.servers, files)
})

test('with the broker killed and started again in the middle, nothing is lost, and nothing is doubled in the clean tables', async () => {
  const { broker, url } = await startedFront(topics)
  const folder = newFolder()
  const files = written(folder, 1_500)
  const { told, closed } = posting(url, folder, files, '300')
  await expect
    .poll(() => topicEnds(broker.servers, topicOf('pin')), { timeout: 120_000, interval: 200 })
    .toBeGreaterThan(200)
  broker.stop()
  await broker.restart()
  expect(await closed).toEqual([0, null])
  expect(told.text).toMatch(/4,500 records acknowledged \(pin 1,500, geo 1,500, user 1,500\)/u)
  expect(told.text).toMatch(/were sent again/u)
  await expectNothingLost(broker.servers, files)
})
