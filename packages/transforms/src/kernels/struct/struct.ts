import type { MeaningOf, OperationsOf, Type } from '@lockstep/schema'
import { allNull } from '../../column/all-null.js'
import { bothValid, type Kernel, type PlainColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { perValue } from '../shared/apply.js'

const field = (column: PlainColumn, name: string, type: Type): PlainColumn => {
  const place =
    column.type.kind === 'struct' ? column.type.fields.findIndex((field) => field.name === name) : -1
  const found = column.layout === 'struct' ? column.fields[place] : undefined
  if (found === undefined) return allNull(type, column.length)
  const cells = toPlain(found)
  return { ...cells, validity: bothValid(cells.validity, column.validity, column.length) }
}

/** The operations of `schema/graph/operations/struct.ts` on Arrow columns. */
export const struct: MeaningOf<Kernel, OperationsOf<'struct'>> = {
  getField: (node, of) => perValue(of, (column) => field(column, node.constants.name, node.type)),
}
