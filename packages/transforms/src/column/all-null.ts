import type { Type } from '@lockstep/schema'
import { bitmapBytes } from '../bytes/bitmap.js'
import type { PlainColumn } from './column.js'

/** A column of nulls. */
export const allNull = (type: Type, length: number): PlainColumn => {
  const cells = { type, length, validity: new Uint8Array(bitmapBytes(length)) }
  switch (type.kind) {
    case 'text':
      return { ...cells, layout: 'text', offsets: new Int32Array(length + 1), bytes: new Uint8Array(0) }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: new Uint8Array(bitmapBytes(length)) }
    case 'int':
    case 'date':
      return { ...cells, layout: 'int', values: new Int32Array(length) }
    case 'long':
    case 'timestamp':
      return { ...cells, layout: 'long', values: new BigInt64Array(length) }
    case 'double':
      return { ...cells, layout: 'double', values: new Float64Array(length) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: new BigInt64Array(length * 2) }
    case 'list':
      return {
        ...cells,
        layout: 'list',
        offsets: new Int32Array(length + 1),
        elements: allNull(type.element, 0),
      }
    case 'struct':
      return { ...cells, layout: 'struct', fields: type.fields.map((field) => allNull(field.type, length)) }
  }
}
