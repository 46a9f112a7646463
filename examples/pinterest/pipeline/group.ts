import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A program to be run: what people call it, its file, its words and its environment. */
export interface Program {
  readonly name: string
  readonly file: string
  readonly words: readonly string[]
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Whether a person sees its errors, in place of the file. */
  readonly isShown?: boolean
}

/** A program that was started. What it says goes to a file. */
export interface Started {
  readonly name: string
  /** The number of its process group, in which all stand that it starts. */
  readonly id: number
  readonly log: string
  /** Its exit code once it has ended; null if it was killed. */
  readonly ended: Promise<number | null>
  readonly isRunning: () => boolean
  /** Kills it and all that it started, at once, and waits until they are gone. */
  readonly kill: () => Promise<void>
}

/** Programs that end together. */
export interface Group {
  readonly start: (program: Program) => Started
  /** Kills all that run. Nothing is started after it. */
  readonly stop: () => Promise<void>
  /** Does some work, unless a program of the group ends meanwhile that nobody killed. */
  readonly during: <T>(work: Promise<T>) => Promise<T>
}

/**
 * Runs a program as the head of a process group that is killed when the pipe on its input closes: that is, when the
 * process that started it is gone, whatever became of it.
 */
const guard = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -KILL -$$) &
watch=$!
exec 3<&-
wait "$server"
code=$?
kill "$watch" 2>/dev/null
exit "$code"`

const killGroup = (id: number): void => {
  try {
    process.kill(-id, 'SIGKILL')
  } catch {
    // All of it is gone.
  }
}

/** The last lines that a program said. */
export const lastWords = ({ log }: Started, lines = 8): string =>
  readFileSync(log, 'utf8').trim().split('\n').slice(-lines).join('\n')

/** A program of a group that ended though nobody asked it to. */
export class EndedError extends Error {
  override readonly name = 'EndedError'
}

const endedMessage = (started: Started, code: number | null): string =>
  `${started.name} ended by itself (${code === null ? 'killed' : `code ${code}`}); all that it said is in ${started.log}, at the end:\n${lastWords(started)}`

/** A group whose programs write what they say into a folder, a file each. */
export const newGroup = (logs: string): Group => {
  mkdirSync(logs, { recursive: true })
  const running = new Map<ChildProcess, Started>()
  const expected = new WeakSet<ChildProcess>()
  let isStopped = false
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  const killAll = (): void => {
    for (const { id } of running.values()) killGroup(id)
  }
  process.on('exit', killAll)

  const start = ({ name, file, words, cwd, env, isShown = false }: Program): Started => {
    if (isStopped) throw new Error(`${name} is not started: all is being stopped`)
    const log = join(logs, `${name.replace(/[^\w]+/gu, '-').toLowerCase()}.log`)
    const out = openSync(log, 'a')
    const child = spawn('/bin/sh', ['-c', guard, 'guard', file, ...words], {
      cwd,
      env: env ?? process.env,
      detached: true,
      stdio: ['pipe', out, isShown ? 'inherit' : out],
    })
    closeSync(out)
    child.stdin?.on('error', () => {})
    const id = child.pid
    if (id === undefined) throw new Error(`${name} could not be started: there is no /bin/sh`)
    const ended = new Promise<number | null>((resolve) => {
      child.on('exit', (code) => {
        running.delete(child)
        resolve(code)
        if (!expected.has(child) && code !== 0) fail(new EndedError(endedMessage(started, code)))
      })
    })
    const started: Started = {
      name,
      id,
      log,
      ended,
      isRunning: () => running.has(child),
      kill: async () => {
        expected.add(child)
        killGroup(id)
        await ended
      },
    }
    running.set(child, started)
    return started
  }

  return {
    start,
    stop: async () => {
      isStopped = true
      await Promise.all([...running.values()].map(({ kill }) => kill()))
      process.off('exit', killAll)
    },
    during: (work) => {
      // What asks a server that died may hear of it before we do: the server's end is the reason.
      const told = work.catch(async (problem: unknown) => {
        await Promise.race([failed, sleep(1_000)])
        throw problem
      })
      return Promise.race([told, failed])
    },
  }
}

/**
 * Runs a program of a group to its end, and gives it for its log.
 * @throws Error with its last words where it fails.
 */
export const runIn = async (group: Group, program: Program): Promise<Started> => {
  const started = group.start(program)
  const code = await group.during(started.ended)
  if (code !== 0) throw new EndedError(endedMessage(started, code))
  return started
}
