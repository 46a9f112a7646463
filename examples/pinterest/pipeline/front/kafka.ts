import { Kafka, type KafkaConfig, logLevel, Partitioners, type PartitionMetadata } from 'kafkajs'
import { type Delivery, largestRecord, tooLargeRecord } from './deliveries.js'
import { type Message, partitionQueue, sizeOf } from './partition-queue.js'
import type { ProducedRecord } from './produce-request.js'
import { Answered, refusals } from './refusals.js'

/** The Kafka that stands behind the front. */
export interface KafkaBehind {
  /** The names of all topics. */
  readonly topics: () => Promise<readonly string[]>
  /** Puts records into a topic, each on its own; @throws Answered where the topic or a partition is not there. */
  readonly produce: (topic: string, records: readonly ProducedRecord[]) => Promise<readonly Delivery[]>
  readonly stop: () => Promise<void>
}

/** How long what is known of a topic is taken to be so, in milliseconds. */
const knownFor = 30_000

const unknownTopic = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION'])

const answerOf = (error: unknown): Answered => {
  if (unknownTopic.has(String(Reflect.get(Object(error), 'type')))) return new Answered(refusals.noTopic)
  return new Answered(refusals.kafkaLater(error instanceof Error ? error.message : String(error)))
}

/**
 * Asks Kafka for its topics once, within seconds.
 * @throws Error where no broker answers.
 */
const checkAnswers = async (settings: KafkaConfig): Promise<void> => {
  const retry = { retries: 1, initialRetryTime: 500 }
  const probe = new Kafka({ ...settings, requestTimeout: 4_000, retry }).admin()
  try {
    await probe.connect()
    await probe.listTopics()
  } finally {
    await probe.disconnect()
  }
}

/**
 * Connects to Kafka by its own protocol; topics are never made by writing to them.
 * @throws Error where no broker answers.
 */
export const connectKafka = async (brokers: readonly string[]): Promise<KafkaBehind> => {
  const settings: KafkaConfig = {
    clientId: 'rest-front',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
  }
  await checkAnswers(settings)
  const kafka = new Kafka(settings)
  const createPartitioner = Partitioners.DefaultPartitioner
  const producer = kafka.producer({ allowAutoTopicCreation: false, createPartitioner })
  const admin = kafka.admin()
  await Promise.all([producer.connect(), admin.connect()])

  const choose = createPartitioner()
  const known = new Map<string, { readonly until: number; readonly partitions: PartitionMetadata[] }>()
  const queues = new Map<string, (message: Message) => Promise<Delivery>>()

  const partitionsOf = async (topic: string): Promise<PartitionMetadata[]> => {
    const before = known.get(topic)
    if (before !== undefined && before.until > Date.now()) return before.partitions
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] }).catch((error: unknown) => {
      throw answerOf(error)
    })
    const partitions = topics[0]?.partitions ?? []
    known.set(topic, { until: Date.now() + knownFor, partitions })
    return partitions
  }

  const queueOf = (topic: string, partition: number): ((message: Message) => Promise<Delivery>) => {
    const name = `${topic}/${partition}`
    const queue =
      queues.get(name) ??
      partitionQueue(partition, async (messages) => {
        const [sent] = await producer.send({
          topic,
          acks: -1,
          messages: messages.map((message) => ({ ...message, partition })),
        })
        return Number(sent?.baseOffset)
      })
    queues.set(name, queue)
    return queue
  }

  return {
    topics: async () => {
      try {
        return (await admin.listTopics()).toSorted()
      } catch (error) {
        throw answerOf(error)
      }
    },
    produce: async (topic, records) => {
      const partitionMetadata = await partitionsOf(topic)
      const ids = new Set(partitionMetadata.map(({ partitionId }) => partitionId))
      if (records.some(({ partition }) => partition !== null && !ids.has(partition)))
        throw new Answered(refusals.noPartition)
      return Promise.all(
        records.map(({ key, value, partition }) => {
          const bytes = sizeOf({ key, value })
          if (bytes > largestRecord) return tooLargeRecord(bytes)
          const message = { key, value, ...(partition === null ? {} : { partition }) }
          return queueOf(topic, choose({ topic, partitionMetadata, message }))({ key, value })
        }),
      )
    },
    stop: async () => {
      await Promise.all([producer.disconnect(), admin.disconnect()])
    },
  }
}
