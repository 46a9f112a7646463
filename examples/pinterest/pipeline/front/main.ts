import { parseArgs } from 'node:util'
import { startFront } from './front.js'
import { connectKafka } from './kafka.js'

/** Runs a front until it is told to end: `node main.js --kafka 127.0.0.1:9092 --port 8082`. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      kafka: { type: 'string', default: '127.0.0.1:9092' },
      port: { type: 'string', default: '8082' },
    },
  })
  const kafka = await connectKafka(values.kafka.split(','))
  const front = await startFront(kafka, { port: Number(values.port) })
  process.stdout.write(
    `${front.url}: a stand-in for Confluent's REST proxy, in front of Kafka at ${values.kafka}\n`,
  )
  const stop = async (): Promise<void> => {
    await front.stop()
    await kafka.stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`the REST front: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
})
