import type { Field, Type } from '@lockstep/schema'
import { type Packed, packAll, type View } from '../column/pack.js'
import { slice } from '../column/slice.js'
import { take, toPlain } from '../column/take/take.js'
import { unpackColumns } from '../column/unpack.js'
import type { RowStore } from '../relations/distinct/store.js'
import { together } from './gather.js'
import type { Rows } from './rows.js'

/** The part of each row, below `spillPartCount`. */
export type PartOf = (rows: Rows) => Int32Array

/** Into so many parts rows are put that do not fit into memory. */
export const spillPartCount = 64

/** Rows are put aside, and read again, so many at a time, or more. */
const fewestRows = 1 << 16

/** Rows outside of memory, in parts. */
export interface SpillParts {
  readonly add: (rows: Rows) => void
  /** The rows of one part, some at a time. */
  readonly read: (part: number) => Iterable<Rows>
  readonly close: () => void
}

/** Bytes in a store, and what they are read as. */
interface Place {
  readonly at: number
  readonly bytes: number
  readonly kind: 'bytes' | 'ints' | 'doubles' | 'longs'
}

/** Columns in a store. */
interface Chunk {
  readonly columns: readonly Packed<Place>[]
  readonly length: number
}

const kindOf = (view: View): Place['kind'] => {
  if (view instanceof Int32Array) return 'ints'
  if (view instanceof Float64Array) return 'doubles'
  return view instanceof BigInt64Array ? 'longs' : 'bytes'
}

const views: { readonly [K in Place['kind']]: (buffer: ArrayBuffer) => View } = {
  bytes: (buffer) => new Uint8Array(buffer),
  ints: (buffer) => new Int32Array(buffer),
  doubles: (buffer) => new Float64Array(buffer),
  longs: (buffer) => new BigInt64Array(buffer),
}

/** The rows of each part: those of one are from `from[part]` to `from[part + 1]`, in their order. */
const byPart = (
  parts: Int32Array,
  length: number,
): { readonly rows: Int32Array; readonly from: Int32Array } => {
  const from = new Int32Array(spillPartCount + 1)
  for (let row = 0; row < length; row++) {
    const part = parts[row] as number
    from[part + 1] = (from[part + 1] as number) + 1
  }
  for (let part = 0; part < spillPartCount; part++)
    from[part + 1] = (from[part + 1] as number) + (from[part] as number)
  const next = from.slice()
  const rows = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    const part = parts[row] as number
    const at = next[part] as number
    rows[at] = row
    next[part] = at + 1
  }
  return { rows, from }
}

/** Puts rows into a store, in parts. */
export const openParts = (store: RowStore, fields: readonly Field[], partOf: PartOf): SpillParts => {
  const types: readonly Type[] = fields.map(({ type }) => type)
  const chunks: Chunk[][] = Array.from({ length: spillPartCount }, () => [])
  let waiting: Rows[] = []
  let rowsWaiting = 0
  let end = 0

  const put = (view: View): Place => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    store.append(bytes)
    end += bytes.length
    return { at: end - bytes.length, bytes: bytes.length, kind: kindOf(view) }
  }
  const get = ({ at, bytes, kind }: Place): View => views[kind](store.read(at, bytes).slice().buffer)
  const read = ({ validity, offsets, data, children, ...packed }: Packed<Place>): Packed => ({
    ...packed,
    validity: validity === null ? null : get(validity),
    ...(offsets === undefined ? {} : { offsets: get(offsets) }),
    ...(data === undefined ? {} : { data: get(data) }),
    ...(children === undefined ? {} : { children: children.map(read) }),
  })
  const putAside = (): void => {
    const all = together(waiting, fields)
    waiting = []
    rowsWaiting = 0
    const { rows, from } = byPart(partOf(all), all.length)
    // Put in the order of parts once: taking the rows of each part would look at all rows each time.
    const columns = all.columns.map((column) => take(toPlain(column), rows))
    for (const [part, of] of chunks.entries()) {
      const [start, end] = [from[part] as number, from[part + 1] as number]
      if (start === end) continue
      const own = columns.map((column) => slice(column, start, end))
      of.push({ columns: packAll(own, put), length: end - start })
    }
  }
  return {
    add: (rows) => {
      waiting.push(rows)
      rowsWaiting += rows.length
      if (rowsWaiting >= fewestRows) putAside()
    },
    read: function* (part) {
      if (rowsWaiting > 0) putAside()
      let some: Rows[] = []
      let count = 0
      for (const { columns, length } of chunks[part] ?? []) {
        some.push({ columns: unpackColumns(columns.map(read), types, new Map()), length })
        count += length
        if (count < fewestRows) continue
        yield together(some, fields)
        some = []
        count = 0
      }
      if (count > 0) yield together(some, fields)
    },
    close: store.close,
  }
}
