import { copyLoopBytes, copySpan } from '../../bytes/copy.js'
import { viewOf } from '../../bytes/words.js'
import { bitmapBytes, type Validity } from '../column.js'

/** Cells to take, as runs of neighbours: those from `from[run]` to `to[run]`, exclusive, one run after the other. */
export interface Runs {
  readonly from: Int32Array
  readonly to: Int32Array
  /** The cells of all runs. */
  readonly length: number
}

/** The runs of some cells given one by one. */
export const runsOf = (cells: Int32Array): Runs => {
  let count = cells.length > 0 ? 1 : 0
  for (let at = 1; at < cells.length; at++) if (cells[at] !== (cells[at - 1] ?? 0) + 1) count++
  const from = new Int32Array(count)
  const to = new Int32Array(count)
  for (let at = 0, run = -1, last = -2; at < cells.length; at++) {
    const cell = cells[at] ?? 0
    if (at === 0 || cell !== last + 1) from[++run] = cell
    to[run] = cell + 1
    last = cell
  }
  return { from, to, length: cells.length }
}

/** Sets, beyond those set, bits of `target` from `at` on that are set in `bits` from `from` to `to`. */
const addBits = (target: Uint8Array, at: number, bits: Uint8Array, from: number, to: number): void => {
  for (let bit = from, into = at; bit < to; ) {
    const some = Math.min(8 - (into & 7), 8 - (bit & 7), to - bit)
    const part = ((bits[bit >> 3] ?? 0) >> (bit & 7)) & ((1 << some) - 1)
    target[into >> 3] = (target[into >> 3] ?? 0) | (part << (into & 7))
    bit += some
    into += some
  }
}

/** Some bits of a bitmap. */
export const takeBitRuns = (bits: Uint8Array, { from, to, length }: Runs): Uint8Array => {
  const taken = new Uint8Array(bitmapBytes(length))
  for (let run = 0, at = 0; run < from.length; run++) {
    const start = from[run] ?? 0
    const end = to[run] ?? 0
    addBits(taken, at, bits, start, end)
    at += end - start
  }
  return taken
}

/** Which taken cells hold a value. */
export const takeValidityRuns = (validity: Validity, runs: Runs): Validity =>
  validity === null ? null : takeBitRuns(validity, runs)

/** Some bytes. */
export const takeByteRuns = (bytes: Uint8Array, { from, to, length }: Runs): Uint8Array => {
  const taken = new Uint8Array(length)
  const source = viewOf(bytes)
  const target = viewOf(taken)
  for (let run = 0, at = 0; run < from.length; run++) {
    const start = from[run] ?? 0
    const end = to[run] ?? 0
    if (end - start > copyLoopBytes) taken.set(bytes.subarray(start, end), at)
    else copySpan(source, start, target, at, end - start)
    at += end - start
  }
  return taken
}

/** Some numbers, `width` of them for each cell. */
export const takeNumberRuns = <A extends Int32Array | Float64Array | BigInt64Array>(
  values: A,
  taken: A,
  { from, to }: Runs,
  width: number,
): A => {
  for (let run = 0, at = 0; run < from.length; run++) {
    const start = (from[run] ?? 0) * width
    const end = (to[run] ?? 0) * width
    if (end - start > 32) taken.set(values.subarray(start, end) as never, at)
    else for (let cell = start, into = at; cell < end; cell++, into++) taken[into] = values[cell] as never
    at += end - start
  }
  return taken
}
