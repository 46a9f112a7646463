import { intToDouble, intToLong, longToDouble } from '../cast/between-numbers.js'
import { type CellsOperand, columnAs } from '../shared/operand.js'

/** The cells of numbers as doubles: of longs the nearest. */
export const doublesOf = ({ cells }: CellsOperand): Float64Array => {
  if (cells.layout === 'int') return columnAs(intToDouble(cells), 'double').values
  if (cells.layout === 'long') return columnAs(longToDouble(cells), 'double').values
  return columnAs(cells, 'double').values
}

/** The cells of ints or longs as longs. */
export const longsOf = ({ cells }: CellsOperand): BigInt64Array =>
  columnAs(cells.layout === 'int' ? intToLong(cells) : cells, 'long').values
