import { bitmapBytes, type Column, type PlainColumn, type Validity } from '../column.js'

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

const takeBits = (bits: Uint8Array, { from, to, length }: Runs): Uint8Array => {
  const taken = new Uint8Array(bitmapBytes(length))
  for (let run = 0, at = 0; run < from.length; run++) {
    const start = from[run] ?? 0
    const end = to[run] ?? 0
    addBits(taken, at, bits, start, end)
    at += end - start
  }
  return taken
}

const takeValid = (validity: Validity, runs: Runs): Validity =>
  validity === null ? null : takeBits(validity, runs)

/** Up to here a loop copies faster than `set`. */
const short = 128

const takeBytes = (bytes: Uint8Array, { from, to, length }: Runs): Uint8Array => {
  const taken = new Uint8Array(length)
  const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const target = new DataView(taken.buffer)
  for (let run = 0, at = 0; run < from.length; run++) {
    let byte = from[run] ?? 0
    const end = to[run] ?? 0
    const next = at + end - byte
    if (end - byte > short) taken.set(bytes.subarray(byte, end), at)
    else if (end - byte >= 4) {
      for (; byte < end - 4; byte += 4, at += 4) target.setInt32(at, source.getInt32(byte, true), true)
      target.setInt32(next - 4, source.getInt32(end - 4, true), true)
    } else for (; byte < end; byte++, at++) target.setUint8(at, source.getUint8(byte))
    at = next
  }
  return taken
}

const takeNumbers = <A extends Int32Array | Float64Array | BigInt64Array>(
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

/** Where the taken cells begin, and what they are as runs of bytes or elements. */
const takeSpans = (
  offsets: Int32Array,
  { from, to, length }: Runs,
): { readonly taken: Int32Array; readonly inner: Runs } => {
  const taken = new Int32Array(length + 1)
  const inner = { from: new Int32Array(from.length), to: new Int32Array(from.length) }
  let moved = 0
  for (let run = 0, at = 0; run < from.length; run++) {
    const start = from[run] ?? 0
    const end = to[run] ?? 0
    const shift = moved - (offsets[start] ?? 0)
    for (let cell = start; cell < end; ) taken[++at] = (offsets[++cell] ?? 0) + shift
    inner.from[run] = offsets[start] ?? 0
    inner.to[run] = offsets[end] ?? 0
    moved = (offsets[end] ?? 0) + shift
  }
  return { taken, inner: { ...inner, length: moved } }
}

const takePlain = (column: PlainColumn, runs: Runs): PlainColumn => {
  const { type } = column
  const cells = { type, length: runs.length, validity: takeValid(column.validity, runs) }
  switch (column.layout) {
    case 'text': {
      const { taken, inner } = takeSpans(column.offsets, runs)
      return { ...cells, layout: 'text', offsets: taken, bytes: takeBytes(column.bytes, inner) }
    }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: takeBits(column.bits, runs) }
    case 'int':
      return {
        ...cells,
        layout: 'int',
        values: takeNumbers(column.values, new Int32Array(runs.length), runs, 1),
      }
    case 'long':
      return {
        ...cells,
        layout: 'long',
        values: takeNumbers(column.values, new BigInt64Array(runs.length), runs, 1),
      }
    case 'double':
      return {
        ...cells,
        layout: 'double',
        values: takeNumbers(column.values, new Float64Array(runs.length), runs, 1),
      }
    case 'decimal':
      return {
        ...cells,
        layout: 'decimal',
        words: takeNumbers(column.words, new BigInt64Array(runs.length * 2), runs, 2),
      }
    case 'list': {
      const { taken, inner } = takeSpans(column.offsets, runs)
      return { ...cells, layout: 'list', offsets: taken, elements: takeRuns(column.elements, inner) }
    }
    case 'struct':
      return { ...cells, layout: 'struct', fields: column.fields.map((field) => takeRuns(field, runs)) }
  }
}

/** Some cells of a column, run by run. Faster than one by one where few are left out; dictionaries keep their values. */
export const takeRuns = (column: Column, runs: Runs): Column => {
  if (column.layout === 'constant') return { ...column, length: runs.length }
  if (column.layout !== 'dictionary') return takePlain(column, runs)
  return {
    ...column,
    length: runs.length,
    validity: takeValid(column.validity, runs),
    indices: takeNumbers(column.indices, new Int32Array(runs.length), runs, 1),
  }
}
