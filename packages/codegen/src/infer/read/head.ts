import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { InferError } from './infer-error.js'

/** Bytes of a file's beginning that are looked at, to tell how it is written. */
const headBytes = 1 << 20

/** The first bytes of a file, unpacked where its name ends in `.gz`. */
export const beginningOf = async (path: string): Promise<Buffer> => {
  const stream = createReadStream(path)
  const bytes = path.endsWith('.gz') ? stream.pipe(createGunzip()) : stream
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', reject)
    bytes.once('error', reject)
  })
  failed.catch(() => undefined)
  const read = async (): Promise<Buffer> => {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of bytes) {
      parts.push(part as Buffer)
      size += (part as Buffer).length
      if (size >= headBytes) break
    }
    return Buffer.concat(parts).subarray(0, headBytes)
  }
  try {
    return await Promise.race([read(), failed])
  } catch (error) {
    throw new InferError(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    stream.destroy()
  }
}

/**
 * Refuses what is no file of text: nothing at all, or bytes that no text has.
 * @throws InferError that says what came, and what to do.
 */
export const checkIsText = (path: string, head: Buffer): void => {
  if (head.length === 0) throw new InferError(`${path}: expected records, got an empty file`)
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new InferError(
      `${path}: expected UTF-8, got the byte order mark of UTF-16; write the file in UTF-8`,
    )
  if (head.includes(0))
    throw new InferError(
      `${path}: expected text, got NUL bytes; give a file of JSON lines, CSV or Parquet, with the ending of its kind`,
    )
  if (!/\S/u.test(head.toString())) throw new InferError(`${path}: expected records, got only blanks`)
}

/**
 * Refuses a path that is no file.
 * @throws InferError
 */
export const checkFile = async (path: string): Promise<number> => {
  try {
    const found = await stat(path)
    if (found.isFile()) return found.size
    if (!found.isDirectory())
      throw new InferError(`${path}: expected a file, got a device or a pipe; write it into a file first`)
  } catch (error) {
    if (error instanceof InferError) throw error
    const code = String(Reflect.get(Object(error), 'code'))
    throw new InferError(
      code === 'ENOENT' ? `${path}: there is no such file` : `${path}: cannot be read: ${code}`,
    )
  }
  throw new InferError(`${path}: expected a file, got a folder; name one of its files`)
}
