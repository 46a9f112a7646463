import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What the system says where writing itself fails, as on a full disk; what a source of rows throws is none of it. */
const isWriting = (error: unknown, part: string): error is Error =>
  error instanceof Error &&
  'syscall' in error &&
  (['write', 'fsync', 'close', 'rename'].includes(String(error.syscall)) ||
    ('path' in error && error.path === part))

/**
 * Writes a file that is whole or not there: what `write` writes goes beside it, and takes its name once all is on
 * disk. On any error nothing is left, and a file of that name stays as it was.
 * @throws Error with the file's name where writing fails, as on a full disk; whatever else `write` throws.
 */
export const writeWhole = async (path: string, write: (file: FileHandle) => Promise<void>): Promise<void> => {
  const part = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  try {
    const file = await open(part, 'wx')
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw isWriting(error, part)
      ? new Error(`${path}: cannot be written: ${error.message}`, { cause: error })
      : error
  }
}
