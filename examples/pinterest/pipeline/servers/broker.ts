import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'dot-properties'
import { type Group, runIn, type Started } from '../group.js'
import { freePort, isOpen, loopback } from '../ports.js'
import { untilReady } from '../ready.js'
import type { Software } from '../software.js'
import { type Server, server } from './server.js'

/** What keeps a JVM small, and quick to start. */
export const smallJvm: readonly string[] = [
  ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx384m'],
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
]

const settings = (data: string, port: number, controller: number): Readonly<Record<string, string>> => ({
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': `1@${loopback}:${controller}`,
  listeners: `PLAINTEXT://${loopback}:${port},CONTROLLER://${loopback}:${controller}`,
  'advertised.listeners': `PLAINTEXT://${loopback}:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'log.dirs': data,
  'auto.create.topics.enable': 'false',
  'group.initial.rebalance.delay.ms': '0',
  ...Object.fromEntries(
    [
      ...['offsets.topic.replication.factor', 'offsets.topic.num.partitions'],
      ...['transaction.state.log.replication.factor', 'transaction.state.log.min.isr'],
      ...['share.coordinator.state.topic.replication.factor', 'share.coordinator.state.topic.min.isr'],
    ].map((name) => [name, '1']),
  ),
})

/** Starts a broker of Kafka whose data lie in a folder; its address is `host:port`. It finds its data again when it was killed. */
export const startBroker = async (
  group: Group,
  { java, kafka }: Software,
  folder: string,
): Promise<Server> => {
  const [port, controller] = [await freePort(), await freePort()]
  const file = join(folder, 'broker.properties')
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, stringify(settings(join(folder, 'kafka'), port, controller), { keySep: '=' }))
  const words = (name: string, ...more: readonly string[]) => [
    ...smallJvm,
    '-cp',
    `${kafka}/*`,
    name,
    ...more,
  ]
  // A hyphen in front would be taken for an option.
  const id = randomBytes(16).toString('base64url').replace(/^-/u, 'A')
  const format = words('kafka.tools.StorageTool', 'format', '-t', id, '-c', file)
  await runIn(group, { name: "what makes Kafka's folder", file: java, words: format })
  return server(`${loopback}:${port}`, async (): Promise<Started> => {
    const broker = group.start({ name: 'the broker', file: java, words: words('kafka.Kafka', file) })
    await untilReady(broker, () => isOpen(port))
    return broker
  })
}
