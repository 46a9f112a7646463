import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ITopicConfig, Kafka, logLevel } from 'kafkajs'
import { onTestFinished } from 'vitest'
import { startFront } from '../../examples/pinterest/pipeline/front/front.js'
import { connectKafka } from '../../examples/pinterest/pipeline/front/kafka.js'
import { type Broker, startBroker } from './kafka.js'

/** A broker with topics, and a front before it, for one test. */
export const startedFront = async (
  topics: readonly ITopicConfig[],
): Promise<{ readonly broker: Broker; readonly url: string }> => {
  const broker = await startBroker(mkdtempSync(join(tmpdir(), 'lockstep-front-')))
  onTestFinished(broker.stop)
  const admin = new Kafka({ brokers: [broker.servers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  await admin.createTopics({ topics: [...topics] })
  await admin.disconnect()
  const behind = await connectKafka([broker.servers])
  const front = await startFront(behind)
  onTestFinished(async () => {
    await front.stop()
    await behind.stop()
  })
  return { broker, url: front.url }
}
