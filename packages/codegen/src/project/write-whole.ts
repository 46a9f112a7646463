import { randomBytes } from 'node:crypto'
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** An error of the file beside, told of the file that a person knows. */
const of = (path: string, error: unknown): unknown =>
  error instanceof Error ? Object.assign(error, { path }) : error

/** A text that is on disk beside its place, and takes its name or goes. */
interface Staged {
  readonly take: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Puts a text beside its place. The permissions of the file before are kept; a link stays, and what it leads to is replaced. */
const stage = async (path: string, text: string): Promise<Staged> => {
  const place = await realpath(path).catch(() => path)
  const before = await stat(place).catch(() => undefined)
  const part = join(dirname(place), `.lockstep-${process.pid}-${randomBytes(6).toString('hex')}.part`)
  const drop = (): Promise<void> => rm(part, { force: true })
  try {
    if (before?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    await writeFile(part, text, { flag: 'wx', flush: true })
    if (before !== undefined) await chmod(part, before.mode & 0o7777)
  } catch (error) {
    await drop()
    throw of(path, error)
  }
  const take = async (): Promise<void> => {
    try {
      await rename(part, place)
    } catch (error) {
      await drop()
      throw of(path, error)
    }
  }
  return { take, drop }
}

/** So many files are written at a time. */
const atOnce = 16

/**
 * Writes files that are whole or as they were before: all their texts go beside them, and take their names once all are on
 * disk, so that where one cannot be written, none is.
 * @throws What the system says, of the path that cannot be written.
 */
export const writeFilesWhole = async (
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> => {
  const staged: Staged[] = []
  try {
    for (const folder of new Set(files.map(({ path }) => dirname(path))))
      await mkdir(folder, { recursive: true })
    for (let next = 0; next < files.length; next += atOnce) {
      const some = files.slice(next, next + atOnce)
      const done = await Promise.allSettled(some.map(({ path, text }) => stage(path, text)))
      for (const each of done) if (each.status === 'fulfilled') staged.push(each.value)
      const failed = done.find((each) => each.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    }
  } catch (error) {
    await Promise.all(staged.map(({ drop }) => drop()))
    throw error
  }
  for (const { take } of staged) await take()
}
