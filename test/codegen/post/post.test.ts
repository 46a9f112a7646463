import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock } from './fake-clock.js'
import { ids, keptIn, newFolder, postLines, upTo, wordLines } from './posting.js'
import { stubApi } from './stub-api.js'

test('posts each record once, as it stands, so many requests at once', async () => {
  const api = await stubApi()
  const { ended, posted } = await postLines(wordLines(500), { to: api.url, inFlight: 5 })
  expect(ended).toBeNull()
  expect(posted.acknowledged).toEqual({ word: 500 })
  expect(ids(api.taken)).toEqual(upTo(500))
  expect(api.came[0]).toMatchObject({ method: 'POST', path: '/topics/words' })
  expect(api.most()).toBeLessThanOrEqual(5)
})

test('puts records of a batch into one request', async () => {
  const api = await stubApi()
  const { posted } = await postLines(wordLines(95), { to: api.url, batch: 20 })
  expect(posted.acknowledged).toEqual({ word: 95 })
  expect(api.came.map(({ records }) => records.length).sort((a, b) => b - a)).toEqual([20, 20, 20, 20, 15])
})

test('goes on through a server that answers 503 for a while', async () => {
  const api = await stubApi((_, place) => (place >= 20 && place < 60 ? { status: 503 } : undefined))
  const { ended, posted } = await postLines(wordLines(100), { to: api.url, clock: fakeClock() })
  expect(ended).toBeNull()
  expect(ids(api.taken)).toEqual(upTo(100))
  expect(posted).toMatchObject({ retried: 40, lastWhy: '503' })
})

test('waits as long as 429 asks for, and lets nothing else out meanwhile', async () => {
  const clock = fakeClock()
  const times: number[] = []
  const api = await stubApi((_, place) => {
    times.push(clock.now())
    return place === 10 ? { status: 429, headers: { 'retry-after': '7' } } : undefined
  })
  const { ended } = await postLines(wordLines(30), { to: api.url, clock, inFlight: 1 })
  expect(ended).toBeNull()
  expect(times.slice(0, 11)).toEqual(upTo(11).map(() => 0))
  expect(Math.min(...times.slice(11))).toBeGreaterThanOrEqual(7_000)
  expect(ids(api.taken)).toEqual(upTo(30))
})

test('gives up soon where 429 asks for longer than anybody waits', async () => {
  const api = await stubApi(() => ({ status: 429, headers: { 'retry-after': '3600' } }))
  const { ended } = await postLines(wordLines(5), { to: api.url })
  expect(String(ended)).toMatch(/\/topics\/words: 429; tried 1 time in 0 s, and it asks to wait for 3600 s$/u)
})

test.each([
  [401, { message: 'Unauthorized' }, /401: Unauthorized; it asks who you are/u],
  [
    403,
    { message: 'Missing Authentication Token' },
    /403: Missing Authentication Token; it does not let you in/u,
  ],
  [
    404,
    { error_code: 40_401, message: 'Topic not found.' },
    /404: Topic not found\.; it does not know the topic/u,
  ],
  [415, {}, /415; it does not take the content type/u],
  [302, {}, /302; check the address/u],
])('ends at once where an API answers %i, and posts nothing more', async (status, body, why) => {
  const api = await stubApi(() => ({ status, body }))
  const refused = join(newFolder(), 'refused')
  const { ended, posted } = await postLines(wordLines(200), { to: api.url, inFlight: 4, refused })
  expect(String(ended)).toMatch(why)
  expect(api.came.length).toBeLessThanOrEqual(4)
  expect(posted).toMatchObject({ retried: 0, refused: 0, uncertain: 0 })
  expect(existsSync(refused)).toBe(false)
})

test('counts nothing as acknowledged by an answer of 200 that does not say so', async () => {
  const api = await stubApi(() => ({ status: 200, body: { hello: 'world' } }))
  const { ended, posted } = await postLines(wordLines(3), { to: api.url })
  expect(String(ended)).toMatch(/200: \{"hello":"world"\}; that does not say which records were taken/u)
  expect(posted.acknowledged).toEqual({ word: 0 })
})

test('gives up on a server that takes requests and never answers', async () => {
  const api = await stubApi(() => null)
  const { ended, posted } = await postLines(wordLines(3), { to: api.url, timeout: 50, patience: 1 })
  expect(String(ended)).toMatch(/no answer in 0\.05 s; tried 1 time/u)
  expect(posted.uncertain).toBe(3)
})

