import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request that came: where, and the records in it. */
export interface Came {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly records: readonly unknown[]
}

/** How an API answers the request of some number, from 0; `null` takes it and never answers. */
export type Behaviour = (
  came: Came,
  place: number,
) =>
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | null
  | undefined

/** An API that keeps what it acknowledged. */
export interface StubApi {
  readonly url: string
  readonly came: Came[]
  /** The values that were acknowledged, in their order. */
  readonly taken: unknown[]
  /** How many requests were open at once, at most. */
  readonly most: () => number
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request) text += part
  return text
}

/** Kafka's REST proxy, in front of nothing: it takes everything where `behave` says nothing else. */
export const stubApi = async (behave: Behaviour = () => undefined): Promise<StubApi> => {
  const came: Came[] = []
  const taken: unknown[] = []
  let [open, most] = [0, 0]

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { records } = JSON.parse(await bodyOf(request))
    const { method = '', url: path = '', headers } = request
    const values = records.map(({ value }: { readonly value: unknown }) => value)
    const one = { method, path, type: headers['content-type'] ?? '', records: values }
    const behaved = behave(one, came.push(one) - 1)
    if (behaved === null) return
    const offsets = values.map((_: unknown, offset: number) => ({
      partition: 0,
      offset,
      error_code: null,
      error: null,
    }))
    if (behaved === undefined) taken.push(...values)
    response.writeHead(behaved?.status ?? 200, { 'content-type': 'application/json', ...behaved?.headers })
    response.end(behaved === undefined ? JSON.stringify({ offsets }) : JSON.stringify(behaved.body ?? {}))
  }

  const server = createServer((request, response) => {
    most = Math.max(most, ++open)
    response.on('close', () => open--)
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, came, taken, most: () => most }
}
