import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const attempt = <R>(run: () => R, otherwise: R): R => {
  try {
    return run()
  } catch {
    return otherwise
  }
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The machine, or container, that this process runs on. */
const host: string = short(hostname())

/** What numbers of processes mean: the start of the machine and, in a container, its own numbers. */
const numbering: string = short(
  attempt(
    () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8') + readlinkSync('/proc/self/ns/pid'),
    '',
  ),
)

const shape = /^\.lockstep-([0-9a-f]{12})-([0-9a-f]{12})-(\d+)-[0-9a-f]{12}\.part$/

/** The name of a new file that is being written: it says which process of which machine writes it. */
const newName = (): string =>
  `.lockstep-${host}-${numbering}-${process.pid}-${randomBytes(6).toString('hex')}.part`

/** Signal 0 only asks. A process of somebody else is alive, too. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { readonly code?: unknown }).code !== 'ESRCH'
  }
}

/** Nobody writes for as long without a byte: milliseconds. */
const longest = 24 * 60 * 60 * 1000

/** Whether a file is one of ours whose process has ended. */
const isLeft = (folder: string, name: string): boolean => {
  const [, of, numbers, pid] = shape.exec(name) ?? []
  if (of !== host) return false
  if (numbers === numbering) return !isAlive(Number(pid))
  return Date.now() - statSync(join(folder, name)).mtimeMs > longest
}

/** Takes away what processes of this machine left in a folder that ended while they wrote. What goes wrong is passed over. */
const sweep = (folder: string): void => {
  for (const name of attempt(() => readdirSync(folder), []))
    attempt(() => {
      if (isLeft(folder, name)) rmSync(join(folder, name), { force: true })
    }, undefined)
}

const open = new Set<string>()

const removeAll = (): void => {
  for (const path of open) attempt(() => rmSync(path, { force: true }), undefined)
}

/** The signals that end a process unless it hears them. (One for too large a file is none: Node takes no notice of it.) */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Where nobody else hears the signal, it ends the process as if nobody did. */
const onSignal = (signal: NodeJS.Signals): void => {
  if (process.listenerCount(signal) > 1) return
  removeAll()
  stopListening()
  process.kill(process.pid, signal)
}

const listen = (): void => {
  process.on('exit', removeAll)
  for (const signal of signals) process.on(signal, onSignal)
}

const stopListening = (): void => {
  process.off('exit', removeAll)
  for (const signal of signals) process.off(signal, onSignal)
}

/**
 * The path of a new file beside others of a folder, for what is being written, and a function that says that it is done.
 * The file goes when the process ends before that; what ended processes left there is taken away now.
 */
export const newPart = (folder: string): { readonly part: string; readonly done: () => void } => {
  sweep(folder)
  const part = join(folder, newName())
  if (open.size === 0) listen()
  open.add(part)
  const done = (): void => {
    open.delete(part)
    if (open.size === 0) stopListening()
  }
  return { part, done }
}