test('sends again what had no answer in time', async () => {
  const api = await stubApi((_, place) => (place % 3 === 0 ? null : undefined))
  const { ended, posted } = await postLines(wordLines(6), { to: api.url, timeout: 60, clock: fakeClock() })
  expect(ended).toBeNull()
  expect(ids(api.taken)).toEqual(upTo(6))
  expect(posted.lastWhy).toBe('no answer in 0.06 s')
})

test('gives up where nothing listens, and says that nothing was sent', async () => {
  const { ended, posted } = await postLines(wordLines(3), {
    to: 'http://127.0.0.1:9',
    clock: fakeClock(),
    random: () => 1,
  })
  expect(String(ended)).toMatch(
    /^PostError: POST http:\/\/127\.0\.0\.1:9\/topics\/words: nothing listens there; tried \d times/u,
  )
  expect(posted.uncertain).toBe(0)
})

test('waits longer between attempts, up to its patience', async () => {
  const clock = fakeClock()
  const api = await stubApi((_, place) => (place === 0 ? undefined : { status: 500 }))
  const { ended } = await postLines(wordLines(2), { to: api.url, clock, inFlight: 1, random: () => 1 })
  expect(clock.slept).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 12_800, 20_000, 20_000])
  expect(String(ended)).toMatch(/500; tried 10 times in 65 s$/u)
})

test('keeps what the raw schema does not take, with the reason, and posts the rest', async () => {
  const api = await stubApi()
  const refused = join(newFolder(), 'refused')
  const poison = ['{"id":"2","word":"a"}', 'no JSON', '{"id":4}', '{"id":5,"words":"a"}']
  const { ended, posted } = await postLines(['{"id":1,"word":"a"}', ...poison], { to: api.url, refused })
  expect(ended).toBeNull()
  expect(ids(api.taken)).toEqual([1, 4])
  expect(posted).toMatchObject({ invalid: 3, refused: 0 })
  expect(keptIn(refused)).toEqual([
    {
      table: 'word',
      number: 2,
      place: 'word.ndjson:2',
      by: 'schema',
      why: 'id: expected number, received string',
      record: poison[0],
    },
    expect.objectContaining({ number: 3, why: expect.stringMatching(/^not JSON: /u), record: 'no JSON' }),
    expect.objectContaining({ number: 5, why: 'Unrecognized key: "words"' }),
  ])
})

test.each([400, 413, 422])(
  'finds which record of a batch is the cause of %i, and posts the others',
  async (status) => {
    const isPoison = (value: unknown): boolean => ids([value])[0] === 13
    const api = await stubApi(({ records }) =>
      records.some(isPoison) ? { status, body: { error_code: status, message: 'no' } } : undefined,
    )
    const refused = join(newFolder(), 'refused')
    const { ended, posted } = await postLines(wordLines(40), { to: api.url, batch: 16, refused })
    expect(ended).toBeNull()
    expect(ids(api.taken)).toEqual(upTo(40).filter((id) => id !== 13))
    expect(posted).toMatchObject({ acknowledged: { word: 39 }, refused: 1 })
    expect(keptIn(refused)).toMatchObject([{ number: 13, by: 'server', why: `${status}: no` }])
  },
)

test('takes each record of an answer for itself: acknowledged, refused, or to be sent again', async () => {
  const sent = new Map<number, number>()
  const api = await stubApi(({ records }) => ({
    status: 200,
    body: {
      offsets: ids(records).map((id) => {
        sent.set(id, (sent.get(id) ?? 0) + 1)
        if (id === 3) return { partition: null, offset: null, error_code: 50_002, error: 'too large' }
        if (id === 5 && sent.get(id) === 1)
          return { partition: null, offset: null, error_code: 50_003, error: 'later' }
        return { partition: 0, offset: id, error_code: null, error: null }
      }),
    },
  }))
  const refused = join(newFolder(), 'refused')
  const { posted } = await postLines(wordLines(8), { to: api.url, batch: 8, refused, clock: fakeClock() })
  expect(posted).toMatchObject({ acknowledged: { word: 7 }, refused: 1, retried: 1, lastWhy: '50003: later' })
  expect([...sent.values()]).toEqual([1, 1, 1, 1, 2, 1, 1, 1])
  expect(keptIn(refused)).toMatchObject([{ number: 3, why: '50002: too large' }])
})

test('keeps to its rate', async () => {
  const clock = fakeClock()
  const api = await stubApi()
  await postLines(wordLines(300), { to: api.url, clock, rate: 100, batch: 10 })
  expect(clock.now()).toBeCloseTo(3_000, 0)
})
