import type { Literal } from '@lockstep/schema'
import { allNull } from '../../column/all-null.js'
import type { Kernel, PlainColumn } from '../../column/column.js'

const utf8 = new TextEncoder()

/** One cell that holds a literal. */
export const cellOf = ({ type, value }: Literal): PlainColumn => {
  const cells = { type, length: 1, validity: null }
  if (value === null) return allNull(type, 1)
  switch (type.kind) {
    case 'text': {
      const bytes = utf8.encode(String(value))
      return { ...cells, layout: 'text', offsets: Int32Array.of(0, bytes.length), bytes }
    }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: Uint8Array.of(value === true ? 1 : 0) }
    case 'long':
    case 'timestamp':
      return { ...cells, layout: 'long', values: BigInt64Array.of(BigInt(value)) }
    case 'double':
      return { ...cells, layout: 'double', values: Float64Array.of(Number(value)) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: BigInt64Array.of(BigInt(value), BigInt(value) >> 64n) }
    default:
      return { ...cells, layout: 'int', values: Int32Array.of(Number(value)) }
  }
}

/** The same literal in every row. */
export const constant = (literal: Literal): Kernel => {
  const values = cellOf(literal)
  return (frame) => ({ layout: 'constant', type: literal.type, length: frame.length, validity: null, values })
}
