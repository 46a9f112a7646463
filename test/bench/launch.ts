import { fileURLToPath } from 'node:url'
import { type Assignment, type Conversation, converse } from './conversation.js'
import { polarsPython, sparkPython } from './environment.js'
import type { EngineName, Job, Runner } from './jobs/job.js'

/** Where things are made, and who is told of it. */
export interface Place {
  /** The folder for environments: `$LOCKSTEP_HOME`, or `.lockstep` in the working directory. */
  readonly home: string
  readonly scratch: string
  readonly say: (line: string) => void
}

const beside = (name: string): string => fileURLToPath(new URL(`engines/${name}`, import.meta.url))

const program = async (engine: EngineName, { home, say }: Place): Promise<readonly [string, ...string[]]> => {
  switch (engine) {
    case 'polars':
      return [await polarsPython(home, say), '-I', beside('polars.py')]
    case 'spark':
      return [await sparkPython(home, say), '-I', beside('spark.py')]
    default:
      return [process.execPath, '--expose-gc', beside(`${engine}.js`)]
  }
}

const textOf = (engine: EngineName, job: Job): string => {
  switch (engine) {
    case 'duckdb':
      return job.duckdb
    case 'polars':
      return job.polars
    case 'spark':
      return job.spark ?? ''
    default:
      return ''
  }
}

/** Starts an engine in a process of its own, so that its memory is its own, and has it load a job's data. */
export const launch = async (
  { engine, threads }: Runner,
  job: Job,
  files: Assignment['files'],
  place: Place,
): Promise<Conversation> =>
  converse(
    `${engine} at ${job.name}`,
    await program(engine, place),
    {
      job: job.name,
      threads,
      files,
      columns: job.columns,
      text: textOf(engine, job),
      scratch: place.scratch,
    },
    { ...process.env, POLARS_MAX_THREADS: String(threads) },
  )
