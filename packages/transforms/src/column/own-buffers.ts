import type { ArrowColumn, Validity } from './column.js'
import type { View } from './pack.js'

/** The view, or a copy where it keeps a buffer of which it is less than half. */
const own = <V extends View>(view: V): V =>
  view.byteLength * 2 < view.buffer.byteLength ? (view.slice() as V) : view

const ownBits = (validity: Validity): Validity => (validity === null ? null : own(validity))

/**
 * The column, without buffers of which it uses less than half: a reader may have put a batch's columns into one. Values of
 * dictionaries stay as they are, since others may share them.
 */
export const ownBuffers = (column: ArrowColumn): ArrowColumn => {
  const validity = ownBits(column.validity)
  switch (column.layout) {
    case 'text': {
      const { offsets, bytes, length } = column
      const from = offsets[0] as number
      const text = own(bytes.subarray(from, offsets[length]))
      const moved = from === 0 ? own(offsets.subarray(0, length + 1)) : offsets.slice(0, length + 1)
      if (from !== 0) for (let at = 0; at <= length; at++) moved[at] = (moved[at] as number) - from
      return { ...column, validity, offsets: moved, bytes: text }
    }
    case 'boolean':
      return { ...column, validity, bits: own(column.bits) }
    case 'int':
      return { ...column, validity, values: own(column.values) }
    case 'long':
      return { ...column, validity, values: own(column.values) }
    case 'double':
      return { ...column, validity, values: own(column.values) }
    case 'decimal':
      return { ...column, validity, words: own(column.words) }
    case 'list':
      return { ...column, validity, offsets: own(column.offsets), elements: ownBuffers(column.elements) }
    case 'struct':
      return { ...column, validity, fields: column.fields.map(ownBuffers) }
    case 'dictionary':
      return { ...column, validity, indices: own(column.indices) }
    case 'constant':
      return column
  }
}
