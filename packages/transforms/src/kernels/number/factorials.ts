import { types } from '@lockstep/schema'
import type { PlainColumn } from '../../column/column.js'
import { cellNullsOf } from '../shared/nulls.js'
import { columnAs } from '../shared/operand.js'

/** The factorials that a long holds. */
const known = BigInt64Array.from({ length: 21 }, (_, index) =>
  Array.from({ length: index }, (_, factor) => BigInt(factor + 1)).reduce(
    (product, factor) => product * factor,
    1n,
  ),
)

/** The factorials of ints, null below 0 and above 20. */
export const factorials = (column: PlainColumn): PlainColumn => {
  const { length, validity, values: ints } = columnAs(column, 'int')
  const values = new BigInt64Array(length)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const value = ints[row] as number
    if (value >= 0 && value < known.length) values[row] = known[value] as bigint
    else nulls.add(row)
  }
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}
