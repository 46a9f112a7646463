import { expect, test } from 'vitest'
import type { Delivery } from '../../examples/pinterest/pipeline/front/deliveries.js'
import { startedFront } from './front-started.js'
import { topicEnds, topicValues } from './topics.js'

const json = 'application/vnd.kafka.json.v2+json'

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': json },
  body: JSON.stringify(body),
})

/** A front before a topic of three partitions, one of one, and one that takes little. */
const started = async () => {
  const { broker, url } = await startedFront([
    { topic: 'pins', numPartitions: 3 },
    { topic: 'one', numPartitions: 1 },
    { topic: 'small', numPartitions: 1, configEntries: [{ name: 'max.message.bytes', value: '2000' }] },
  ])
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${url}${path}`, init)
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  const put = async (topic: string, ...records: readonly object[]): Promise<readonly Delivery[]> => {
    const { status, body } = await ask(`/topics/${topic}`, post({ records }))
    expect(status).toBe(200)
    return Reflect.get(Object(body), 'offsets')
  }
  return { broker, ask, put }
}

test('the front puts records into a real Kafka, and tells where they stand', async () => {
  const { broker, ask, put } = await started()

  expect((await ask('/topics')).body).toEqual(['one', 'pins', 'small'])
  expect(await ask('/topics/absent', post({ records: [{ value: 1 }] }))).toMatchObject({
    status: 404,
    body: { error_code: 40_401 },
  })
  expect(await ask('/topics/one', post({ records: [{ value: 1, partition: 7 }] }))).toMatchObject({
    status: 404,
    body: { error_code: 40_402 },
  })
  // Nothing is made by asking for it.
  expect((await ask('/topics')).body).toEqual(['one', 'pins', 'small'])

  const put40 = await Promise.all(
    Array.from({ length: 40 }, (_, place) =>
      put('one', { value: { place } }, { value: { place, second: true } }),
    ),
  )
  const values = await topicValues(broker.servers, 'one')
  const at = (delivery: Delivery | undefined) => values.get(`${delivery?.partition}/${delivery?.offset}`)
  for (const [place, [first, second]] of put40.entries()) {
    expect(at(first)).toBe(JSON.stringify({ place }))
    expect(at(second)).toBe(JSON.stringify({ place, second: true }))
  }
  expect(values.size).toBe(80)

  const same = Array.from({ length: 6 }, () => ({ key: 'same', value: 1 }))
  const keyed = await put('pins', ...same, { value: 2, partition: 1 })
  expect(new Set(keyed.slice(0, 6).map(({ partition }) => partition)).size).toBe(1)
  expect(keyed[6]?.partition).toBe(1)

  expect(await put('one', { value: 'x'.repeat(1_100_000) }, { value: 'fits' })).toMatchObject([
    { partition: null, offset: null, error_code: 50_002, error: expect.stringContaining('max.request.size') },
    { partition: 0, offset: 80, error_code: null },
  ])

  // A topic that takes less than a batch: what fits by itself still goes in.
  const texts = ['a'.repeat(900), 'b'.repeat(900), 'c'.repeat(5_000), 'd']
  expect(await put('small', ...texts.map((value) => ({ value })))).toMatchObject([
    { offset: 0, error_code: null },
    { offset: 1, error_code: null },
    { offset: null, error_code: 50_002 },
    { offset: 2, error_code: null },
  ])
  expect(await topicEnds(broker.servers, 'small')).toBe(3)
})

test('while the broker is away records fail for now, and once it is back they go in', async () => {
  const { broker, ask, put } = await started()
  expect(await put('one', { value: 'before' })).toMatchObject([{ offset: 0 }])
  broker.stop()
  expect(await put('one', { value: 'lost' })).toMatchObject([
    { partition: null, offset: null, error_code: 50_003, error: expect.stringMatching(/./) },
  ])
  expect(await ask('/topics/pins', post({ records: [{ value: 1 }] }))).toMatchObject({
    status: 500,
    body: { error_code: 50_003 },
  })
  await broker.restart()
  expect(await put('one', { value: 'after' })).toMatchObject([{ error_code: null }])
  expect([...(await topicValues(broker.servers, 'one')).values()]).toEqual(['"before"', '"after"'])
})
