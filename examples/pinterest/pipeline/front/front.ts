import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accepts, answerType, holdsJsonRecords } from './content-types.js'
import { gate } from './gate.js'
import type { KafkaBehind } from './kafka.js'
import { readProduceRequest } from './produce-request.js'
import { readBody } from './read-body.js'
import { Answered, type FrontAnswer, refusals } from './refusals.js'

/** A front that listens. */
export interface Front {
  /** Its address, without a slash at the end. */
  readonly url: string
  /** Takes no more requests, answers those that it has, and ends; Kafka is left as it is. */
  readonly stop: () => Promise<void>
}

/** What a front holds to. */
export interface FrontLimits {
  /** The port; 0 for any that is free. */
  readonly port?: number
  /** The most bytes of one body: API Gateway takes 10 MB. */
  readonly bodyBytes?: number
  /** The most bytes of all bodies that are being worked on: others are not read before there is room. */
  readonly heldBytes?: number
}

const topicPath = /^\/topics\/(?<topic>[^/]+)\/?$/u

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Answered(refusals.notFound)
  }
}

/**
 * Starts a front for Kafka on loopback: a stand-in for Confluent's REST proxy, of which it has `GET /topics` and
 * `POST /topics/{topic}` with records in JSON, held to the public v2 API.
 * @throws Error where the port is taken.
 */
export const startFront = async (
  kafka: KafkaBehind,
  { port = 0, bodyBytes = 10_485_760, heldBytes = 33_554_432 }: FrontLimits = {},
): Promise<Front> => {
  const throughGate = gate(heldBytes)
  let isStopping = false

  const answerTo = async (request: IncomingMessage): Promise<FrontAnswer> => {
    const { pathname } = new URL(request.url ?? '/', 'http://front')
    const topic = topicPath.exec(pathname)?.groups?.topic
    const isList = /^\/topics\/?$/u.test(pathname)
    if (!isList && topic === undefined) throw new Answered(refusals.notFound)
    if (!accepts(request.headers.accept)) throw new Answered(refusals.notAcceptable)
    if (request.method !== (isList ? 'GET' : 'POST')) throw new Answered(refusals.wrongMethod)
    if (topic === undefined) return { status: 200, body: await kafka.topics() }
    const name = decoded(topic)
    if (!holdsJsonRecords(request.headers['content-type'])) throw new Answered(refusals.wrongContentType)
    const weight = Math.min(Number(request.headers['content-length'] ?? bodyBytes), bodyBytes)
    return throughGate(weight, async () => {
      const records = readProduceRequest(await readBody(request, bodyBytes))
      const offsets = await kafka.produce(name, records)
      return { status: 200, body: { offsets, key_schema_id: null, value_schema_id: null } }
    })
  }

  const answer = (response: ServerResponse, { status, body }: FrontAnswer, isRead: boolean): void => {
    if (response.destroyed) return
    response.writeHead(status, {
      'content-type': answerType,
      // What is left of a body that was not read must not be taken for a request.
      ...(isRead && !isStopping ? {} : { connection: 'close' }),
    })
    response.end(JSON.stringify(body))
  }

  const server: Server = createServer((request, response) => {
    answerTo(request)
      .catch((error: unknown) =>
        error instanceof Answered
          ? error.answer
          : refusals.kafka(error instanceof Error ? error.message : String(error)),
      )
      .then((made) => answer(response, made, request.complete || request.method === 'GET'))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const { port: chosen } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${chosen}`,
    stop: () =>
      new Promise((resolve) => {
        isStopping = true
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
