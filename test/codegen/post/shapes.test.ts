import { describe, expect, test } from 'vitest'
import type { Posting } from '../../../packages/codegen/src/post/posting.js'
import { shapes } from '../../../packages/codegen/src/post/shapes.js'
import { verdictOf } from '../../../packages/codegen/src/post/verdict.js'

const record = (number: number, text: string): Posting => ({ table: 'pin', number, text, place: '' })

describe('the shape of Kafka', () => {
  const { kafka } = shapes

  test('is that of the REST proxy, with each record as it stands', () => {
    expect(
      kafka.request('u1.pin', [record(1, '{"a":1.0}'), record(2, '{"a":12345678901234567890}')]),
    ).toEqual({
      method: 'POST',
      path: '/topics/u1.pin',
      contentType: 'application/vnd.kafka.json.v2+json',
      body: '{"records":[{"value":{"a":1.0}},{"value":{"a":12345678901234567890}}]}',
    })
  })

  test('has a fate for each record', () => {
    const answer = {
      offsets: [
        { partition: 0, offset: 5, error_code: null, error: null },
        { partition: null, offset: null, error_code: 50_003, error: 'later' },
        { partition: null, offset: null, error_code: 2, error: 'later' },
        { partition: null, offset: null, error_code: 50_002, error: 'too large' },
        { partition: 1, offset: 0 },
      ],
    }
    expect(kafka.fates(answer, 5)?.map(({ fate }) => fate)).toEqual([
      'acknowledged',
      'again',
      'again',
      'refused',
      'acknowledged',
    ])
  })

  test.each([null, {}, { offsets: [] }, { offsets: [{ offset: 1 }, { offset: 2 }] }, 'ok'])(
    'takes %j for no answer to one record',
    (answer) => expect(kafka.fates(answer, 1)).toBeUndefined(),
  )
})

// "Tutorial: Create a REST API as an Amazon Kinesis proxy" of API Gateway, and PutRecord and PutRecords of the API of Kinesis.
describe('the shape of Kinesis', () => {
  const { kinesis } = shapes

  test('is PutRecord for one record, which stands in it as it is', () => {
    const { body, ...request } = kinesis.request('streaming-u1-pin', [record(3, '{"a":1}')])
    expect(request).toEqual({
      method: 'PUT',
      path: '/streams/streaming-u1-pin/record',
      contentType: 'application/json',
    })
    expect(JSON.parse(body)).toEqual({
      StreamName: 'streaming-u1-pin',
      Data: { a: 1 },
      PartitionKey: 'partition-3',
    })
  })

  test('is PutRecords for several, each of which is text', () => {
    const { body, path } = kinesis.request('s', [record(1, '{"a":1}'), record(2, '{"a":"é"}')])
    expect(path).toBe('/streams/s/records')
    expect(JSON.parse(body)).toEqual({
      records: [
        { data: '{"a":1}', 'partition-key': 'partition-1' },
        { data: '{"a":"é"}', 'partition-key': 'partition-2' },
      ],
    })
  })

  test('acknowledges what has a sequence number', () => {
    expect(kinesis.fates({ SequenceNumber: '49', ShardId: 'shardId-0' }, 1)).toEqual([
      { fate: 'acknowledged' },
    ])
    const answer = {
      FailedRecordCount: 1,
      Records: [
        { SequenceNumber: '49', ShardId: 'shardId-0' },
        { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'Rate exceeded' },
      ],
    }
    expect(kinesis.fates(answer, 2)?.map(({ fate }) => fate)).toEqual(['acknowledged', 'again'])
  })

  // "Common errors" of the API of Kinesis: its JSON protocol has 400 for all of these but the third.
  test.each([
    ['ProvisionedThroughputExceededException', 'again'],
    ['LimitExceededException', 'again'],
    ['InternalFailure', 'again'],
    ['KMSThrottlingException', 'again'],
    ['ValidationException', 'refused'],
    ['InvalidArgumentException', 'refused'],
    ['AccessDeniedException', 'stop'],
    ['ResourceNotFoundException', 'stop'],
    ['UnrecognizedClientException', 'stop'],
  ])('takes %s, whatever its status, for: %s', (type, failure) => {
    const answer = { __type: type, message: 'why' }
    expect(kinesis.failure(answer)).toEqual({ failure, why: `${type}: why` })
    expect(kinesis.fates(answer, 1)).toBeUndefined()
    for (const status of [200, 400]) {
      const text = JSON.stringify(answer)
      const verdict = verdictOf({ answered: true, status, text, retryAfter: null }, kinesis, 1)
      expect(verdict).toMatchObject({ verdict: failure, why: `${status}: ${type}: why` })
    }
  })

  test('knows no other answers', () => {
    expect(kinesis.failure({ message: 'Hello' })).toBeUndefined()
    expect(kinesis.fates({ message: 'Hello' }, 1)).toBeUndefined()
  })
})
