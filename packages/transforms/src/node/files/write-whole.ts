import { type FileHandle, lstat, open, readlink, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fromCall } from './from-call.js'
import { newPart } from './part-files.js'
import { isSystem, type SystemError, systemWords, withCode } from './system-error.js'

/** What the system says where writing itself fails, as on a full disk; what a source of rows throws is none of it. */
const isWriting = (error: unknown, part: string): error is SystemError =>
  isSystem(error) &&
  (['write', 'fsync', 'fchmod', 'close', 'rename'].includes(error.syscall) ||
    ('path' in error && error.path === part))

const toWrite: Readonly<Record<string, (folder: string) => string>> = {
  EACCES: (folder) => `let this process write into the folder ${folder}, or give another one`,
  EPERM: (folder) => `let this process write into the folder ${folder}, or give another one`,
  EROFS: () => 'nothing can be written to this disk; give another folder',
  ENOSPC: () => 'the disk is full; free some of it, or give another folder',
  ENOTDIR: () => 'a part of the path before the last is a file; check the name',
}

const cannotWrite = (path: string, reason: string): Error =>
  new Error(`${path}: cannot be written: ${reason}`)

/** What the system says, without the name of the file beside, and what to do. */
const unwritten = (path: string, error: SystemError): Error => {
  const advice = toWrite[error.code]?.(dirname(resolve(path)))
  const said = systemWords(error)
  return withCode(cannotWrite(path, advice === undefined ? said : `${said}; ${advice}`), error)
}

const codeOf = (error: unknown): unknown => (error as SystemError).code

const orNothing = async <R>(asked: Promise<R>): Promise<R | undefined> => {
  try {
    return await asked
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Where a file is to be: where the links of its name lead, whether or not there is one. */
const placeOf = async (path: string, links = 0): Promise<string> => {
  const found = await orNothing(lstat(path))
  if (found === undefined || !found.isSymbolicLink()) return path
  if (links > 40) throw cannotWrite(path, 'its links lead in a circle')
  return placeOf(resolve(dirname(path), await readlink(path)), links + 1)
}

/** Where to write, and the permissions of the file that is there. */
const targetOf = async (
  path: string,
): Promise<{ readonly place: string; readonly mode: number | undefined }> => {
  try {
    const place = await placeOf(path)
    if ((await orNothing(stat(dirname(place)))) === undefined)
      throw cannotWrite(path, `there is no folder ${resolve(dirname(place))}; make it first`)
    const found = await orNothing(stat(place))
    if (found === undefined) return { place, mode: undefined }
    if (!found.isFile())
      throw cannotWrite(
        path,
        `it is ${found.isDirectory() ? 'a folder' : 'no plain file'}; give another name`,
      )
    return { place, mode: found.mode & 0o7777 }
  } catch (error) {
    throw isSystem(error) ? unwritten(path, error) : error
  }
}

const writeOrLeave = async (path: string, write: (file: FileHandle) => Promise<void>): Promise<void> => {
  const { place, mode } = await targetOf(path)
  const { part, done } = newPart(dirname(place))
  try {
    const file = await open(part, 'wx', mode)
    try {
      if (mode !== undefined) await file.chmod(mode)
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, place)
  } catch (error) {
    await rm(part, { force: true })
    throw isWriting(error, part) ? unwritten(path, error) : error
  } finally {
    done()
  }
}

/**
 * Writes a file that is whole or not there: what `write` writes goes beside it, and takes its name once all is on
 * disk. On any error nothing is left, nor when a signal ends the process, and a file of that name stays as it was; what
 * a killed process left is taken away by the next one. A file that is replaced leaves its permissions to the new one; a
 * symbolic link stays, and the file that it leads to is replaced.
 * @throws Error with the file's name where writing fails, as on a full disk or without its folder; whatever else `write`
 * throws.
 */
export const writeWhole = (path: string, write: (file: FileHandle) => Promise<void>): Promise<void> =>
  fromCall(() => writeOrLeave(path, write))
