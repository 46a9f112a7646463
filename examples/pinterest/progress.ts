import type { OnProgress } from '@lockstep/transforms'
import { Presets, SingleBar } from 'cli-progress'

/** Milliseconds after which a read is long enough to be told of, and between two plain lines. */
const [long, pace] = [1_000, 5_000]

const seconds = (milliseconds: number | null): string =>
  milliseconds === null ? 'unknown' : `${Math.ceil(milliseconds / 1_000)} s`

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`

/** Shows how far a long read is, on the error stream: a bar on a terminal, else a line now and then. */
export const progressOf = (
  what: string,
  to: NodeJS.WriteStream = process.stderr,
): { readonly onProgress: OnProgress; readonly end: () => void } => {
  const format = `${what} [{bar}] {percentage}%, {rows} rows, {left} to go`
  const bar = to.isTTY ? new SingleBar({ format, stream: to }, Presets.legacy) : undefined
  let [last, told] = [0, -1]
  let begun = false
  return {
    onProgress: ({ rows, bytes, totalBytes, elapsed, remaining }) => {
      if (elapsed < long || bytes === told) return
      const [all, left] = [totalBytes ?? bytes, seconds(remaining)]
      if (bar !== undefined) {
        if (!begun) bar.start(all, 0, { rows: 0, left })
        bar.update(bytes, { rows, left })
      } else if (elapsed - last >= pace || remaining === 0) {
        last = elapsed
        told = bytes
        to.write(`${what}: ${rows} rows, ${mebibytes(bytes)} of ${mebibytes(all)}, ${left} to go\n`)
      }
      begun = true
    },
    end: () => {
      if (begun) bar?.stop()
    },
  }
}
