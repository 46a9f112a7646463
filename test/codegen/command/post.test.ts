import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readJournal } from '../../../packages/codegen/src/post/journal-text.js'
import { stubApi } from '../post/stub-api.js'
import { said } from './said.js'

const pinterest = new URL('../../../examples/pinterest', import.meta.url).pathname
const sample = (name: string): string => join(pinterest, 'sample', `${name}.ndjson`)
const all = [sample('pin'), sample('geo'), sample('user')]
const together = ['--together', 'pin=index,geo=ind,user=ind']
const command = new URL('../../../packages/codegen/lockstep/bin/lockstep.js', import.meta.url).pathname

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-post-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

const post = (...words: readonly string[]) => said('post', ...words, '--module', pinterest)

/** The command as a process of its own. */
const started = (...words: readonly string[]) => {
  const child = spawn(process.execPath, [command, 'post', ...words, '--module', pinterest])
  const told = { out: '', err: '' }
  child.stdout.on('data', (text) => (told.out += text))
  child.stderr.on('data', (text) => (told.err += text))
  return { child, told, closed: once(child, 'close') }
}

const lines = (path: string): readonly unknown[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const texts = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(value)).sort()

describe('post', () => {
  it('posts the records of files to the topics of the pipeline, the three of one index one after the other', async () => {
    const api = await stubApi()
    const { code, out, err } = await post(...all, '--to', api.url, '--in-flight', '1', ...together)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^http:\/\/127\.0\.0\.1:[0-9]+: 1,200 records acknowledged \(pin 400, geo 400, user 400\) in [0-9.]+ s.*\n$/u,
    )
    expect(texts(api.taken)).toEqual(texts(all.flatMap(lines)))
    expect(api.came.slice(0, 3).map(({ path }) => path)).toEqual([
      '/topics/0a1b2c3d4e5f.pin',
      '/topics/0a1b2c3d4e5f.geo',
      '/topics/0a1b2c3d4e5f.user',
    ])
    const keys = api.taken.map(
      (value) => Reflect.get(Object(value), 'index') ?? Reflect.get(Object(value), 'ind'),
    )
    for (let place = 0; place < keys.length; place += 3)
      expect(new Set(keys.slice(place, place + 3)).size).toBe(1)
  })

  it('posts what a generator makes: the same for the same seed', async () => {
    const generator = ['--generator', join(pinterest, 'generate.ts'), '--generate', '50', '--seed', '7']
    const [first, second] = [await stubApi(), await stubApi()]
    expect((await post(...generator, '--to', first.url)).code).toBe(0)
    expect((await post(...generator, '--to', second.url, '--batch', '20')).code).toBe(0)
    expect(first.taken.length).toBe(150)
    expect(texts(second.taken)).toEqual(texts(first.taken))
  })

  it('tells all of it as one JSON document, and nothing with --quiet', async () => {
    const api = await stubApi()
    const { out } = await post(sample('pin'), '--to', api.url, '--json')
    expect(JSON.parse(out)).toMatchObject({ acknowledged: { pin: 400 }, invalid: 0, refused: 0, kept: null })
    expect(await post(sample('geo'), '--to', api.url, '--quiet')).toEqual({ code: 0, out: '', err: '' })
  })

  it('ends with 1 where records were not taken, and says where they are', async () => {
    const api = await stubApi()
    const poison = [
      '{"ind":1}',
      '{"ind":"2"}',
      `{"ind":3,"country":${JSON.stringify('x'.repeat(1_000_000))}}`,
      'no JSON',
    ]
    writeFileSync(at('geo.ndjson'), poison.join('\n'))
    const { code, err } = await post(at('geo.ndjson'), '--to', api.url, '--refused', at('refused'))
    expect(code).toBe(1)
    expect(err).toBe(
      `2 records were not posted: 2 that the raw schema does not take; each stands in ${at('refused')}, with the reason\n`,
    )
    expect(lines(at('refused'))).toMatchObject([
      { place: 'geo.ndjson:2', why: 'ind: expected number, received string' },
      { place: 'geo.ndjson:4', record: 'no JSON' },
    ])
    expect(api.taken.length).toBe(2)
  })

  it.each([
    [403, { message: 'Forbidden' }, /: 403: Forbidden; it does not let you in; check the address/u],
    [
      429,
      { message: 'Too Many Requests' },
      /: 429: Too Many Requests; tried 1 time in 0 s, and it asks to wait for 900 s/u,
    ],
  ])('says in a sentence that an API answers %i', async (status, body, why) => {
    const api = await stubApi(() => ({ status, body, headers: { 'retry-after': '900' } }))
    const { code, err } = await post(sample('pin'), '--to', api.url)
    expect(code).toBe(2)
    expect(err).toMatch(why)
    expect(err).toMatch(
      /; 0 records were acknowledged; without a journal, the next run posts all of them again\n$/u,
    )
  })

  it('says in a sentence that nothing answers', async () => {
    const { code, err } = await post(sample('pin'), '--to', 'http://127.0.0.1:9', '--patience', '1')
    expect(code).toBe(2)
    expect(err).toMatch(
      /nothing listens there; tried [0-9]+ times? in [0-9]+ s; 0 records were acknowledged;/u,
    )
  })

  it.each([
    [['--to', 'http://a'], /nothing to post was named; name files, such as pin\.ndjson, or --generator/u],
    [[sample('pin')], /required option '--to <address>' not specified/u],
    [
      [sample('pin'), '--to', 'localhost:8082'],
      /expected an address such as http:\/\/127\.0\.0\.1:8082, got localhost:8082/u,
    ],
    [[sample('pin'), '--to', 'http://a:b@c'], /a name and a password do not stand in an address/u],
    [[sample('pin'), sample('pin'), '--to', 'http://a'], /there are two files of pin/u],
    [
      ['other.ndjson', '--to', 'http://a'],
      /of which table\? a file is named for its table, such as pin\.ndjson/u,
    ],
    [['x=other.ndjson', '--to', 'http://a'], /there is no table x of raw records; there are pin, geo, user/u],
    [['pin.ndjson', '--to', 'http://a'], /pin\.ndjson: cannot be used: there is no such file/u],
    [
      [sample('pin'), '--to', 'http://a', '--together', 'ind'],
      /expected a column of pin, of which there are index,.* got ind/u,
    ],
    [[sample('pin'), '--to', 'http://a', '--topic', 'pin'], /expected something like pin=name, got pin/u],
    [[sample('pin'), '--to', 'http://a', '--rate', '0'], /expected a whole number from 1 to 1000000, got 0/u],
    [[sample('pin'), '--to', 'http://a', '--shape', 'rest'], /expected kafka or kinesis, got rest/u],
    [[sample('pin'), '--to', 'http://a', '--generate', '5'], /files or a generator: name one of them/u],
    [
      ['--generator', join(pinterest, 'words.ts'), '--generate', '5', '--to', 'http://a'],
      /expected a module with one function/u,
    ],
  ])('says what is wrong with %j', async (words, why) => {
    const { code, err } = await post(...words)
    expect(code).toBe(2)
    expect(err).toMatch(why)
    expect(err.trimEnd().split('\n').length).toBe(1)
  })

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    const api = await stubApi()
    writeFileSync(at('geo.ndjson'), '{"ind":"1"}\n')
    const { code, err } = await post(at('geo.ndjson'), '--to', api.url, '--refused', '/dev/full')
    expect(code).toBe(2)
    expect(err).toMatch(
      /^lockstep: \/dev\/full: the disk is full; make room, and run the same command again; 0 records/u,
    )
  })
})

