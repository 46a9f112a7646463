import type { RecordBatch, Vector } from 'apache-arrow'
import { addHash, type HashSet, hashOf, hashSet } from '../profile/hashes.js'
import { hasValue, textCells, validBits } from '../read/cells.js'
import { thresholds } from '../thresholds.js'

/** Rows that have been seen, by their hashes. */
export interface SeenRows {
  readonly set: HashSet
  /** Rows that were there before. */
  equal: number
  /** Whether there were too many rows to know. */
  isFull: boolean
}

/** Of no rows yet. */
export const newRows = (): SeenRows => ({ set: hashSet(thresholds.rowsKept), equal: 0, isFull: false })

const mix = (low: number, high: number): number => {
  let mixed = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ high
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

type HashAt = (index: number) => number

const utf8 = new TextEncoder()

const isFixed = (values: unknown): values is Int32Array | Float64Array | BigInt64Array =>
  values instanceof Int32Array || values instanceof Float64Array || values instanceof BigInt64Array

/** The hashes of a column's cells; null has one of its own. */
const hashesOf = (vector: Vector): HashAt => {
  const [data] = vector.data
  const { typeId } = vector.type
  if (typeId === 5) {
    const { bytes, offsets, validity } = textCells(vector)
    return (index) =>
      hasValue(validity, index) ? hashOf(bytes, offsets[index] as number, offsets[index + 1] as number, 7) : 3
  }
  const values: unknown = data?.values
  if ((typeId === 2 || typeId === 3) && data !== undefined && vector.data.length === 1 && isFixed(values)) {
    const validity = validBits(data)
    const size = values.BYTES_PER_ELEMENT
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    return (index) => (hasValue(validity, index) ? hashOf(bytes, index * size, (index + 1) * size, 7) : 3)
  }
  return (index) => {
    const value: unknown = vector.get(index)
    if (value === null) return 3
    const bytes = utf8.encode(typeof value === 'object' ? JSON.stringify(value) : String(value))
    return hashOf(bytes, 0, bytes.length, 7)
  }
}

/** Adds the rows of a batch. */
export const addSeenRows = (seen: SeenRows, batch: RecordBatch): void => {
  if (seen.isFull) return
  const columns = batch.schema.fields.map((_, index) => batch.getChildAt(index)).filter((of) => of !== null)
  const hashes = columns.map(hashesOf)
  for (let row = 0; row < batch.numRows; row++) {
    let [low, high] = [1, 2]
    for (const at of hashes) {
      const hash = at(row)
      const [one, two] = [hash | 0, Math.floor(hash / 0x1_0000_0000) | 0]
      low = mix(low ^ one, two)
      high = mix(Math.imul(high, 31) ^ two, one) + low
    }
    const added = addHash(seen.set, (high >>> 12) * 0x1_0000_0000 + (low >>> 0))
    if (added === 'known') seen.equal++
    if (added === 'full') {
      seen.isFull = true
      return
    }
  }
}
