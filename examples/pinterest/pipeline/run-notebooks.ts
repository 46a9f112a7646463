import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cleanedName } from '@lockstep/codegen'
import { questions, tables } from './contents.js'
import { type Program, runIn, type Started } from './group.js'
import { beside } from './home.js'
import type { Laptop } from './laptop.js'
import type { Notebooks } from './notebooks.js'
import { sparkSettings } from './spark/settings.js'

/** A notebook to be run: what it is told, and what of it is kept as files of Arrow. */
interface Job {
  readonly path: string
  readonly schema: string
  readonly widgets: Readonly<Record<string, string>>
  readonly tables: readonly string[]
  readonly frames: readonly string[]
  readonly out: string
}

/** Where tables and answers were kept as files of Arrow, and how many seconds Spark took to start and to run each notebook. */
export interface NotebooksRun {
  readonly batch: string
  readonly streams: string
  readonly seconds: { readonly session: number; readonly batch: number; readonly streams: number }
}

const tableNames = tables.map(cleanedName)

const batchJob = ({ folder }: Laptop, notebooks: Notebooks): Job => ({
  path: notebooks.batch,
  schema: 'default',
  // It reads the bucket of the pipeline by itself.
  widgets: { catalog: 'spark_catalog', schema: 'default' },
  tables: tableNames,
  frames: questions.map(({ name }) => name),
  out: join(folder, 'batch'),
})

const streamJob = ({ folder, pipeline, broker }: Laptop, notebooks: Notebooks): Job => ({
  path: notebooks.streams,
  schema: 'streamed',
  widgets: {
    servers: broker.address,
    topics: `${pipeline.user}.`,
    checkpoints: join(folder, 'checkpoints'),
    catalog: 'spark_catalog',
    schema: 'streamed',
  },
  tables: tableNames,
  frames: [],
  out: join(folder, 'streams'),
})

/** One Spark that runs notebooks one after the other, with what a laptop's servers hold. */
const sparkOf = (laptop: Laptop, notebooks: readonly Job[]): Program => {
  const { folder, software } = laptop
  const job = join(folder, 'job.json')
  writeFileSync(job, JSON.stringify({ settings: sparkSettings(laptop), notebooks }))
  return {
    name: 'Spark',
    file: software.sparkPython,
    words: [beside('spark/run_notebooks.py'), job],
    cwd: folder,
    env: {
      ...process.env,
      JAVA_HOME: software.javaHome,
      PATH: `${dirname(software.sparkPython)}:${process.env.PATH}`,
      PYSPARK_PYTHON: software.sparkPython,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: undefined,
      SPARK_HOME: undefined,
      SPARK_LOCAL_IP: '127.0.0.1',
      TZ: 'UTC',
    },
  }
}

/** The seconds that Spark's last run took: to start, and for each notebook. */
const secondsIn = (log: string): readonly number[] => {
  const told = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"'))
    .map((line) => JSON.parse(line) as Readonly<Record<string, number>>)
  return told
    .slice(told.findLastIndex((line) => 'session' in line))
    .map((line) => Object.values(line).reduce((sum, each) => sum + each, 0))
}

/** Starts the notebook of the streams alone. */
export const startStreams = (laptop: Laptop, notebooks: Notebooks): Started =>
  laptop.group.start(sparkOf(laptop, [streamJob(laptop, notebooks)]))

/**
 * Runs the notebooks of the batch and of the streams in one Spark, and keeps what they made.
 * @throws EndedError where a cell fails, with Python's last words.
 */
export const runNotebooks = async (laptop: Laptop, notebooks: Notebooks): Promise<NotebooksRun> => {
  const jobs = [batchJob(laptop, notebooks), streamJob(laptop, notebooks)] as const
  const { log } = await runIn(laptop.group, sparkOf(laptop, jobs))
  const [session = 0, batch = 0, streams = 0] = secondsIn(log)
  return { batch: jobs[0].out, streams: jobs[1].out, seconds: { session, batch, streams } }
}
