import type { MeaningOf, OperationsOf, Type } from '@lockstep/schema'
import { bothValid, isValid, type Kernel, type PlainColumn } from '../column.js'
import { allNull } from '../from-arrow.js'
import { joined } from '../join.js'
import { plain, take } from '../take.js'
import { perValue, together } from './combine.js'

/** Lists of one cell of each column. */
const array = (columns: readonly PlainColumn[], type: Type, length: number): PlainColumn => {
  const size = columns.length
  const interleave = new Int32Array(length * size)
  for (let index = 0; index < length; index++)
    for (let column = 0; column < size; column++) interleave[index * size + column] = column * length + index
  const offsets = Int32Array.from({ length: length + 1 }, (_, index) => index * size)
  return {
    layout: 'list',
    type,
    length,
    validity: null,
    offsets,
    elements: take(joined(columns), interleave),
  }
}

const element = (column: PlainColumn, at: number, type: Type): PlainColumn => {
  if (column.layout !== 'list') return allNull(type, column.length)
  const indices = new Int32Array(column.length)
  for (let index = 0; index < column.length; index++) {
    const place = (column.offsets[index] ?? 0) + at
    const inside = at >= 0 && place < (column.offsets[index + 1] ?? 0) && isValid(column.validity, index)
    indices[index] = inside ? place : -1
  }
  return take(plain(column.elements), indices)
}

const field = (column: PlainColumn, name: string, type: Type): PlainColumn => {
  const place =
    column.type.kind === 'struct' ? column.type.fields.findIndex((field) => field.name === name) : -1
  const found = column.layout === 'struct' ? column.fields[place] : undefined
  if (found === undefined) return allNull(type, column.length)
  const cells = plain(found)
  return { ...cells, validity: bothValid(cells.validity, column.validity, column.length) }
}

/** The operations of `schema/operations/list.ts` on Arrow columns. */
export const list: MeaningOf<Kernel, OperationsOf<'list'>> = {
  array: (node, ...of) => together(of, (columns, length) => array(columns, node.type, length)),
  get: (node, of) => perValue(of, (column) => element(column, node.constants.index, node.type)),
  getField: (node, of) => perValue(of, (column) => field(column, node.constants.name, node.type)),
}
