import { describe, expect, onTestFinished, test } from 'vitest'
import { undelivered } from '../../../examples/pinterest/pipeline/front/deliveries.js'
import { type FrontLimits, startFront } from '../../../examples/pinterest/pipeline/front/front.js'
import { type StubKafka, stubKafka } from './stub-kafka.js'

/*
 * What is expected comes from Confluent's documents of the v2 API: "Confluent REST Proxy API Reference", 5.4 to 7.6
 * (docs.confluent.io/platform/7.2/kafka-rest/api.html), and where that is silent, from the proxy's own tests
 * (github.com/confluentinc/kafka-rest, TopicsResourceBinaryProduceTest). Each test names its part of them.
 */

const json = 'application/vnd.kafka.json.v2+json'

const frontOf = async (kafka: StubKafka, limits: FrontLimits = {}) => {
  const front = await startFront(kafka, limits)
  onTestFinished(front.stop)
  return async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${front.url}${path}`, init)
    const type = answer.headers.get('content-type')
    return { status: answer.status, type, body: (await answer.json()) as unknown }
  }
}

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': json, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const texts = ({ kept }: StubKafka) =>
  kept.map(({ key, value, partition }) => [
    key === null ? null : String(key),
    value === null ? null : String(value),
    partition,
  ])

describe('POST /topics/(topic_name)', () => {
  test('answers with partition and offset of each record, and null for errors and schemas ("Example JSON response")', async () => {
    const ask = await frontOf(stubKafka())
    expect(await ask('/topics/pins', post({ records: [{ value: { a: 1 } }, { value: { a: 2 } }] }))).toEqual({
      status: 200,
      type: 'application/vnd.kafka.v2+json',
      body: {
        key_schema_id: null,
        value_schema_id: null,
        offsets: [
          { partition: 0, offset: 0, error_code: null, error: null },
          { partition: 0, offset: 1, error_code: null, error: null },
        ],
      },
    })
  })

  test('takes keys and partitions, which are optional ("records[i].key", "records[i].partition")', async () => {
    const kafka = stubKafka()
    const ask = await frontOf(kafka)
    const records = [
      { key: 'k', value: 'text' },
      { key: null, value: [1, { b: null }], partition: 1 },
      { key: { id: 7 }, value: null },
    ]
    expect((await ask('/topics/pins', post({ records }))).status).toBe(200)
    expect(texts(kafka)).toEqual([
      ['"k"', '"text"', null],
      [null, '[1,{"b":null}]', 1],
      ['{"id":7}', null, null],
    ])
  })

  test('keeps numbers as they are written, since the proxy reads them as JSON nodes', async () => {
    const kafka = stubKafka()
    const ask = await frontOf(kafka)
    await ask(
      '/topics/pins',
      post('{"records":[{"value":{"a":9007199254740993,"b":1.0,"c":-0.0,"d":1e400}}]}'),
    )
    expect(texts(kafka)).toEqual([[null, '{"a":9007199254740993,"b":1.0,"c":-0.0,"d":1e400}', null]])
  })

  test('tells of each record why it failed, and still answers 200 ("offsets[i].error_code", issue 586 of the proxy)', async () => {
    const ask = await frontOf(stubKafka((place) => undelivered(place === 0 ? 'forGood' : 'forNow', 'why')))
    const { status, body } = await ask('/topics/pins', post({ records: [{ value: 1 }, { value: 2 }] }))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      offsets: [
        { partition: null, offset: null, error_code: 50_002, error: 'why' },
        { partition: null, offset: null, error_code: 50_003, error: 'why' },
      ],
    })
  })

  test('answers 404 with 40401 for a topic that is not there ("Error code 40401 -- Topic not found")', async () => {
    const ask = await frontOf(stubKafka())
    expect(await ask('/topics/nothing', post({ records: [{ value: 1 }] }))).toMatchObject({
      status: 404,
      body: { error_code: 40_401, message: 'Topic not found.' },
    })
  })

  test.each([['application/json'], ['application/vnd.kafka.json.v1+json'], ['text/plain']])(
    'answers 415 for %s ("Content Types")',
    async (type) => {
      const ask = await frontOf(stubKafka())
      expect(
        await ask('/topics/pins', post({ records: [{ value: 1 }] }, { 'content-type': type })),
      ).toMatchObject({ status: 415, body: { error_code: 415, message: 'HTTP 415 Unsupported Media Type' } })
    },
  )

  test('answers 406 where the answer would not be taken ("Content Types", Accept)', async () => {
    const ask = await frontOf(stubKafka())
    const request = post({ records: [{ value: 1 }] }, { accept: 'text/html' })
    expect(await ask('/topics/pins', request)).toMatchObject({ status: 406, body: { error_code: 406 } })
  })

  test('answers 422 in the words of the reference where records are empty ("Errors")', async () => {
    const ask = await frontOf(stubKafka())
    expect(await ask('/topics/pins', post({ records: [] }))).toMatchObject({
      status: 422,
      body: { error_code: 422, message: 'records may not be empty' },
    })
  })

  test.each([
    ['no JSON', 'no JSON'],
    ['a body that is empty', ''],
    ['no records', '{}'],
    ['records that are no list', '{"records":{}}'],
    ['a record without its envelope (issue 85 of the proxy)', '{"records":[{"my_field":12}]}'],
    ['a field that is not known (issue 669 of the proxy)', '{"receiver":"x","records":[{"value":1}]}'],
    ['a partition that is no whole number', '{"records":[{"value":1,"partition":1.5}]}'],
    ['a partition below 0', '{"records":[{"value":1,"partition":-1}]}'],
  ])('answers 422 for %s ("improperly formatted or contains semantic errors")', async (_, body) => {
    const kafka = stubKafka()
    const ask = await frontOf(kafka)
    const answer = await ask('/topics/pins', post(body))
    expect(answer).toMatchObject({
      status: 422,
      body: { error_code: 422, message: expect.stringMatching(/./) },
    })
    expect(kafka.kept).toEqual([])
  })

  test('answers 422 for a body that is not UTF-8', async () => {
    const ask = await frontOf(stubKafka())
    const body = Buffer.from([...Buffer.from('{"records":[{"value":"'), 0xff, ...Buffer.from('"}]}')])
    expect((await ask('/topics/pins', { ...post(''), body })).status).toBe(422)
  })

  test('answers 413 for a body that is too large, whether its length is told or not', async () => {
    const ask = await frontOf(stubKafka(), { bodyBytes: 1_000 })
    const body = JSON.stringify({ records: [{ value: 'x'.repeat(2_000) }] })
    expect(await ask('/topics/pins', post(body))).toMatchObject({ status: 413, body: { error_code: 413 } })
    const parts = new Blob([body]).stream()
    const untold: RequestInit & { readonly duplex: 'half' } = { ...post(''), body: parts, duplex: 'half' }
    expect(await ask('/topics/pins', untold)).toMatchObject({ status: 413, body: { error_code: 413 } })
  })
})

test('GET /topics gives the names of the topics ("Get a list of Kafka topics")', async () => {
  const ask = await frontOf(stubKafka())
  expect(await ask('/topics')).toEqual({
    status: 200,
    type: 'application/vnd.kafka.v2+json',
    body: ['pins', 'places'],
  })
})

test.each([
  ['GET', '/topics/pins', 405],
  ['PUT', '/topics', 405],
  ['GET', '/nothing', 404],
  ['GET', '/topics/pins/partitions', 404],
])('answers %s %s with %i, with the code of the status ("Errors")', async (method, path, status) => {
  const ask = await frontOf(stubKafka())
  expect(await ask(path, { method })).toMatchObject({ status, body: { error_code: status } })
})

test('works on no more than it may hold; requests that come later wait, and are answered', async () => {
  const open: (() => void)[] = []
  const kafka = stubKafka(
    (place) =>
      new Promise((resolve) => {
        open.push(() => resolve({ partition: 0, offset: place, error_code: null, error: null }))
      }),
  )
  const body = JSON.stringify({ records: [{ value: 'x'.repeat(400) }] })
  const ask = await frontOf(kafka, { heldBytes: body.length * 2 })
  const answers = Array.from({ length: 5 }, () => ask('/topics/pins', post(body)))
  const released = async (count: number): Promise<void> => {
    await expect.poll(() => open.length).toBe(count)
    await ask('/topics')
    expect(kafka.kept.length).toBe(count)
  }
  await released(2)
  open[0]?.()
  open[1]?.()
  await released(4)
  open[2]?.()
  open[3]?.()
  await released(5)
  open[4]?.()
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
})

test('answers what it has before it stops, and listens on loopback only', async () => {
  let release: () => void = () => {}
  const kafka = stubKafka(
    () => new Promise((resolve) => (release = () => resolve(undelivered('forNow', 'late')))),
  )
  const front = await startFront(kafka)
  expect(new URL(front.url).hostname).toBe('127.0.0.1')
  const answer = fetch(`${front.url}/topics/pins`, post({ records: [{ value: 1 }] }))
  await expect.poll(() => kafka.kept.length).toBe(1)
  const stopped = front.stop()
  release()
  expect((await answer).status).toBe(200)
  await stopped
  await expect(fetch(`${front.url}/topics`)).rejects.toThrow()
})
