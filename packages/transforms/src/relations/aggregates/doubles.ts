import { decimalText } from '@lockstep/schema'
import type { PlainColumn } from '../../column/column.js'

/** The numbers of a column as doubles: the nearest, ties to even. */
export const doublesOf = (column: PlainColumn): ((row: number) => number) => {
  switch (column.layout) {
    case 'int':
    case 'double': {
      const { values } = column
      return (row) => values[row] as number
    }
    case 'long': {
      const { values } = column
      return (row) => Number(values[row] as bigint)
    }
    case 'decimal': {
      const { words, type } = column
      const scale = type.kind === 'decimal' ? type.scale : 0
      return (row) =>
        Number(
          decimalText(
            ((words[row * 2 + 1] as bigint) << 64n) | BigInt.asUintN(64, words[row * 2] as bigint),
            scale,
          ),
        )
    }
    default:
      throw new TypeError(`a column of layout ${column.layout} has no numbers`)
  }
}
