import { types } from '@lockstep/schema'
import type { PlainColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { columnAs } from '../shared/operand.js'

/** How many bits of a word are set: pairs are counted first, then fours, then bytes, which a product adds up. */
const countOf = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many bits are set in each int, widened to a long, or in each long. */
export const bitCounts = (column: PlainColumn): PlainColumn => {
  const { length, validity } = column
  const values = new Int32Array(length)
  if (column.layout === 'int') {
    const from = column.values
    for (let row = 0; row < length; row++) {
      const word = from[row] as number
      values[row] = countOf(word) + (word < 0 ? 32 : 0)
    }
  } else {
    const from = halvesOf(columnAs(column, 'long').values)
    for (let row = 0; row < length; row++)
      values[row] = countOf(from[row * 2] as number) + countOf(from[row * 2 + 1] as number)
  }
  return { layout: 'int', type: types.int, length, validity, values }
}
