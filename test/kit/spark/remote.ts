import { connect } from 'node:net'
import { refuse } from '@lockstep/schema'
import { connectEnvironment, type EnvironmentOptions } from './environment.js'
import { NoSparkError } from './no-spark.js'
import { connectSpark, type LiveSpark } from './spark.js'
import { startWorker, workerEnv, workerScript } from './worker.js'

/** An address of Spark Connect: a host, perhaps a port, and parameters behind `/;`. */
const address = /^sc:\/\/[^/;\s]+(?:\/(?:;[^\s]*)?)?$/u

/** The address without what may be secret. */
const told = (remote: string): string => remote.replace(/\/?;.*$/u, '')

const usualPort = 15_002

/** How long a server may take to answer. */
const patience = 10_000

/** Whether something listens: the client of Spark Connect would try again for minutes. */
const reach = (remote: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(told(remote).replace(/^sc:/u, 'http:'))
    const socket = connect({
      host: hostname,
      port: port === '' ? usualPort : Number(port),
      timeout: patience,
    })
    const fail = (why: string): void => {
      socket.destroy()
      reject(
        new NoSparkError(
          `Spark at ${told(remote)}: ${why}; is its Connect server running, and can this machine reach it?`,
        ),
      )
    }
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('timeout', () => fail(`no answer within ${patience / 1_000} s`))
    socket.once('error', ({ message }) => fail(message))
  })

const workers = new Map<string, Promise<LiveSpark>>()

const start = async (remote: string, options: EnvironmentOptions): Promise<LiveSpark> => {
  await reach(remote)
  const file = await connectEnvironment(options)
  const env = { ...workerEnv(options.env ?? process.env), LOCKSTEP_REMOTE: remote }
  try {
    return await connectSpark(
      await startWorker({ file, arguments: [workerScript('connect.py')], env }, `Spark at ${told(remote)}`),
    )
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem)
    throw new NoSparkError(message.replaceAll(remote, told(remote)), { cause: problem })
  }
}

/**
 * This process's connection to a Spark elsewhere, by Spark Connect (Databricks Connect is one). Tables travel in requests, and the
 * cluster's own settings stay, but for ANSI mode and the session's zone.
 * @param remote `sc://host:15002`; parameters such as a token stand behind `/;`, and are never shown.
 * @throws NoSparkError where the address is none, where Python is missing, and where no server answers.
 * @example
 * const spark = await remoteSpark('sc://localhost:15002')
 */
export const remoteSpark = (remote: string, options: EnvironmentOptions = {}): Promise<LiveSpark> => {
  if (!address.test(remote))
    return refuse(
      `remote: expected an address of Spark Connect such as sc://localhost:15002, got ${JSON.stringify(told(remote))}`,
    )
  const known = workers.get(remote)
  if (known !== undefined) return known
  const connection = start(remote, options)
  workers.set(remote, connection)
  return connection
}
