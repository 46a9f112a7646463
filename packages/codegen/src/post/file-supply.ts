import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type FileLine, linesOf } from './lines.js'
import { PostError, type Posting, type Supply, type Unit, type Unreadable } from './posting.js'
import { unitsTogether } from './together.js'

/** A table's records in a file: one JSON object a line. */
export interface RecordFile {
  readonly table: string
  readonly path: string
  /** The column by which its records belong to those of other files; by their order where there is none. */
  readonly key: string | null
}

/** The longest line that is read, in bytes: API Gateway takes no more in a request. */
export const longestLine = 10_485_760

/** The bytes at the beginning of a file by which it is known again. */
const head = 65_536

/** A file of records may grow between two runs, but its beginning stays as it is. */
const identityOf = async (path: string, bytes: number): Promise<string> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return `${bytesRead}:${createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex').slice(0, 32)}`
  } finally {
    await file.close()
  }
}

const sizeOfFile = async (path: string): Promise<number> => {
  const found = await stat(path)
  if (!found.isFile())
    throw new PostError(`${path}: expected a file of JSON, one record a line, got a folder`)
  return found.size
}

const postingOf = ({ table, path }: RecordFile, line: FileLine): Posting | Unreadable => {
  const { number } = line
  const of = { table, number, place: `${basename(path)}:${number}` }
  return 'text' in line
    ? { ...of, text: line.text }
    : { ...of, text: '', unreadable: `${line.fault}: a line of ${line.bytes} bytes` }
}

/**
 * The records of some files, those together that belong together: by the columns that the files name as their keys, else the
 * first of each file, then the second of each, and so on.
 * @param known the identity that these files had before, of which the length of their beginnings is taken.
 * @throws PostError for a folder, and the error of Node's for a file that is not there.
 */
export const fileSupply = async (
  files: readonly RecordFile[],
  known: Readonly<Record<string, string | number>> = {},
): Promise<Supply> => {
  const identity: Record<string, string> = {}
  const sizes: number[] = []
  for (const { table, path } of files) {
    const size = await sizeOfFile(path)
    sizes.push(size)
    const before = Number(String(known[table] ?? '').split(':')[0])
    identity[table] = await identityOf(path, before > 0 ? before : Math.min(size, head))
  }
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const read = files.map(() => 0)

  async function* recordsOf(file: RecordFile, place: number): AsyncGenerator<Posting | Unreadable> {
    const onRead = (bytes: number): void => {
      read[place] = bytes
    }
    for await (const line of linesOf(file.path, longestLine, onRead)) yield postingOf(file, line)
  }

  return {
    identity,
    part: () => (total === 0 ? 1 : read.reduce((sum, bytes) => sum + bytes, 0) / total),
    units: (): AsyncIterable<Unit> =>
      unitsTogether(files.map((file, place) => ({ records: recordsOf(file, place), key: file.key }))),
  }
}
