import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type EnvironmentOptions, environment } from './environment.js'
import { findJava } from './java.js'
import { NoSparkError } from './no-spark.js'

/** Where a running Spark listens. The token is a secret: whoever has it can run code. */
export interface SparkAddress {
  readonly version: string
  readonly port: number
  readonly token: string
}

/** A Spark that runs until `stop`, or until this process ends. */
export interface SparkServer extends SparkAddress {
  /** The worker's process, and its JVM's. */
  readonly pid: number
  readonly jvm: number
  readonly stop: () => Promise<void>
}

/** What is run to have a worker: it ends when its standard input does. */
export interface WorkerCommand {
  readonly file: string
  readonly arguments: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Makes the environment if need be, and says how a worker is run in it. */
export const workerCommand = async (
  version: string,
  options: EnvironmentOptions = {},
): Promise<WorkerCommand> => {
  const file = await environment(version, options)
  const java = await findJava(version, options.env)
  return {
    file,
    arguments: [workerScript('spark.py'), version],
    env: {
      ...workerEnv(options.env ?? process.env),
      JAVA_HOME: java.home,
      PYSPARK_PYTHON: file,
      SPARK_LOCAL_IP: '127.0.0.1',
    },
  }
}

/** A Python program of this folder. */
export const workerScript = (name: string): string =>
  fileURLToPath(new URL(`../../kit/spark/${name}`, import.meta.url))

/** Whatever points elsewhere (another Spark, other Python packages) must not reach the worker. */
const foreign =
  /^(?:SPARK_|PYSPARK_|HADOOP_|HIVE_|YARN_|PYTHON|_JAVA_OPTIONS$|JDK_JAVA_OPTIONS$|VIRTUAL_ENV$)/

/** What a worker has of this process's environment, with a locale and a zone that are the same everywhere. */
export const workerEnv = (env: NodeJS.ProcessEnv): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
    ),
  ),
  LC_ALL: 'C.UTF-8',
  PYTHONDONTWRITEBYTECODE: '1',
  TZ: 'UTC',
})

/** A worker that answers: where, and how it is ended. Its JVM is there where it started one. */
export interface Worker extends SparkAddress {
  readonly pid: number
  readonly jvm?: number
  readonly stop: () => Promise<void>
}

/**
 * Starts a worker, and waits until it answers.
 * @throws Error with its last words where it ends instead.
 */
export const startWorker = async (command: WorkerCommand, name: string): Promise<Worker> => {
  const child = spawn(command.file, command.arguments, { env: command.env, stdio: 'pipe' })
  const words = lastWords(child)
  const line = await firstLine(child)
  if (line === null) throw new NoSparkError(`${name} did not start:\n${words()}`)
  const started: Omit<Worker, 'stop'> = JSON.parse(line)
  letGo(child)
  const lament = (code: number | null): boolean =>
    process.stderr.write(`${name} ended by itself (${code}). Its last words:\n${words()}\n`)
  child.once('exit', lament)
  const end = (): Promise<void> => {
    child.off('exit', lament)
    return stop(child)
  }
  return { ...started, stop: end }
}

/** Starts a live Spark of this version, making its environment first if it is not there. */
export const startSpark = async (version: string, options: EnvironmentOptions = {}): Promise<SparkServer> => {
  const { jvm = 0, ...worker } = await startWorker(await workerCommand(version, options), `Spark ${version}`)
  return { ...worker, jvm }
}

/** How much of what a worker says is kept, for the message if it fails. */
const mostWords = 4000

const lastWords = (child: ChildProcess): (() => string) => {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-mostWords)
  })
  return () => said
}

const firstLine = async (child: ChildProcess): Promise<string | null> => {
  if (child.stdout === null) return null
  for await (const line of createInterface({ input: child.stdout })) return line
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return null
}

/** A worker that nobody stopped does not keep this process alive; it ends with it. */
const letGo = (child: ChildProcess): void => {
  child.unref()
  for (const stream of child.stdio)
    if (stream !== null && stream !== undefined && 'unref' in stream) unref(stream)
}

const unref = (stream: { unref?: unknown }): void => {
  if (typeof stream.unref === 'function') stream.unref()
}

const patience = 20_000

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const ended = once(child, 'exit')
  child.stdin?.end()
  const late = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(late)
}
