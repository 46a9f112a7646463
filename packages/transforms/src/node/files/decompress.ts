import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { unpackZstd } from './zstd.js'

/** A file that is packed, and not whole. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
  readonly file: string

  constructor(file: string, format: string, got: string) {
    super(`${file}: expected whole ${format} data up to its end, got ${got}; copy or pack the file again`)
    this.file = file
  }
}

type Chunks = AsyncIterable<Uint8Array>

/** Unpacked pieces of this size are made while the ones before are looked at. */
const chunkBytes = 1 << 20

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** An error of the bytes that come in, and not of what is done with them. */
class Outer extends Error {}

async function* counted(chunks: Chunks, given: { bytes: number }): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      given.bytes += chunk.length
      // A stream may keep a piece for longer than it is promised to hold.
      yield new Uint8Array(chunk)
    }
  } catch (cause) {
    throw new Outer('', { cause })
  }
}

async function* through(
  chunks: Chunks,
  path: string,
  format: string,
  engine: Transform,
): AsyncGenerator<Uint8Array, void, undefined> {
  const given = { bytes: 0 }
  const done = pipeline(Readable.from(counted(chunks, given), { highWaterMark: 1 }), engine)
  done.catch(() => undefined)
  try {
    yield* engine as AsyncIterable<Uint8Array>
    await done
  } catch (error) {
    if (error instanceof Outer) throw error.cause
    // No bytes at all are no member at all, and no error, as for Hadoop.
    if (given.bytes > 0) throw new DamagedFile(path, format, messageOf(error))
  } finally {
    engine.destroy()
    await done.catch(() => undefined)
  }
  const taken = (engine as Transform & { readonly bytesWritten: number }).bytesWritten
  if (taken < given.bytes)
    throw new DamagedFile(path, format, `${given.bytes - taken} bytes after that end which are no ${format}`)
}

/** Whether the bytes of a file of this name are packed: its ending is `.gz` or `.zst`. */
export const isCompressed = (path: string): boolean => /\.(?:gz|zst)$/.test(path)

/**
 * The bytes of a file, unpacked by the ending of its name: `.gz` as gzip, `.zst` as zstd, of one or more members or
 * frames; any other as they are. Memory is that of a few pieces, and of a zstd window of at most 128 MiB. The length and
 * checksum of a gzip member are checked, and those that a zstd frame has. They stand at its end: rows come before they
 * are known to be right. (The zstd that Node has since 22.15 is not used: it stops after one frame.)
 * @throws DamagedFile where the packed bytes are cut short or damaged, or others come after them.
 */
export const decompress = (path: string, chunks: Chunks): Chunks => {
  if (path.endsWith('.gz')) return through(chunks, path, 'gzip', createGunzip({ chunkSize: chunkBytes }))
  if (!path.endsWith('.zst')) return chunks
  return unpackZstd(chunks, (fault) => new DamagedFile(path, 'zstd', fault.message))
}
