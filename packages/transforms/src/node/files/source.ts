import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { refuse } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import type { RawTable } from '../../formats/json/options.js'
import type { JsonFile } from '../../formats/json/read.js'
import { shortCause } from '../../formats/shared/cause.js'
import { type JsonBytes, namelessFile } from '../../formats/shared/source.js'
import { type Bytes, type Watch, watchBytes } from '../../formats/shared/watch.js'
import { DamagedFile, decompress, isCompressed } from './decompress.js'
import { itemsFromCall } from './from-call.js'
import { filesAt, isPattern, type ListedFile } from './list-files.js'
import { type PartitionColumn, partitionsIn, withoutPartitions, withPartitions } from './partitions.js'
import { type ChunkOptions, fileChunks } from './read-chunks.js'
import { isSystem, whyUnread, withCode } from './system-error.js'
import { ChangedFile, whileUnchanged } from './unchanged.js'

/** Text to read: a file, a folder of parts or a pattern by its path, several one after the other, or bytes, all at once or as they come. */
export type TextSource = string | readonly string[] | JsonBytes

/** Who reads: the reader's name and the table's, for messages. */
export interface Reads {
  readonly reader: 'readJson' | 'readCsv' | 'readArrow' | 'readParquet'
  readonly table: string
}

/** Says which file cannot be read. */
export const cannotRead = ({ reader, table }: Reads, path: string, cause: unknown): Error => {
  if (isSystem(cause))
    return withCode(new Error(`${table}: ${reader}: cannot read ${path}: ${whyUnread(path, cause)}`), cause)
  const message = cause instanceof Error ? cause.message : String(cause)
  const said =
    cause instanceof DamagedFile || cause instanceof ChangedFile ? message : `cannot read ${path}: ${message}`
  return new Error(`${table}: ${reader}: ${said}`, shortCause(cause))
}

async function* chunksOf(
  reads: Reads,
  path: string,
  reading: ChunkOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* whileUnchanged(path, decompress(path, fileChunks(path, reading)))
  } catch (error) {
    throw reading.signal?.aborted ? error : cannotRead(reads, path, error)
  }
}

const compressed = /\.(?:bz2|deflate|lz4|snappy)$/i

/** Refuses a path to what Spark would unpack in another way, or pass over. */
export const checkPath = ({ reader, table }: Reads, path: string): string => {
  const wrong = (what: string): never => refuse(`${table}: ${reader}: ${path} ${what}`)
  if (compressed.test(path))
    wrong(
      'is packed in a way that is not read; unpack it first, pack it with gzip, or give its bytes as a stream',
    )
  if (/\.(?:gz|zst)$/i.test(path) && !isCompressed(path))
    wrong('ends in capitals, and only Spark 4 unpacks such a file; rename it')
  if (/^[._]/.test(basename(path)))
    wrong('begins with . or _, and Spark takes no notice of such files; rename it')
  if (isPattern(path)) wrong('has one of * ? [ ] { }, which Spark takes for a pattern; rename it')
  return path
}

/** The bytes of all files; unknown where one cannot be asked, which reading it will tell. */
const sizeOf = async (paths: readonly string[]): Promise<number | null> => {
  try {
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch {
    return null
  }
}

type Read = (table: RawTable, files: readonly JsonFile[]) => AsyncGenerator<RecordBatch, void, undefined>

/** Files one after the other that have the same columns by their partitions. */
interface Group {
  readonly columns: readonly PartitionColumn[]
  readonly files: JsonFile[]
}

const isSame = (one: readonly PartitionColumn[], other: readonly PartitionColumn[]): boolean =>
  one.length === other.length &&
  one.every(
    ({ field, literal }, index) =>
      field === other[index]?.field && literal.value === other[index].literal.value,
  )

/** Reads files, of a table's columns those that are in them, and adds those that are in the names of their folders. */
const readGroups = (table: RawTable, groups: readonly Group[], read: Read): AsyncIterable<RecordBatch> => {
  const all = groups.map(({ columns, files }) =>
    withPartitions(read(withoutPartitions(table, columns), files), columns, table.raw),
  )
  return (async function* () {
    for (const batches of all) yield* batches
  })()
}

/** The files of a path, whose errors name the reader. */
export const filesOfSource = (reads: Reads, path: string): readonly ListedFile[] => {
  try {
    return filesAt(path)
  } catch (error) {
    throw isSystem(error) ? cannotRead(reads, path, error) : error
  }
}

const readPaths = (
  reads: Reads,
  table: RawTable,
  given: readonly string[],
  watch: Watch,
  read: Read,
): AsyncGenerator<RecordBatch, void, undefined> => {
  if (given.length === 0) refuse(`${reads.table}: ${reads.reader}: expected at least one file`)
  const files = given.flatMap((path) => filesOfSource(reads, path))
  let bytes: Bytes = { taken: 0, total: null }
  const onBytes = (more: number): void => {
    bytes.taken += more
  }
  const reading = { signal: watch.signal, onBytes }
  const groups: Group[] = []
  for (const listed of files) {
    const { path } = listed
    const columns = partitionsIn(table, listed)
    const file = { name: checkPath(reads, path), chunks: chunksOf(reads, path, reading) }
    const last = groups.at(-1)
    if (last !== undefined && isSame(last.columns, columns)) last.files.push(file)
    else groups.push({ columns, files: [file] })
  }
  const [only = { columns: [], files: [] }] = groups
  const isPlain = groups.length < 2 && only.columns.length === 0
  const batches = isPlain ? read(table, only.files) : readGroups(table, groups, read)
  const sized = async (): Promise<Bytes> => {
    bytes = { taken: 0, total: await sizeOf(files.map(({ path }) => path)) }
    return bytes
  }
  return watchBytes(batches, sized, watch)
}

/** Reads a source, unpacked by the endings of names, until a signal says otherwise, and tells how far it is. */
export const readSource = (
  reads: Reads,
  table: RawTable,
  source: TextSource,
  watch: Watch,
  read: Read,
): AsyncGenerator<RecordBatch, void, undefined> => {
  if (typeof source === 'string') return itemsFromCall(readPaths(reads, table, [source], watch, read))
  if (Array.isArray(source)) return itemsFromCall(readPaths(reads, table, source, watch, read))
  const { file, bytes } = namelessFile(source as JsonBytes, reads.reader, watch)
  return itemsFromCall(watchBytes(read(table, [file]), () => bytes, watch))
}
