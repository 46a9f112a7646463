import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { GivenInput } from './data/index.js'
import type { Files } from './data/write.js'
import { start } from './group.js'
import type { Form } from './jobs/job.js'

/** What an engine's process is told: the job's name, the data, and how many threads it may use. */
export interface Assignment {
  readonly job: string
  readonly threads: number
  readonly files: Files
  readonly reads: Form
  readonly writes: Form
  /** Columns to load as dictionaries. */
  readonly dictionaries: readonly string[]
  /** The file that the job writes, if it writes one. */
  readonly out: string
  /** What it is given, by name: the first is that of `files`. */
  readonly inputs: readonly GivenInput[]
  /** What the engine is to compute, where it takes that as text: SQL, or Python expressions. */
  readonly text: string
  /** Which of Polars' engines is asked. */
  readonly streaming: boolean
  /** The folder for files that it writes. */
  readonly scratch: string
}

/** A process that serves one engine and one job. */
export interface Conversation {
  readonly version: string
  readonly run: () => Promise<number>
  readonly peakMiB: () => Promise<number>
  readonly answer: (path: string) => Promise<string>
  /** Its processes stand still until they are woken, so that what they do in the background falls on nobody else. */
  readonly rest: () => void
  readonly wake: () => void
  readonly end: () => Promise<void>
}

interface Waiting {
  readonly resolve: (line: string) => void
  readonly reject: (problem: Error) => void
}

/** Starts a program that speaks lines of JSON, and waits until it has loaded its data. */
export const converse = async (
  name: string,
  [file, ...words]: readonly [string, ...string[]],
  assignment: Assignment,
  env: NodeJS.ProcessEnv,
): Promise<Conversation> => {
  const { child, rest, wake, kill } = start(file, [...words, JSON.stringify(assignment)], env)
  const ask = asker(name, child)
  const { version } = await ask<{ version: string }>()
  return {
    version,
    run: async () => (await ask<{ milliseconds: number }>({ do: 'run' })).milliseconds,
    peakMiB: async () => (await ask<{ peakMiB: number }>({ do: 'peak' })).peakMiB,
    answer: async (path) => (await ask<{ path: string }>({ do: 'answer', path })).path,
    rest,
    wake,
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        wake()
        child.stdin?.end()
        setTimeout(kill, 5_000).unref()
      }),
  }
}

const asker = (name: string, child: ChildProcess): (<Reply>(request?: object) => Promise<Reply>) => {
  const waiting: Waiting[] = []
  const early: string[] = []
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4_000)
  })
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return
      const next = waiting.shift()
      if (next === undefined) early.push(line)
      else next.resolve(line)
    })
  let lost: Error | undefined
  const lose = (what: string): void => {
    lost ??= new Error(`${name} ${what}${said === '' ? '' : `, and said:\n${said.trim()}`}`)
    for (const { reject } of waiting.splice(0)) reject(lost)
  }
  child.once('error', (problem) => lose(`could not be started: ${problem.message}`))
  child.once('close', (code, signal) => lose(`ended (${signal ?? `code ${code}`})`))
  return async <Reply>(request?: object): Promise<Reply> => {
    if (lost !== undefined) throw lost
    if (request !== undefined) child.stdin?.write(`${JSON.stringify(request)}\n`)
    const line =
      early.shift() ??
      (await new Promise<string>((resolve, reject) => {
        waiting.push({ resolve, reject })
      }))
    const reply: Reply & { readonly failure?: string } = JSON.parse(line)
    if (reply.failure !== undefined) throw new Error(`${name}: ${reply.failure}`)
    return reply
  }
}
