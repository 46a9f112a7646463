import type { Data } from 'apache-arrow'

const width = 16
const inline = 12

const isValid = (bitmap: Uint8Array | null, at: number): boolean =>
  bitmap === null || bitmap.length === 0 || (((bitmap[at >> 3] ?? 0) >> (at & 7)) & 1) === 1

/** Whether the views of a column, where they are not null, lead only to what is there. */
export const viewsFit = (data: Data): boolean => {
  const views = data.values as Uint8Array
  if (views.length < data.length * width) return false
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength)
  let total = 0
  for (let index = 0; index < data.length; index++) {
    if (!isValid(data.nullBitmap, data.offset + index)) continue
    const length = view.getInt32(index * width, true)
    if (length < 0) return false
    total += length
    if (length <= inline) continue
    const from = view.getInt32(index * width + 12, true)
    const most = data.variadicBuffers[view.getInt32(index * width + 8, true)]?.length ?? -1
    if (from < 0 || from + length > most) return false
  }
  return total < 2 ** 31
}
