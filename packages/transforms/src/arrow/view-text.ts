import type { Data } from 'apache-arrow'
import { isSet } from '../bytes/bitmap.js'
import { movableOf, move, slack, targetOf } from '../bytes/copy.js'
import type { Validity } from '../column/column.js'

const width = 16
const inline = 12

const offsetsOf = (views: DataView, validity: Validity, length: number): Int32Array => {
  const offsets = new Int32Array(length + 1)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (validity === null || isSet(validity, index)) end += views.getInt32(index * width, true)
    if (end > 0x7fffffff)
      throw new RangeError('a batch holds more than 2 GiB of text in one column; write it in smaller batches')
    offsets[index + 1] = end
  }
  return offsets
}

/** The cells of a Utf8View column, copied one after the other. */
export const viewText = (
  data: Data,
  validity: Validity,
): { readonly offsets: Int32Array; readonly bytes: Uint8Array } => {
  const { length } = data
  const inlined = movableOf(data.values as Uint8Array)
  const { view: views } = inlined
  const buffers = data.variadicBuffers.map(movableOf)
  const offsets = offsetsOf(views, validity, length)
  const end = offsets[length] as number
  const bytes = new Uint8Array(end + slack)
  const to = targetOf(bytes)
  for (let index = 0; index < length; index++) {
    const start = offsets[index] as number
    const size = (offsets[index + 1] as number) - start
    if (size === 0) continue
    const at = index * width
    const source = size <= inline ? inlined : buffers[views.getInt32(at + 8, true)]
    const from = size <= inline ? at + 4 : views.getInt32(at + 12, true)
    if (source !== undefined) move(source, from, from + size, to, start)
  }
  return { offsets, bytes: bytes.subarray(0, end) }
}
