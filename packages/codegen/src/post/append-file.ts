import { type FileHandle, open } from 'node:fs/promises'
import { PostError } from './posting.js'

/** A file to whose end lines are put. */
export interface AppendFile {
  /** Puts text to the end, and gives when the disk has it. */
  readonly append: (text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a file to append to it; what stands behind so many bytes is cut off first. */
export type OpenAppend = (path: string, bytes: number | null) => Promise<AppendFile>

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, and run the same command again',
  EDQUOT: 'the disk is full; make room, and run the same command again',
  EACCES: 'there is no permission to write it',
  EPERM: 'there is no permission to write it',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such folder',
  EISDIR: 'there is a folder of that name',
}

/** What went wrong with a file, in words. */
const failureOf = (path: string, error: unknown): PostError => {
  const why = words[String(Reflect.get(Object(error), 'code'))]
  return new PostError(`${path}: ${why ?? (error instanceof Error ? error.message : String(error))}`)
}

/** The disk's own files. */
export const openAppend: OpenAppend = async (path, bytes) => {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw failureOf(path, error)
    }
  }
  const file: FileHandle = await guarded(() => open(path, 'a'))
  if (bytes !== null) await guarded(() => file.truncate(bytes))
  return {
    append: (text) =>
      guarded(async () => {
        await file.appendFile(text)
        await file.datasync()
      }),
    close: () => guarded(() => file.close()),
  }
}
