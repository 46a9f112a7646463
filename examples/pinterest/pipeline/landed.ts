import { setTimeout as sleep } from 'node:timers/promises'
import { type Pipeline, topicFolder, topicKeys, topicName } from '@lockstep/codegen'
import { objectsIn } from './bucket.js'
import type { Connect } from './servers/connect.js'
import type { S3Server } from './servers/s3.js'
import type { TopicsAdmin } from './topics.js'

/** What stands in Kafka and in the bucket, by the short names of topics. */
export interface Landed {
  readonly topic: string
  readonly records: number
  readonly objects: number
}

/** What is waited for, and who is asked. */
export interface Landing {
  readonly pipeline: Pipeline
  readonly topics: TopicsAdmin
  readonly connect: Connect
  readonly s3: S3Server
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Without any record stored for so long, in milliseconds, the sink is taken to be stuck. */
const patience = 120_000

const waitForSink = async (
  { pipeline, topics, connect }: Landing,
  onProgress: (done: number, of: number) => void,
): Promise<void> => {
  const all = total(await topics.ends())
  let [best, since] = [-1, Date.now()]
  for (;;) {
    const done = await topics.done(`connect-${pipeline.connector.name}`)
    onProgress(done, all)
    if (done >= all) return
    if (done > best) [best, since] = [done, Date.now()]
    const fault = await connect.fault().catch(() => null)
    if (fault !== null)
      throw new Error(
        `a task of the sink failed, with ${done} of ${all} records stored:\n${fault.slice(0, 1_500)}`,
      )
    if (Date.now() - since > patience)
      throw new Error(
        `the sink stored nothing for ${patience / 1_000} s; ${done} of ${all} records are stored`,
      )
    await sleep(250)
  }
}

/**
 * Waits until the sink has stored every record of Kafka, and counts the objects.
 * @throws Error where a task fails, or nothing moves for two minutes.
 */
export const waitUntilLanded = async (
  landing: Landing,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<readonly Landed[]> => {
  await waitForSink(landing, onProgress)
  const { pipeline, topics, s3 } = landing
  const ends = await topics.ends()
  return Promise.all(
    topicKeys(pipeline).map(async (topic) => ({
      topic,
      records: ends[topicName(pipeline, topic)] ?? 0,
      objects: (await objectsIn(s3, topicFolder(pipeline, topic))).length,
    })),
  )
}
