import { types } from '@lockstep/schema'
import { bitmapBytes, type PlainColumn } from '../column.js'
import { type Compute, validRows } from './operands.js'
import { viewOf } from './words.js'

/** Whether the bytes at a place are those of `part` from `start` to `end`: by words, the last of which may overlap. */
const holdsAt = (view: DataView, at: number, part: DataView, start: number, end: number): boolean => {
  const size = end - start
  if (size < 4) {
    for (let next = 0; next < size; next++)
      if (view.getUint8(at + next) !== part.getUint8(start + next)) return false
    return true
  }
  for (let next = 0; next < size - 4; next += 4)
    if (view.getInt32(at + next) !== part.getInt32(start + next)) return false
  return view.getInt32(at + size - 4) === part.getInt32(end - 4)
}

/** Whether the first text begins, or ends, with the second one. */
const has =
  (atEnd: boolean): Compute =>
  (operands, length): PlainColumn => {
    const [whole, part] = operands
    if (whole === undefined || part === undefined) throw new TypeError('expected two texts')
    const [offsets, step] = [whole.cells.offsets, whole.step]
    const [parts, partStep] = [part.cells.offsets, part.step]
    const [view, other] = [viewOf(whole.cells.bytes), viewOf(part.cells.bytes)]
    const bits = new Uint8Array(bitmapBytes(length))
    for (let row = 0; row < length; row++) {
      const first = offsets[row * step] as number
      const last = offsets[row * step + 1] as number
      const start = parts[row * partStep] as number
      const end = parts[row * partStep + 1] as number
      const longer = last - first - (end - start)
      if (longer >= 0 && holdsAt(view, atEnd ? first + longer : first, other, start, end))
        bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7))
    }
    return { layout: 'boolean', type: types.boolean, length, validity: validRows(operands, length), bits }
  }

/** Spark's `startswith`. */
export const startsWith: Compute = has(false)

/** Spark's `endswith`. */
export const endsWith: Compute = has(true)
