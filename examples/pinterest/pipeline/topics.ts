import { type Pipeline, topicKeys, topicName } from '@lockstep/codegen'
import { type Admin, Kafka, logLevel } from 'kafkajs'

/** What is asked of Kafka about a pipeline's topics. */
export interface TopicsAdmin {
  /** How many records each topic holds, by its whole name. */
  readonly ends: () => Promise<Readonly<Record<string, number>>>
  /** How many records of all topics a group of consumers has done. */
  readonly done: (group: string) => Promise<number>
  readonly stop: () => Promise<void>
}

const sum = (offsets: readonly { readonly offset: string }[]): number =>
  offsets.reduce((total, { offset }) => total + Math.max(0, Number(offset)), 0)

const endsOf = async (admin: Admin, topics: readonly string[]): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    await Promise.all(
      topics.map(async (topic) => [topic, sum(await admin.fetchTopicOffsets(topic))] as const),
    ),
  )

/** Makes the topics of a pipeline, which are made by nobody who writes to them. */
export const createTopics = async (broker: string, pipeline: Pipeline): Promise<TopicsAdmin> => {
  const topics = topicKeys(pipeline).map((key) => topicName(pipeline, key))
  const retry = { retries: 8, initialRetryTime: 200, maxRetryTime: 2_000 }
  const admin = new Kafka({
    clientId: 'laptop',
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    retry,
  }).admin()
  await admin.connect()
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: pipeline.partitions })),
  })
  return {
    ends: () => endsOf(admin, topics),
    done: async (group) => {
      const offsets = await admin.fetchOffsets({ groupId: group, topics })
      return offsets.reduce((total, { partitions }) => total + sum(partitions), 0)
    },
    stop: () => admin.disconnect(),
  }
}
