import { Decompress } from 'fzstd'

/** Unpacks zstd in JavaScript. What `fzstd` cannot read is thrown as `damaged` says. */
export async function* fzstdChunks(
  chunks: AsyncIterable<Uint8Array>,
  damaged: (error: unknown) => Error,
): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = []
  const engine = new Decompress((bytes) => {
    if (bytes.length > 0) ready.push(bytes)
  })
  const push = (bytes: Uint8Array, last: boolean): readonly Uint8Array[] => {
    try {
      engine.push(bytes, last)
    } catch (error) {
      throw damaged(error)
    }
    return ready.splice(0)
  }
  // The engine keeps the bytes of a block that is not whole, and a piece may change.
  for await (const chunk of chunks) yield* push(new Uint8Array(chunk), false)
  yield* push(new Uint8Array(0), true)
}
