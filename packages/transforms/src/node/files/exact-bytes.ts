/** The bytes of a stream, taken by number. */
export interface ExactBytes {
  /** So many bytes, of its own memory; less at the end of the stream. */
  readonly take: (count: number) => Promise<Uint8Array>
  /** Passes over a number of bytes, and gives how many there were. */
  readonly skip: (count: number) => Promise<number>
  /** Takes no more. */
  readonly close: () => Promise<void>
}

/** The bytes of some pieces. A piece must not change until the next one is asked for. */
export const exactBytes = (chunks: AsyncIterable<Uint8Array>): ExactBytes => {
  const iterator = chunks[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array(0)
  const each = async (count: number, see: (part: Uint8Array, at: number) => void): Promise<number> => {
    let seen = 0
    while (seen < count) {
      if (chunk.length === 0) {
        const { done, value } = await iterator.next()
        if (done === true) break
        chunk = value
      }
      const part = chunk.subarray(0, count - seen)
      see(part, seen)
      seen += part.length
      chunk = chunk.subarray(part.length)
    }
    return seen
  }
  return {
    take: async (count) => {
      const taken = new Uint8Array(count)
      return taken.subarray(0, await each(count, (part, at) => taken.set(part, at)))
    },
    skip: (count) => each(count, () => undefined),
    close: async () => {
      await iterator.return?.()
    },
  }
}
