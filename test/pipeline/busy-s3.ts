import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { S3Server } from '../../examples/pinterest/pipeline/servers/s3.js'

const slowDown = '<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>'

/** Stands before an S3 server, and answers 503 as S3 does when it is asked too much, while it is told to be busy. */
export const busyS3 = (): {
  readonly before: (s3: S3Server) => Promise<S3Server>
  readonly setBusy: (isBusy: boolean) => void
} => {
  let isBusy = false
  const before = async (s3: S3Server): Promise<S3Server> => {
    const { hostname, port } = new URL(s3.address)
    const server = createServer((asked, answer) => {
      if (isBusy) {
        asked.resume()
        answer.writeHead(503, { 'content-type': 'application/xml', connection: 'close' }).end(slowDown)
        return
      }
      const { method, url: path, headers } = asked
      const passed = request({ hostname, port, method, path, headers, setHost: false }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(answer)
      })
      passed.on('error', () => answer.destroy())
      asked.pipe(passed)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return { ...s3, address: `http://${hostname}:${(server.address() as AddressInfo).port}` }
  }
  return {
    before,
    setBusy: (busy) => {
      isBusy = busy
    },
  }
}
