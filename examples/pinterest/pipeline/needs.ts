import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { findJava, findPython, run } from '@lockstep/test/programs'
import { lockstepHome } from './home.js'
import { haveJars } from './jars.js'
import { checkPort } from './ports.js'
import { haveSoftware, sparkVersion } from './versions.js'

/** What the set-up takes on the disk, and what a run takes: more than was ever seen, in bytes. */
const room = { setUp: 2_500_000_000, run: 300_000_000 } as const

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

/**
 * Holds that a disk has room for a run, or for the set-up before it.
 * @throws Error in one sentence where it has not.
 */
export const checkRoom = (folder: string, free: number, isSetUp: boolean): void => {
  const needed = isSetUp ? room.run : room.setUp
  if (free < needed)
    throw new Error(
      `${folder} has ${megabytes(free)} left, and ${isSetUp ? 'a run' : 'the set-up'} takes up to ${megabytes(needed)}: make room, or point LOCKSTEP_HOME to another disk`,
    )
}

const checkDisk = async (isSetUp: boolean): Promise<void> => {
  const home = lockstepHome()
  const { bavail, bsize } = await statfs(existing(home))
  checkRoom(home, bavail * bsize, isSetUp)
}

const checkMaven = async (): Promise<void> => {
  const { code } = await run('mvn', ['-v'], process.env)
  if (code === 127)
    throw new Error(
      'Kafka, Connect and the jars of Spark are fetched by Maven, and there is none on the PATH: install it (on Debian or Ubuntu: apt-get install maven)',
    )
  if (code !== 0) throw new Error('the program mvn on the PATH does not run; try mvn -v')
}

/**
 * Holds that this machine has what a run needs, before anything long begins.
 * @throws Error in one sentence that says what is missing and what to do.
 */
export const checkNeeds = async (port: number): Promise<void> => {
  if (process.platform === 'win32')
    throw new Error('the pipeline runs on Linux and macOS; on Windows, run it in WSL')
  await findJava(sparkVersion)
  await findPython()
  if (!haveJars()) await checkMaven()
  await checkDisk(haveSoftware())
  if (port !== 0) await checkPort(port, 'the REST front')
}
