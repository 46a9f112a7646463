import { parseArgs } from 'node:util'
import { startFront } from './front.js'
import { connectKafka, type KafkaBehind } from './kafka.js'

/** Why the front could not start, in words. */
const wordsOf = (error: unknown, kafka: string, port: number): string => {
  const { code, message } = Object(error)
  if (code === 'EADDRINUSE') return `the port ${port} is taken; name another by --port`
  if (code === 'EACCES') return `there is no permission to listen at the port ${port}; name another by --port`
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|timeout|not connected|timed out/iu.test(message))
    return `no Kafka answers at ${kafka}; start it, or name another by --kafka`
  return String(message)
}

/** Starts a front before a Kafka, and gives what ends both. */
const started = async (
  behind: KafkaBehind,
  port: number,
): Promise<[url: string, stop: () => Promise<void>]> => {
  try {
    const front = await startFront(behind, { port })
    const stop = async (): Promise<void> => {
      await front.stop()
      await behind.stop()
    }
    return [front.url, stop]
  } catch (error) {
    await behind.stop()
    throw error
  }
}

/** Runs a front until it is told to end: `node main.js --kafka 127.0.0.1:9092 --port 8082`. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      kafka: { type: 'string', default: '127.0.0.1:9092' },
      port: { type: 'string', default: '8082' },
    },
  })
  const { kafka } = values
  const port = Number(values.port)
  if (!/^[0-9]{1,5}$/u.test(values.port) || port > 65_535)
    throw new Error(`--port: expected a number from 0 to 65535, got ${values.port}`)
  try {
    const [url, stop] = await started(await connectKafka(kafka.split(',')), port)
    process.stdout.write(`${url}: a stand-in for Confluent's REST proxy, in front of Kafka at ${kafka}\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  } catch (error) {
    throw new Error(wordsOf(error, kafka, port), { cause: error })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`the REST front: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
})
