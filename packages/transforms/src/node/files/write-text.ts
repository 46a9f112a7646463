import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { refuse } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { writeWhole } from './write-whole.js'

/** Record batches, all at once or as they come. */
export type Batches = AsyncIterable<RecordBatch> | Iterable<RecordBatch>

/** What to write, and where. */
export interface TextFile {
  /** Who writes, for messages. */
  readonly writer: 'writeJson' | 'writeCsv'
  readonly path: string
  readonly batches: Batches
  /** The bytes of one batch after the other. */
  readonly bytesOf: (batch: RecordBatch) => Iterable<Uint8Array>
  readonly signal: AbortSignal | undefined
}

async function* chunksOf({
  batches,
  bytesOf,
  signal,
}: TextFile): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const batch of batches)
    for (const bytes of bytesOf(batch)) {
      signal?.throwIfAborted()
      yield bytes
    }
}

async function* packed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const engine = createGzip()
  const done = pipeline(Readable.from(chunks), engine)
  done.catch(() => undefined)
  try {
    yield* engine as AsyncIterable<Uint8Array>
    await done
  } finally {
    engine.destroy()
    await done.catch(() => undefined)
  }
}

const checkEnding = ({ writer, path }: TextFile): void => {
  const ending = /\.(?:zst|bz2|deflate|lz4|snappy)$/.exec(path)?.[0]
  if (ending !== undefined)
    refuse(
      `${writer}: ${path}: expected a name that ends in .gz to pack with gzip, or plainly, got ${ending}`,
    )
}

/** Writes text, packed with gzip where the name ends in `.gz`; the file is whole or not there. */
export const writeText = async (file: TextFile): Promise<void> => {
  const { path, signal } = file
  checkEnding(file)
  await writeWhole(path, async (target) => {
    signal?.throwIfAborted()
    const chunks = chunksOf(file)
    for await (const bytes of path.endsWith('.gz') ? packed(chunks) : chunks) await target.appendFile(bytes)
  })
}
