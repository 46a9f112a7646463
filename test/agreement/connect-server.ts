import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { environment } from '@lockstep/test'
import { findJava } from '../kit/spark/java.js'
import { workerEnv } from '../kit/spark/worker.js'

/** A server of Spark Connect, as a cluster has one: a process of its own, with no file of ours. */
export interface ConnectServer {
  readonly remote: string
  readonly stop: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

const patience = 120_000

const whenOpen = async (port: number, server: ChildProcess): Promise<void> => {
  const end = Date.now() + patience
  while (!(await isOpen(port))) {
    if (server.exitCode !== null || Date.now() > end) throw new Error('the Connect server did not start')
    await sleep(200)
  }
}

/** Starts a server of a version's Spark, on loopback. */
export const startConnectServer = async (version: string): Promise<ConnectServer> => {
  const python = await environment(version)
  const java = await findJava(version)
  const asked = ['-c', 'import pyspark; print(pyspark.__file__)']
  const home = dirname(execFileSync(python, asked, { encoding: 'utf8' }).trim())
  const port = await freePort()
  const settings = {
    'spark.connect.grpc.binding.address': '127.0.0.1',
    'spark.connect.grpc.binding.port': String(port),
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.driver.host': '127.0.0.1',
    'spark.sql.shuffle.partitions': '2',
    'spark.ui.enabled': 'false',
  }
  const server = spawn(
    join(home, 'bin', 'spark-submit'),
    [
      ...['--master', 'local[2]', '--class', 'org.apache.spark.sql.connect.service.SparkConnectServer'],
      ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      'spark-internal',
    ],
    {
      env: {
        ...workerEnv(process.env),
        JAVA_HOME: java.home,
        PYSPARK_PYTHON: python,
        SPARK_LOCAL_IP: '127.0.0.1',
      },
      stdio: 'ignore',
      detached: true,
    },
  )
  await whenOpen(port, server)
  return {
    remote: `sc://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(server, 'exit')
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL')
      await ended
    },
  }
}
