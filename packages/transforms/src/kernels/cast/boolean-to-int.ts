import { types } from '@lockstep/schema'
import { isSet } from '../../bytes/bitmap.js'
import type { BooleanColumn, IntColumn } from '../../column/column.js'

/** 1 for true, 0 for false. */
export const booleanToInt = ({ length, validity, bits }: BooleanColumn): IntColumn => {
  const values = new Int32Array(length)
  for (let row = 0; row < length; row++) values[row] = isSet(bits, row) ? 1 : 0
  return { layout: 'int', type: types.int, length, validity, values }
}
