import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import type { SparkAddress } from './worker.js'

/** A conversation with a worker, one line of JSON each way, in order. */
export interface Talk {
  /** Where files for the worker go. */
  readonly folder: string
  readonly ask: <Reply>(request: object) => Promise<Reply>
  readonly close: () => void
}

interface Waiting {
  readonly resolve: (line: string) => void
  readonly reject: (problem: Error) => void
}

/**
 * Opens a conversation. While nothing is asked it does not keep the process alive.
 * @throws Error if the worker refuses the token, is of another version, or ends.
 */
export const talk = async ({ port, token, version }: SparkAddress): Promise<Talk> => {
  const waiting: Waiting[] = []
  const socket = connect({ host: '127.0.0.1', port })
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  let lost: Error | null = null
  const lose = (problem: Error): void => {
    lost ??= problem
    for (const { reject } of waiting.splice(0)) reject(lost)
  }
  lines.on('line', (line) => {
    waiting.shift()?.resolve(line)
    if (waiting.length === 0) socket.unref()
  })
  socket.on('error', (problem) => lose(new Error(`the Spark ${version} worker: ${problem.message}`)))
  socket.on('close', () =>
    lose(new Error(`the Spark ${version} worker closed the connection (wrong token, or it ended)`)),
  )

  const say = (line: string): Promise<string> =>
    new Promise((resolve, reject) => {
      if (lost !== null) return reject(lost)
      waiting.push({ resolve, reject })
      socket.ref()
      socket.write(`${line}\n`)
    })

  const hello: { version: string; folder: string } = JSON.parse(await say(token))
  if (hello.version !== version) {
    socket.destroy()
    throw new Error(`expected Spark ${version} on port ${port}, got ${hello.version}`)
  }
  return {
    folder: hello.folder,
    close: () => socket.destroy(),
    ask: async <Reply>(request: object): Promise<Reply> => {
      const reply: Reply | { readonly failure: string } = JSON.parse(await say(JSON.stringify(request)))
      if (typeof reply === 'object' && reply !== null && 'failure' in reply)
        throw new Error(`Spark ${version}: ${reply.failure}`)
      return reply as Reply
    },
  }
}
