import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, isOpen } from '../../examples/pinterest/pipeline/ports.js'
import { findJava } from '../kit/spark/java.js'
import { kafkaJars } from './jars.js'
import { runProgram } from './jobs.js'

/** A broker of Kafka on loopback. */
export interface Broker {
  readonly servers: string
  /** Puts the lines of a file into a topic, a record each. */
  readonly send: (topic: string, file: string) => Promise<void>
  readonly stop: () => void
  /** Its process. */
  readonly pid: () => number | undefined
  /** Starts it again where it was stopped: at the same port, with the same data. */
  readonly restart: () => Promise<void>
}

const small = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx384m']

const settings = (home: string, port: number, controller: number): string =>
  [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=PLAINTEXT',
    `log.dirs=${home}/kafka`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    '',
  ].join('\n')

/** How long a broker may take to open its port. */
const patience = 120_000

/** Starts a broker whose data lie in a folder. */
export const startBroker = async (home: string): Promise<Broker> => {
  const java = join((await findJava('4.2.0')).home, 'bin', 'java')
  const classes = `${await kafkaJars()}/*`
  const [port, controller] = [await freePort(), await freePort()]
  const file = join(home, 'server.properties')
  writeFileSync(file, settings(home, port, controller))
  const run = (name: string, ...words: readonly string[]) => [...small, '-cp', classes, name, ...words]
  // A hyphen in front would be taken for an option.
  const id = randomBytes(16).toString('base64url').replace(/^-/u, 'A')
  await runProgram(java, run('kafka.tools.StorageTool', 'format', '-t', id, '-c', file))
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(java, run('kafka.Kafka', file), { stdio: 'ignore' })
    const end = Date.now() + patience
    while (!(await isOpen(port))) {
      if (started.exitCode !== null || Date.now() > end) throw new Error('the broker did not start')
      await sleep(200)
    }
    return started
  }
  let broker = await start()
  const servers = `127.0.0.1:${port}`
  return {
    servers,
    send: async (topic, lines) => {
      const words = ['--bootstrap-server', servers, '--topic', topic]
      await runProgram(java, run('org.apache.kafka.tools.ConsoleProducer', ...words), {
        input: readFileSync(lines, 'utf8'),
      })
    },
    stop: () => broker.kill('SIGKILL'),
    pid: () => broker.pid,
    restart: async () => {
      if (broker.exitCode === null && broker.signalCode === null) await once(broker, 'exit')
      broker = await start()
    },
  }
}
