import { Kafka, logLevel } from 'kafkajs'

const client = (servers: string): Kafka => new Kafka({ brokers: [servers], logLevel: logLevel.NOTHING })

const endsOf = async (servers: string, topic: string): Promise<ReadonlyMap<number, number>> => {
  const admin = client(servers).admin()
  await admin.connect()
  try {
    const offsets = await admin.fetchTopicOffsets(topic)
    return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]))
  } finally {
    await admin.disconnect()
  }
}

/** How many records a topic holds. */
export const topicEnds = async (servers: string, topic: string): Promise<number> =>
  [...(await endsOf(servers, topic)).values()].reduce((sum, end) => sum + end, 0)

/** The values of a topic, by `partition/offset`. */
export const topicValues = async (servers: string, topic: string): Promise<ReadonlyMap<string, string>> => {
  const wanted = await topicEnds(servers, topic)
  const found = new Map<string, string>()
  if (wanted === 0) return found
  const consumer = client(servers).consumer({ groupId: `read-${topic}-${process.pid}-${wanted}` })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ partition, message }) => {
          found.set(`${partition}/${message.offset}`, String(message.value))
          if (found.size === wanted) resolve()
        },
      })
      .catch(reject)
  })
  await consumer.disconnect()
  return found
}
