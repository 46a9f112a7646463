import type { RecordBatch } from 'apache-arrow'
import { type OnProgress, type Progress, reporter } from './progress.js'

/** How a read is watched. */
export interface Watch {
  /** Is told how far the read is. */
  readonly onProgress?: OnProgress
  /** Ends the read: it throws the signal's reason, and closes its files. */
  readonly signal?: AbortSignal
}

/** The bytes of a read: those taken so far, as they lie on disk, and those there are in all. */
export interface Bytes {
  taken: number
  readonly total: Progress['totalBytes']
}

/** The same batches, with a word about each, until the signal says otherwise. */
export async function* watchBytes(
  batches: AsyncIterable<RecordBatch>,
  count: () => Bytes | Promise<Bytes>,
  { onProgress, signal }: Watch,
): AsyncGenerator<RecordBatch, void, undefined> {
  signal?.throwIfAborted()
  const bytes = await count()
  const report = reporter(onProgress, bytes.total)
  let told = 0
  const tell = (rows: number): void => {
    report.add(rows, bytes.taken - told)
    told = bytes.taken
  }
  for await (const batch of batches) {
    signal?.throwIfAborted()
    tell(batch.numRows)
    yield batch
    signal?.throwIfAborted()
  }
  tell(0)
  report.end()
}

/** The same chunks, until the signal says otherwise: also while one is waited for. */
export async function* heed<Chunk>(
  chunks: AsyncIterable<Chunk>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Chunk, void, undefined> {
  if (signal === undefined) {
    yield* chunks
    return
  }
  const iterator = chunks[Symbol.asyncIterator]()
  let stop = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  signal.addEventListener('abort', stop)
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), stopped])
      signal.throwIfAborted()
      if (next === undefined || next.done === true) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', stop)
    // Not waited for: what is stopped while it waits may never come back.
    iterator.return?.()?.catch(() => undefined)
  }
}
