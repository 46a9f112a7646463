import { z } from 'zod'
import type { Posting } from './posting.js'

/** The name of a shape. */
export type ShapeName = 'kafka' | 'kinesis'

/** What became of one record of a request. */
export type RecordFate =
  | { readonly fate: 'acknowledged' }
  | { readonly fate: 'refused'; readonly why: string }
  /** It may be taken if it is sent again. */
  | { readonly fate: 'again'; readonly why: string }

/** A request that carries records. */
export interface PostRequest {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly contentType: string
  readonly body: string
}

/** How records are carried, and how answers are read. */
export interface Shape {
  /** The most records of a request. */
  readonly most: number
  /** What a table's records go to, where nothing else is said. */
  readonly request: (target: string, records: readonly Posting[]) => PostRequest
  /** The fate of each record by an answer of status 200; nothing where that is not such an answer. */
  readonly fates: (answer: unknown, count: number) => readonly RecordFate[] | undefined
  /** What an answer says of the request as a whole, where it says more than its status does. */
  readonly failure: (answer: unknown) => Failure | undefined
}

/** Why a request failed: for a time, by what was sent, or for whatever is sent. */
export interface Failure {
  readonly failure: 'again' | 'refused' | 'stop'
  readonly why: string
}

const isNothing = (value: unknown): value is null | undefined => value === undefined || value === null

const acknowledged: RecordFate = { fate: 'acknowledged' }

/** Confluent's documents have 2 for what may do if tried again, and the proxy sends 50003. */
const forNow = new Set([2, 50_003])

const offsets = z.object({
  offsets: z.array(
    z.object({
      offset: z.number().nullish(),
      error_code: z.number().nullish(),
      error: z.string().nullish(),
    }),
  ),
})

const kafka: Shape = {
  most: 10_000,
  failure: () => undefined,
  request: (target, records) => ({
    method: 'POST',
    path: `/topics/${encodeURIComponent(target)}`,
    contentType: 'application/vnd.kafka.json.v2+json',
    body: `{"records":[${records.map(({ text }) => `{"value":${text}}`).join(',')}]}`,
  }),
  fates: (answer, count) => {
    const { data } = offsets.safeParse(answer)
    if (data?.offsets.length !== count) return undefined
    return data.offsets.map(({ error_code: code, error, offset }): RecordFate => {
      if (isNothing(code)) return isNothing(offset) ? { fate: 'again', why: 'no offset' } : acknowledged
      return { fate: forNow.has(code) ? 'again' : 'refused', why: `${code}: ${error ?? 'no reason given'}` }
    })
  },
}

/** Records of one number go to one shard, wherever they are sent from. */
const partitionKey = ({ number }: Posting): string => `partition-${number}`

const put = z.object({ SequenceNumber: z.string() })

const putMany = z.object({
  Records: z.array(
    z.object({
      SequenceNumber: z.string().nullish(),
      ErrorCode: z.string().nullish(),
      ErrorMessage: z.string().nullish(),
    }),
  ),
})

const failed = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
})

/** What Kinesis says for a time only. */
const passing = /Throughput|Throttling|LimitExceeded|InternalFailure|ServiceUnavailable|RequestExpired/u

/** What Kinesis says of a record; whatever else it says, it would say of all others. */
const ofRecord = /Validation|InvalidArgument|Serialization/u

const kinesis: Shape = {
  most: 500,
  // Kinesis has 400 for most of these, and API Gateway 200, unless its answers are mapped.
  failure: (answer) => {
    const { data } = failed.safeParse(answer)
    if (data === undefined) return undefined
    const { __type: type, message = data.Message } = data
    return {
      failure: passing.test(type) ? 'again' : ofRecord.test(type) ? 'refused' : 'stop',
      why: `${type.replace(/^.*#/u, '')}${message === undefined ? '' : `: ${message}`}`,
    }
  },
  request: (target, records) => {
    const path = `/streams/${encodeURIComponent(target)}`
    const [one, ...others] = records
    const body =
      one !== undefined && others.length === 0
        ? `{"StreamName":${JSON.stringify(target)},"Data":${one.text},"PartitionKey":${JSON.stringify(partitionKey(one))}}`
        : JSON.stringify({
            records: records.map((each) => ({ data: each.text, 'partition-key': partitionKey(each) })),
          })
    return {
      method: 'PUT',
      path: `${path}/${others.length === 0 ? 'record' : 'records'}`,
      contentType: 'application/json',
      body,
    }
  },
  fates: (answer, count) => {
    if (count === 1 && put.safeParse(answer).success) return [acknowledged]
    const { data } = putMany.safeParse(answer)
    if (data?.Records.length !== count) return undefined
    return data.Records.map(({ SequenceNumber, ErrorCode, ErrorMessage }): RecordFate => {
      if (!isNothing(SequenceNumber) && isNothing(ErrorCode)) return acknowledged
      return { fate: 'again', why: `${ErrorCode ?? 'no sequence number'}: ${ErrorMessage ?? ''}` }
    })
  },
}

/** The shapes in which records are posted. */
export const shapes: Readonly<Record<ShapeName, Shape>> = { kafka, kinesis }
