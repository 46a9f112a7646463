import { bitsFrom } from '../bytes/bitmap.js'
import type { PlainColumn } from './column.js'
import { isFixed, sliceFixed } from './fixed-width.js'
import { toPlain } from './take/take.js'

/** The cells from one place to another, exclusive. Buffers are shared, but for bits that begin within a byte. */
export const slice = (column: PlainColumn, from: number, to: number): PlainColumn => {
  if (from === 0 && to === column.length) return column
  const length = to - from
  const validity = column.validity === null ? null : bitsFrom(column.validity, from, length)
  if (isFixed(column)) return sliceFixed(column, from, to, validity)
  const cells = { type: column.type, length, validity }
  switch (column.layout) {
    case 'text':
      return { ...cells, layout: 'text', offsets: column.offsets.subarray(from, to + 1), bytes: column.bytes }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: bitsFrom(column.bits, from, length) }
    case 'list':
      return {
        ...cells,
        layout: 'list',
        offsets: column.offsets.subarray(from, to + 1),
        elements: column.elements,
      }
    case 'struct':
      return {
        ...cells,
        layout: 'struct',
        fields: column.fields.map((field) => slice(toPlain(field), from, to)),
      }
  }
}
