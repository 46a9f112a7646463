import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Conversation, converse } from './conversation.js'
import type { GivenInput } from './data/index.js'
import type { Files } from './data/write.js'
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

/**
 * How Node is started for engines that run in it: V8 else looks through its whole heap for garbage each time that a few
 * MB of columns were made. README.md gives this advice for large files.
 */
export const nodeOptions = ['--heap-growing-percent=400'] as const

interface Program {
  readonly words: readonly [string, ...string[]]
  readonly env: NodeJS.ProcessEnv
}

const program = async ({ engine, threads }: Runner, { home, say }: Place): Promise<Program> => {
  switch (engine) {
    case 'polars': {
      const env = { ...process.env, POLARS_MAX_THREADS: String(threads) }
      return { words: [await polarsPython(home, say), '-I', beside('polars.py')], env }
    }
    case 'spark': {
      const { file, env } = await sparkPython(home, say)
      return { words: [file, '-I', beside('spark.py')], env }
    }
    default: {
      const env = { ...process.env, POLARS_MAX_THREADS: String(threads) }
      return { words: [process.execPath, '--expose-gc', ...nodeOptions, beside(`${engine}.js`)], env }
    }
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

const withPaths = (text: string, { ndjson, csv, arrow, parquet }: Files, out: string): string =>
  Object.entries({ ndjson, csv, arrow, parquet, out }).reduce(
    (text, [name, path]) => text.replaceAll(`{${name}}`, path),
    text,
  )

/** Starts an engine in a process of its own, so that its memory is its own, and has it load a job's data. */
export const launch = async (
  runner: Runner,
  job: Job,
  inputs: readonly GivenInput[],
  place: Place,
): Promise<Conversation> => {
  const { words, env } = await program(runner, place)
  const [first] = inputs
  if (first === undefined) throw new Error(`${job.name} has no input`)
  const { files } = first
  const out = join(place.scratch, `${job.name}-${runner.engine}-${runner.threads}-out.${job.writes}`)
  const assignment = {
    job: job.name,
    threads: runner.threads,
    files,
    reads: job.reads,
    writes: job.writes,
    dictionaries: job.dictionaries,
    out,
    inputs,
    text: withPaths(textOf(runner.engine, job), files, out),
    streaming: job.streaming,
    scratch: place.scratch,
  }
  return converse(`${runner.engine} at ${job.name}`, words, assignment, env)
}
