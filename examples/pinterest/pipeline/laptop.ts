import type { Pipeline } from '@lockstep/codegen'
import type { Group } from './group.js'
import { startBroker } from './servers/broker.js'
import { type Connect, startConnect } from './servers/connect.js'
import { startFrontProgram } from './servers/front.js'
import { type S3Server, startS3 } from './servers/s3.js'
import type { Server } from './servers/server.js'
import type { Software } from './software.js'
import { createTopics, type TopicsAdmin } from './topics.js'

/** All servers of a pipeline, on this machine. */
export interface Laptop {
  readonly pipeline: Pipeline
  /** The folder of what they keep and say. */
  readonly folder: string
  readonly group: Group
  readonly software: Software
  readonly broker: Server
  readonly s3: S3Server
  readonly connect: Connect
  readonly front: Server
  readonly topics: TopicsAdmin
  readonly stop: () => Promise<void>
}

/** How a laptop's servers are started. */
export interface LaptopOptions {
  readonly folder: string
  /** That of the REST front; any free one if left out. */
  readonly port?: number
  /** Takes the S3 server, and gives the one that everybody asks in its place: a test of faults stands between. */
  readonly before?: (s3: S3Server) => Promise<S3Server>
  /** Takes the name of each server that answers. */
  readonly onUp?: (what: string, address: string) => void
}

/**
 * Starts Kafka, S3, Connect and the REST front, and makes topics and bucket. Whatever goes wrong, nothing is left running.
 * @throws Error in one sentence that names the server which did not come up, and where it said why.
 */
export const startLaptop = async (
  group: Group,
  pipeline: Pipeline,
  software: Software,
  { folder, port = 0, before = async (s3) => s3, onUp = () => {} }: LaptopOptions,
): Promise<Laptop> => {
  try {
    const up = async <T extends { readonly address: string }>(what: string, work: Promise<T>): Promise<T> => {
      const server = await work
      onUp(what, server.address)
      return server
    }
    const [broker, s3] = await group.during(
      Promise.all([
        up('Kafka', startBroker(group, software, folder)),
        up('S3', startS3(group, software, folder, pipeline.bucket).then(before)),
      ]),
    )
    const topics = await group.during(createTopics(broker.address, pipeline))
    const [connect, front] = await group.during(
      Promise.all([
        up('Connect', startConnect(group, software, pipeline, { folder, broker, s3 })),
        up('the REST front', startFrontProgram(group, broker.address, port)),
      ]),
    )
    const stop = async (): Promise<void> => {
      await topics.stop().catch(() => {})
      await group.stop()
    }
    return { pipeline, folder, group, software, broker, s3, connect, front, topics, stop }
  } catch (problem) {
    await group.stop()
    throw problem
  }
}
