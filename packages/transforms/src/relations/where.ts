import { bitmapBytes, isValid, type PlainColumn } from '../column/column.js'

/** The rows where a condition is true; null is not true. */
export const rowsWhere = (condition: PlainColumn): Int32Array => {
  const kept = new Int32Array(condition.length)
  let count = 0
  const bits = condition.layout === 'boolean' ? condition.bits : new Uint8Array(bitmapBytes(condition.length))
  for (let index = 0; index < condition.length; index++)
    if (isValid(bits, index) && isValid(condition.validity, index)) kept[count++] = index
  return kept.subarray(0, count)
}
