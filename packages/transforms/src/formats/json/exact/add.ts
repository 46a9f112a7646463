import { addNull } from '../../../builders/any.js'
import { addBoolean, addDouble, addInt } from '../../../builders/fixed.js'
import { closeList, closeStruct } from '../../../builders/nested.js'
import { addText } from '../../../builders/text.js'
import { addDecimal, addLong } from '../../../builders/wide.js'
import type { RowCell } from '../row-cells.js'
import type { ExactValue } from './value.js'

const wrong = (value: ExactValue, cell: RowCell): never => {
  throw new TypeError(`a value of ${typeof value} for a column of ${cell.kind}`)
}

/** Adds a value of the exact reader. */
export const addValue = (cell: RowCell, value: ExactValue): void => {
  if (value === null) addNull(cell.builder)
  else if (cell.kind === 'struct' && Array.isArray(value)) {
    for (const [index, member] of cell.members.entries()) addValue(member.cell, value[index] ?? null)
    closeStruct(cell.builder)
  } else if (cell.kind === 'list' && Array.isArray(value)) {
    for (const element of value) addValue(cell.element, element)
    closeList(cell.builder)
  } else if (cell.kind === 'text' && value instanceof Uint8Array)
    addText(cell.builder, value, 0, value.length)
  else if (cell.kind === 'int' && typeof value === 'number') addInt(cell.builder, value)
  else if (cell.kind === 'double' && typeof value === 'number') addDouble(cell.builder, value)
  else if (cell.kind === 'boolean' && typeof value === 'boolean') addBoolean(cell.builder, value)
  else if (cell.kind === 'long' && typeof value === 'bigint') addLong(cell.builder, value)
  else if (cell.kind === 'decimal' && typeof value === 'bigint') addDecimal(cell.builder, value)
  else wrong(value, cell)
}
