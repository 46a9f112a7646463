import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cleanedName, type Pipeline } from '@lockstep/codegen'
import { questions, tables } from './contents.js'
import { EndedError, lastWords } from './group.js'
import { beside } from './home.js'
import type { Laptop } from './laptop.js'
import type { Notebooks } from './notebooks.js'
import { rawRecordsAt, sparkSettings } from './spark/settings.js'

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

const jobsOf = ({ folder, pipeline, broker }: Laptop, notebooks: Notebooks): readonly Job[] => [
  {
    path: notebooks.batch,
    schema: 'default',
    widgets: { source: rawRecordsAt, catalog: 'spark_catalog', schema: 'default' },
    tables: tableNames,
    frames: questions.map(({ name }) => name),
    out: join(folder, 'batch'),
  },
  {
    path: notebooks.streams,
    schema: 'streamed',
    widgets: {
      servers: broker.address,
      topics: topicPrefix(pipeline),
      checkpoints: join(folder, 'checkpoints'),
      catalog: 'spark_catalog',
      schema: 'streamed',
    },
    tables: tableNames,
    frames: [],
    out: join(folder, 'streams'),
  },
]

/** What stands before the short name of a topic. */
const topicPrefix = ({ user }: Pipeline): string => `${user}.`

const secondsIn = (log: string): readonly number[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"'))
    .map((line) =>
      Object.values(JSON.parse(line) as Record<string, number>).reduce((sum, each) => sum + each, 0),
    )

/**
 * Runs notebooks in one Spark, with what a laptop's servers hold, and keeps what they made.
 * @throws EndedError where a cell fails, with Python's last words.
 */
export const runNotebooks = async (laptop: Laptop, notebooks: Notebooks): Promise<NotebooksRun> => {
  const { folder, group, software } = laptop
  const [batch, streams] = jobsOf(laptop, notebooks)
  if (batch === undefined || streams === undefined) throw new Error('there are two notebooks')
  const job = join(folder, 'job.json')
  writeFileSync(job, JSON.stringify({ settings: sparkSettings(laptop), notebooks: [batch, streams] }))
  const started = group.start({
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
  })
  const code = await group.during(started.ended)
  if (code !== 0) throw new EndedError(`Spark was killed; at the end it said:\n${lastWords(started)}`)
  const [session = 0, batchSeconds = 0, streamSeconds = 0] = secondsIn(started.log)
  return {
    batch: batch.out,
    streams: streams.out,
    seconds: { session, batch: batchSeconds, streams: streamSeconds },
  }
}
