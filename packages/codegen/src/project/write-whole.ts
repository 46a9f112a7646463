import { randomBytes } from 'node:crypto'
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** An error of the file beside, told of the file that a person knows. */
const of = (path: string, error: unknown): unknown =>
  error instanceof Error ? Object.assign(error, { path }) : error

/**
 * Writes a file that is whole or as it was before: its text goes beside it, and takes its name once all is on disk. The
 * permissions of the file before are kept; a link stays, and the file that it leads to is replaced.
 * @throws What the system says, of this path.
 */
export const writeFileWhole = async (path: string, text: string): Promise<void> => {
  const place = await realpath(path).catch(() => path)
  const before = await stat(place).catch(() => undefined)
  const part = join(dirname(place), `.lockstep-${process.pid}-${randomBytes(6).toString('hex')}.part`)
  try {
    await writeFile(part, text, { flag: 'wx', flush: true })
    if (before !== undefined) await chmod(part, before.mode & 0o7777)
    await rename(part, place)
  } catch (error) {
    await rm(part, { force: true })
    throw of(path, error)
  }
}
