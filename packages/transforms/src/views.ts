import type { Data } from 'apache-arrow'
import { isValid, type Validity } from './column.js'

const width = 16
const inline = 12

/** The cells of a Utf8View column, copied one after the other. */
export const viewText = (
  data: Data,
  validity: Validity,
): { readonly offsets: Int32Array; readonly bytes: Uint8Array } => {
  const views = data.values as Uint8Array
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength)
  const offsets = new Int32Array(data.length + 1)
  for (let index = 0; index < data.length; index++)
    offsets[index + 1] =
      (offsets[index] ?? 0) + (isValid(validity, index) ? view.getInt32(index * width, true) : 0)
  const bytes = new Uint8Array(offsets[data.length] ?? 0)
  for (let index = 0; index < data.length; index++) {
    const start = offsets[index] ?? 0
    const length = (offsets[index + 1] ?? 0) - start
    if (length === 0) continue
    const at = index * width
    const source = length <= inline ? views : data.variadicBuffers[view.getInt32(at + 8, true)]
    const from = length <= inline ? at + 4 : view.getInt32(at + 12, true)
    if (source !== undefined) bytes.set(source.subarray(from, from + length), start)
  }
  return { offsets, bytes }
}
