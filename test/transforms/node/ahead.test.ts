import { fstatSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { chunksFrom } from '../../../packages/transforms/src/node/threads/line-bounds.js'
import { newAhead } from '../../../packages/transforms/src/node/threads/read-ahead.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-ahead-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => (at * 7) % 251)

const opened = (): number => {
  const path = join(folder, 'some.bin')
  writeFileSync(path, bytes)
  return openSync(path, 'r')
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let turns = 0; !holds() && turns < 10_000; turns++) await turn()
  expect(holds()).toBe(true)
}

const isClosed = (file: number): boolean => {
  try {
    fstatSync(file)
    return false
  } catch {
    return true
  }
}

it('has what was begun once it has come, and nothing else', async () => {
  const file = opened()
  const ahead = newAhead()
  ahead.begin(file, 100, 50)
  expect(ahead.taken(file, 100)).toHaveLength(0)
  await until(() => ahead.taken(file, 100).length > 0)
  expect(ahead.taken(file, 100)).toEqual(Buffer.from(bytes.subarray(100, 150)))
  expect(ahead.taken(file, 101)).toHaveLength(0)
  expect(ahead.taken(file + 1, 100)).toHaveLength(0)
  ahead.close(file)
  expect(ahead.taken(file, 100)).toHaveLength(0)
})

it('keeps what was taken while the next stretch comes', async () => {
  const file = opened()
  const ahead = newAhead()
  ahead.begin(file, 0, 4_000)
  await until(() => ahead.taken(file, 0).length > 0)
  const first = ahead.taken(file, 0)
  ahead.begin(file, 4_000, 4_000)
  await until(() => ahead.taken(file, 4_000).length > 0)
  expect(first).toEqual(Buffer.from(bytes.subarray(0, 4_000)))
  ahead.close(file)
})

it('gives what there is at the end of a file, and nothing behind it', async () => {
  const file = opened()
  const ahead = newAhead()
  ahead.begin(file, 9_990, 50)
  await until(() => ahead.taken(file, 9_990).length > 0)
  expect(ahead.taken(file, 9_990)).toEqual(Buffer.from(bytes.subarray(9_990)))
  ahead.close(file)
})

it('closes a file when nothing more is read from it', async () => {
  const file = opened()
  const ahead = newAhead()
  ahead.begin(file, 0, 10_000)
  ahead.close(file)
  expect(isClosed(file)).toBe(false)
  await until(() => isClosed(file))
  expect(ahead.taken(file, 0)).toHaveLength(0)
})

it('a file that cannot be read has nothing ahead', async () => {
  const ahead = newAhead()
  const folderItself = openSync(folder, 'r')
  ahead.begin(folderItself, 0, 100)
  const file = opened()
  await until(() => {
    ahead.begin(file, 0, 100)
    return ahead.taken(file, 0).length > 0
  })
  expect(ahead.taken(folderItself, 0)).toHaveLength(0)
  ahead.close(folderItself)
  ahead.close(file)
})

it.each([
  ['all of a stretch', 0, 10_000],
  ['its beginning', 0, 300],
  ['its end and more', 700, 9_300],
  ['nothing', 0, 0],
])('chunks are those of the file where %s is known', (_, from, length) => {
  const file = opened()
  const known = { from, bytes: bytes.slice(from, from + length) }
  for (const [start, end] of [
    [0, 10_000],
    [700, 1_200],
    [650, 10_000],
    [9_999, 10_000],
  ] as const) {
    const chunks = Array.from(chunksFrom(file, start, end, Buffer.alloc(256), known), (chunk) => [...chunk])
    expect(chunks.flat()).toEqual([...bytes.subarray(start, end)])
    for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(256)
  }
})
