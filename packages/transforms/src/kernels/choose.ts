import { isValid, type PlainColumn } from '../column.js'
import { joined } from '../join.js'
import { take } from '../take.js'

/** Cells of `yes` where a bit is set, of `no` elsewhere. */
export const choose = (bits: Uint8Array, yes: PlainColumn, no: PlainColumn, length: number): PlainColumn => {
  const indices = new Int32Array(length)
  for (let index = 0; index < length; index++) indices[index] = isValid(bits, index) ? index : length + index
  return take(joined([yes, no]), indices)
}
