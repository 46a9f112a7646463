import type { Type } from '@lockstep/schema'
import { decimalText } from '@lockstep/schema'
import { days, decimals, doubles, ints, longs, moments, texts } from './edges.js'

/** The edge values of a plain type, as they are in rows. */
export const edges = (type: Type): readonly unknown[] => {
  switch (type.kind) {
    case 'text':
      return texts
    case 'boolean':
      return [true, false]
    case 'int':
      return ints
    case 'long':
      return longs
    case 'double':
      return doubles
    case 'decimal':
      return decimals(type.precision, type.scale).map((digits) => decimalText(digits, type.scale))
    case 'date':
      return days
    case 'timestamp':
      return moments
    default:
      return []
  }
}
