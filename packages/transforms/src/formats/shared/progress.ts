/** How far a long read is. */
export interface Progress {
  /** Rows that have been read. */
  readonly rows: number
  /** Bytes that have been read, as they lie on disk. */
  readonly bytes: number
  /** The bytes that there are in all; null where the source does not say. */
  readonly totalBytes: number | null
  /** Milliseconds since reading began. */
  readonly elapsed: number
  /** Milliseconds still to go at the pace so far; null where that cannot be told. */
  readonly remaining: number | null
}

/** Is told how far a read is: a few times a second, and once at its end. What it throws ends the read. */
export type OnProgress = (progress: Progress) => void

/** Milliseconds between two reports. */
const pace = 200

/** Tells `onProgress` how far a read is, when it is time; `end` tells it once more. */
export const reporter = (
  onProgress: OnProgress | undefined,
  totalBytes: number | null,
): { readonly add: (rows: number, bytes: number) => void; readonly end: () => void } => {
  const began = performance.now()
  let last = began
  let [rows, bytes] = [0, 0]
  const tell = (now: number): void => {
    const elapsed = now - began
    const remaining =
      totalBytes === null || bytes === 0 ? null : (Math.max(totalBytes - bytes, 0) / bytes) * elapsed
    last = now
    onProgress?.({ rows, bytes, totalBytes, elapsed, remaining })
  }
  return {
    add: (moreRows, moreBytes) => {
      rows += moreRows
      bytes += moreBytes
      if (onProgress === undefined) return
      const now = performance.now()
      if (now - last >= pace) tell(now)
    },
    end: () => tell(performance.now()),
  }
}
