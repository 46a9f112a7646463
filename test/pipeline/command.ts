import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { projectFolder } from '../../examples/pinterest/pipeline/home.js'

/** The command of `npm run pipeline`, started. */
export interface RunningCommand {
  readonly pid: number
  /** All that it said so far. */
  readonly said: () => string
  /** Waits until it says something. */
  readonly untilSaid: (what: RegExp) => Promise<void>
  /** Its exit code. */
  readonly code: Promise<number | null>
}

/** Starts the command, as it is built. */
export const startCommand = (words: readonly string[], env: NodeJS.ProcessEnv = {}): RunningCommand => {
  const child = spawn(process.execPath, ['examples/pinterest/dist/pipeline/main.js', ...words], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const code = once(child, 'close').then(([code]) => code as number | null)
  return {
    pid: child.pid ?? 0,
    said: () => said,
    untilSaid: async (what) => {
      while (!what.test(said)) {
        if (child.exitCode !== null) throw new Error(`it ended, and said only:\n${said}`)
        await sleep(50)
      }
    },
    code,
  }
}

/** The processes that work in the folder of a run, with their numbers. */
export const processesOf = ({ pid }: RunningCommand): readonly string[] =>
  execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8', maxBuffer: 1e8 })
    .split('\n')
    .filter((line) => line.includes(`/pipeline/run-${pid}/`) && !/^\s*[0-9]+ +Z/u.test(line))

/** Waits until nothing works in the folder of a run, and gives what still does after some seconds. */
export const leftOf = async (command: RunningCommand): Promise<readonly string[]> => {
  for (let tries = 0; tries < 50 && processesOf(command).length > 0; tries++) await sleep(100)
  return processesOf(command)
}
