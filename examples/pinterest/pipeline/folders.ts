import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockstepHome } from './home.js'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The folder of this run; those of runs that are over are removed. */
export const runFolder = (): string => {
  const all = join(lockstepHome(), 'pipeline')
  mkdirSync(all, { recursive: true })
  for (const name of readdirSync(all)) {
    const pid = Number(/^run-([0-9]+)$/u.exec(name)?.[1])
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(all, name), { recursive: true, force: true })
  }
  const mine = join(all, `run-${process.pid}`)
  mkdirSync(mine, { recursive: true })
  return mine
}
