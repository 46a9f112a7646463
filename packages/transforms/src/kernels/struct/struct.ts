import type { MeaningOf, OperationsOf, Type } from '@lockstep/schema'
import { allNull } from '../../column/all-null.js'
import { bothValid, type Kernel, type PlainColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { perRow, perValue } from '../shared/apply.js'
import type { CellsOperand } from '../shared/operand.js'

const field = (column: PlainColumn, name: string, type: Type): PlainColumn => {
  const place =
    column.type.kind === 'struct' ? column.type.fields.findIndex((field) => field.name === name) : -1
  const found = column.layout === 'struct' ? column.fields[place] : undefined
  if (found === undefined) return allNull(type, column.length)
  const cells = toPlain(found)
  return { ...cells, validity: bothValid(cells.validity, column.validity, column.length) }
}

/** Structs of one cell of each operand. */
const structOf = (operands: readonly CellsOperand[], type: Type, length: number): PlainColumn => ({
  layout: 'struct',
  type,
  length,
  validity: null,
  fields: operands.map(({ cells, step }) =>
    step === 1 ? cells : { layout: 'constant', type: cells.type, length, validity: null, values: cells },
  ),
})

/** The operations of `schema/graph/operations/struct.ts` on Arrow columns. */
export const struct: MeaningOf<Kernel, OperationsOf<'struct'>> = {
  namedStruct: (node, ...of) =>
    perRow(of, { strict: false, compute: (operands, length) => structOf(operands, node.type, length) }),
  getField: (node, of) => perValue(of, (column) => field(column, node.constants.name, node.type)),
}
