import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'

/** A file that was written to, or replaced by another, while it was read. */
export class ChangedFile extends Error {
  override readonly name = 'ChangedFile'
  readonly file: string

  constructor(file: string, how: string) {
    super(`${file}: the file changed while it was read: ${how}; read it again once nothing writes to it`)
    this.file = file
  }
}

/** What tells a file from what it was before. */
export type FileState = Pick<BigIntStats, 'size' | 'mtimeNs' | 'dev' | 'ino'>

/** The state of a plain file; nothing of others, such as pipes, nor of one that does not say its size. */
export const stateOf = (stats: BigIntStats): FileState | undefined => {
  const { size, mtimeNs, dev, ino } = stats
  return stats.isFile() && size > 0n ? { size, mtimeNs, dev, ino } : undefined
}

/** @throws ChangedFile where the file of a name is not what it was; where none has the name, `stats` is nothing. */
export const checkUnchanged = (
  path: string,
  before: FileState | undefined,
  stats: BigIntStats | undefined,
): void => {
  if (before === undefined) return
  if (stats === undefined) throw new ChangedFile(path, 'no file has its name any more')
  if (stats.dev !== before.dev || stats.ino !== before.ino)
    throw new ChangedFile(path, 'another file has its name now')
  if (stats.size !== before.size)
    throw new ChangedFile(path, `it had ${before.size} bytes, and has ${stats.size} now`)
  if (stats.mtimeNs !== before.mtimeNs) throw new ChangedFile(path, 'it was written to')
}

const statsAt = async (path: string): Promise<BigIntStats | undefined> => {
  try {
    return await stat(path, { bigint: true })
  } catch {
    return undefined
  }
}

/**
 * The same items, which are read from a file, while it stays as it is.
 * @throws ChangedFile, after all items or in place of an error, where the file changed since the first was asked for.
 */
export async function* whileUnchanged<T>(
  path: string,
  items: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const stats = await statsAt(path)
  const before = stats === undefined ? undefined : stateOf(stats)
  try {
    yield* items
  } catch (error) {
    checkUnchanged(path, before, await statsAt(path))
    throw error
  }
  checkUnchanged(path, before, await statsAt(path))
}