describe('post that is ended', () => {
  const words = (url: string, ...more: readonly string[]) => [
    ...all,
    '--to',
    url,
    '--journal',
    at('journal'),
    ...together,
    ...more,
  ]

  it('by SIGKILL goes on with what was not acknowledged, and nothing is lost', async () => {
    const api = await stubApi()
    for (const enough of [200, 600, 900]) {
      const { child, closed } = started(...words(api.url, '--rate', '600'))
      await expect.poll(() => api.taken.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(enough)
      child.kill('SIGKILL')
      await closed
    }
    const killed = api.taken.length
    const { code, out } = await post(...words(api.url))
    expect(code).toBe(0)
    expect(new Set(texts(api.taken))).toEqual(new Set(texts(all.flatMap(lines))))
    const before = Number(/; ([0-9,]+) were settled before/u.exec(out)?.[1]?.replace(',', ''))
    expect(before).toBeGreaterThan(0)
    // What goes twice is what was under way, or acknowledged since the last line of the journal.
    expect(api.taken.length - killed).toBe(1_200 - before)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s waits for what is under way, and its journal is in order',
    async (signal) => {
      const api = await stubApi()
      const { child, told, closed } = started(...words(api.url, '--rate', '300'))
      await expect.poll(() => api.taken.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(100)
      child.kill(signal)
      expect(await closed).toEqual([2, null])
      expect(told.err).toMatch(/^ending: what is under way is waited for/u)
      expect(told.err).toMatch(
        /it was stopped; [0-9]+ records were acknowledged; the same command goes on from .*journal\n$/u,
      )
      const journal = readJournal(readFileSync(at('journal'), 'utf8'))
      if (journal === null || 'damaged' in journal) throw new Error('the journal is not in order')
      const sets = Object.values(journal.settled.acknowledged)
      expect(sets.reduce((sum, set) => sum + set.size(), 0)).toBe(api.taken.length)
      expect((await post(...words(api.url))).code).toBe(0)
      expect(texts(api.taken)).toEqual(texts(all.flatMap(lines)))
    },
  )

  it('by SIGINT while nobody answers ends in seconds, and says what may have been taken', async () => {
    const api = await stubApi(() => null)
    const { child, told, closed } = started(...words(api.url, '--timeout', '60', '--in-flight', '4'))
    await expect.poll(() => api.came.length, { timeout: 60_000, interval: 5 }).toBe(4)
    child.kill('SIGINT')
    expect(await closed).toEqual([2, null])
    expect(told.err).toMatch(
      /0 records were acknowledged, and 4 more that were sent may have been taken, too/u,
    )
  })
})
