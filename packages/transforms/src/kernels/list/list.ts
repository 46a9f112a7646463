import type { MeaningOf, OperationsOf, Type } from '@lockstep/schema'
import { allNull } from '../../column/all-null.js'
import { isValid, type Kernel, type PlainColumn } from '../../column/column.js'
import { take, toPlain } from '../../column/take/take.js'
import { perRow, perValue } from '../shared/apply.js'
import type { CellsOperand } from '../shared/operand.js'
import { aggregateLists } from './aggregate.js'
import { interleave } from './array/array.js'
import { filterLists, transformLists } from './lambda.js'

/** Lists of one cell of each operand. */
const array = (operands: readonly CellsOperand[], type: Type, length: number): PlainColumn => {
  const size = operands.length
  const offsets = new Int32Array(length + 1)
  for (let row = 0; row <= length; row++) offsets[row] = row * size
  return { layout: 'list', type, length, validity: null, offsets, elements: interleave(operands, length) }
}

const element = (column: PlainColumn, at: number, type: Type): PlainColumn => {
  if (column.layout !== 'list') return allNull(type, column.length)
  const { length, validity, offsets, elements } = column
  const places = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    const place = (offsets[row] as number) + at
    const isInside = at >= 0 && place < (offsets[row + 1] as number) && isValid(validity, row)
    places[row] = isInside ? place : -1
  }
  return take(toPlain(elements), places)
}

/** The operations of `schema/graph/operations/list.ts` on Arrow columns. */
export const list: MeaningOf<Kernel, OperationsOf<'list'>> = {
  array: (node, ...of) =>
    perRow(of, { strict: false, compute: (operands, length) => array(operands, node.type, length) }),
  get: (node, of) => perValue(of, (column) => element(column, node.constants.index, node.type)),
  transform: (node, of, body) => transformLists(of, body, node.constants.level, node.type),
  aggregate: (node, of, start, body) => aggregateLists(of, start, body, node.constants),
  filter: (node, of, body) => filterLists(of, body, node.constants.level),
}
