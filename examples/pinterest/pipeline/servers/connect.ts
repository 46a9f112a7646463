import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pipeline } from '@lockstep/codegen'
import { stringify } from 'dot-properties'
import type { Group, Started } from '../group.js'
import { freePort, loopback } from '../ports.js'
import { untilReady } from '../ready.js'
import type { Software } from '../software.js'
import { smallJvm } from './broker.js'
import type { S3Server } from './s3.js'
import { type Server, server } from './server.js'
import { hostsOf, routeOf, sinkSettings } from './sink.js'

/** Connect with the sink that carries topics into the bucket. */
export interface Connect extends Server {
  /** Why a task of the connector failed; null while all of them run. */
  readonly fault: () => Promise<string | null>
}

const workerSettings = (
  kafka: string,
  plugins: string,
  folder: string,
  port: number,
): Readonly<Record<string, string>> => ({
  'bootstrap.servers': kafka,
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'offset.storage.file.filename': join(folder, 'connect.offsets'),
  'offset.flush.interval.ms': '1000',
  'plugin.path': plugins,
  'plugin.discovery': 'only_scan',
  listeners: `http://${loopback}:${port}`,
  // A worker that was killed is given up in seconds, so that the next one has its partitions.
  'consumer.session.timeout.ms': '6000',
  'consumer.heartbeat.interval.ms': '2000',
})

interface Status {
  readonly connector: { readonly state: string }
  readonly tasks: readonly { readonly state: string; readonly trace?: string }[]
}

/** Starts Connect's worker and its connector. */
export const startConnect = async (
  group: Group,
  { java, kafka, sink }: Software,
  pipeline: Pipeline,
  { folder, broker, s3 }: { readonly folder: string; readonly broker: Server; readonly s3: S3Server },
): Promise<Connect> => {
  const port = await freePort()
  const address = `http://${loopback}:${port}`
  const [hosts, route, worker] = [
    join(folder, 'hosts'),
    join(folder, 'route.xml'),
    join(folder, 'worker.properties'),
  ]
  const connector = `${address}/connectors/${pipeline.connector.name}`
  writeFileSync(hosts, hostsOf(pipeline))
  writeFileSync(route, routeOf(pipeline, Number(new URL(s3.address).port)))
  writeFileSync(worker, stringify(workerSettings(broker.address, sink, folder, port), { keySep: '=' }))
  const words = [
    ...[...smallJvm, `-Djdk.net.hosts.file=${hosts}`, '-cp', `${kafka}/*`],
    ...['org.apache.kafka.connect.cli.ConnectStandalone', worker],
  ]
  const status = async (): Promise<Status> => (await (await fetch(`${connector}/status`)).json()) as Status

  const start = async (): Promise<Started> => {
    const started = group.start({ name: 'Kafka Connect', file: java, words })
    await untilReady(started, async () => (await fetch(address)).ok)
    const answer = await fetch(`${connector}/config`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sinkSettings(pipeline, route)),
    })
    if (!answer.ok) throw new Error(`Connect does not take the sink: ${answer.status} ${await answer.text()}`)
    await untilReady(started, async () => {
      const { connector, tasks } = await status()
      return (
        connector.state === 'RUNNING' && tasks.length > 0 && tasks.every(({ state }) => state === 'RUNNING')
      )
    })
    return started
  }
  return {
    ...(await server(address, start)),
    fault: async () => {
      const { tasks } = await status()
      return tasks.find(({ state }) => state === 'FAILED')?.trace ?? null
    },
  }
}
