import { open } from 'node:fs/promises'

const chunkBytes = 1 << 20

/** How a file is read: until `signal` says otherwise. `onBytes` is told the bytes on disk of every piece. */
export interface ChunkOptions {
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** The bytes of a file. The next ones are read while those given are looked at, which hold until then. */
export async function* fileChunks(
  path: string,
  { signal, onBytes }: ChunkOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  signal?.throwIfAborted()
  const file = await open(path)
  const read = (buffer: Buffer) => {
    const reading = file.read(buffer, 0, chunkBytes)
    reading.catch(() => undefined)
    return reading
  }
  let now = Buffer.allocUnsafeSlow(chunkBytes)
  let ahead = Buffer.allocUnsafeSlow(chunkBytes)
  let reading = read(now)
  try {
    for (;;) {
      const { bytesRead } = await reading
      signal?.throwIfAborted()
      if (bytesRead === 0) return
      reading = read(ahead)
      onBytes?.(bytesRead)
      yield now.subarray(0, bytesRead)
      signal?.throwIfAborted()
      ;[now, ahead] = [ahead, now]
    }
  } finally {
    await reading.catch(() => undefined)
    await file.close()
  }
}
