import { type ChildProcess, type SpawnOptionsWithoutStdio, spawn } from 'node:child_process'
import { constants } from 'node:os'

/** A process and all that it starts, which stand still and go on together. */
export interface Group {
  readonly child: ChildProcess
  /** Nothing of it runs until it is woken: neither what collects garbage for it nor what listens. */
  readonly rest: () => void
  readonly wake: () => void
  readonly kill: () => void
}

const running = new Set<Group>()

const killAll = (): void => {
  for (const group of running) group.kill()
}

/** What stands still would outlive this process, and a group of its own does not hear of the terminal's signals. */
const watch = (): void => {
  process.once('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]))
}

/** Starts a program in a group of its own, which ends at the latest when this process does. */
export const start = (file: string, words: readonly string[], env: NodeJS.ProcessEnv): Group => {
  if (process.listenerCount('exit', killAll) === 0) watch()
  const options: SpawnOptionsWithoutStdio = { env, stdio: 'pipe', detached: true }
  const child = spawn(file, words, options)
  const send = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    try {
      process.kill(-child.pid, signal)
    } catch {
      // It has just ended by itself.
    }
  }
  const group: Group = {
    child,
    rest: () => send('SIGSTOP'),
    wake: () => send('SIGCONT'),
    kill: () => send('SIGKILL'),
  }
  running.add(group)
  child.once('close', () => running.delete(group))
  return group
}
