import type { Type } from '@lockstep/schema'
import type { ArrowColumn, PlainColumn, Validity } from './column.js'
import type { Packed, Way } from './pack.js'

const lacking = (): never => {
  throw new TypeError('a column came from another thread with a part missing')
}

/** Unpacks columns, one after the other, in the order in which they were packed. */
const unpacker = (way: Way): ((packed: Packed, type: Type) => ArrowColumn) => {
  let place = 0
  const values = (packed: Packed | undefined, type: Type): PlainColumn => {
    const column =
      packed === undefined
        ? (way.get(place) ?? lacking())
        : (unpacker(new Map())(packed, type) as PlainColumn)
    way.set(place, column)
    return column
  }
  const unpack = (packed: Packed, type: Type): ArrowColumn => {
    place++
    const { layout, length, validity, offsets, data, children = [] } = packed
    const cells = { type, length, validity: validity as Validity }
    const [child] = children
    switch (layout) {
      case 'text':
        return { ...cells, layout, offsets: (offsets ?? lacking()) as Int32Array, bytes: data as Uint8Array }
      case 'boolean':
        return { ...cells, layout, bits: data as Uint8Array }
      case 'int':
        return { ...cells, layout, values: data as Int32Array }
      case 'long':
        return { ...cells, layout, values: data as BigInt64Array }
      case 'double':
        return { ...cells, layout, values: data as Float64Array }
      case 'decimal':
        return { ...cells, layout, words: data as BigInt64Array }
      case 'list': {
        if (type.kind !== 'list' || child === undefined) return lacking()
        return {
          ...cells,
          layout,
          offsets: (offsets ?? lacking()) as Int32Array,
          elements: unpack(child, type.element),
        }
      }
      case 'struct': {
        if (type.kind !== 'struct') return lacking()
        const fields = type.fields.map((field, index) => unpack(children[index] ?? lacking(), field.type))
        return { ...cells, layout, fields }
      }
      case 'dictionary':
        return { ...cells, layout, indices: data as Int32Array, values: values(child, type) }
      case 'constant':
        return { ...cells, layout, values: unpacker(new Map())(child ?? lacking(), type) as PlainColumn }
    }
  }
  return unpack
}

/** Columns as they were in the other thread, by the types that both know. */
export const unpackColumns = (
  columns: readonly Packed[],
  types: readonly Type[],
  way: Way,
): readonly ArrowColumn[] => {
  const unpack = unpacker(way)
  return columns.map((column, index) => unpack(column, types[index] ?? lacking()))
}
