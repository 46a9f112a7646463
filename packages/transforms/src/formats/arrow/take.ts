/** The bytes of a stream, taken by number. */
export interface Taking {
  /** The next `count` bytes, fewer at the end: a view of a chunk where it holds them all, else a copy. */
  readonly take: (count: number) => Promise<Uint8Array>
  /** Puts bytes back, to be taken next. */
  readonly putBack: (bytes: Uint8Array) => void
  readonly close: () => Promise<void>
}

const concatenate = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** Takes the bytes of chunks, which must stay as they are. */
export const takingFrom = (chunks: AsyncIterable<Uint8Array>): Taking => {
  const iterator = chunks[Symbol.asyncIterator]()
  const waiting: Uint8Array[] = []
  const isMore = async (): Promise<boolean> => {
    while (waiting[0] === undefined) {
      const next = await iterator.next()
      if (next.done === true) return false
      if (next.value.length > 0) waiting.push(next.value)
    }
    return true
  }
  const some = (count: number): Uint8Array => {
    const [chunk = new Uint8Array(0)] = waiting.splice(0, 1)
    if (chunk.length > count) waiting.unshift(chunk.subarray(count))
    return chunk.subarray(0, count)
  }
  return {
    take: async (count) => {
      const parts: Uint8Array[] = []
      let length = 0
      while (length < count && (await isMore())) {
        const part = some(count - length)
        parts.push(part)
        length += part.length
      }
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : concatenate(parts, length)
    },
    putBack: (bytes) => {
      if (bytes.length > 0) waiting.unshift(bytes)
    },
    close: async () => {
      await iterator.return?.()
    },
  }
}
