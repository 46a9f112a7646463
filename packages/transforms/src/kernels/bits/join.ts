import { types } from '@lockstep/schema'
import { halvesOf } from '../../numbers/int64.js'
import type { ComputeTwo } from '../shared/apply.js'
import { bothRows, operandAs } from '../shared/operand.js'

/** How the bits of two numbers become one's. */
export type Joining = 'and' | 'or' | 'xor'

/** Joins words one by one. Each way has a loop of its own. */
const joinFlat = (how: Joining, a: Int32Array, b: Int32Array, to: Int32Array): void => {
  if (how === 'and') for (let at = 0; at < to.length; at++) to[at] = (a[at] as number) & (b[at] as number)
  else if (how === 'or') for (let at = 0; at < to.length; at++) to[at] = (a[at] as number) | (b[at] as number)
  else for (let at = 0; at < to.length; at++) to[at] = (a[at] as number) ^ (b[at] as number)
}

/** Joins words of 32 bits, `width` for each number. */
const joinWords = (
  how: Joining,
  a: Int32Array,
  p: number,
  b: Int32Array,
  q: number,
  to: Int32Array,
  width: number,
): void => {
  if (p === 1 && q === 1) {
    joinFlat(how, a, b, to)
    return
  }
  for (let row = 0; row * width < to.length; row++)
    for (let word = 0; word < width; word++) {
      const x = a[row * p * width + word] as number
      const y = b[row * q * width + word] as number
      to[row * width + word] = how === 'and' ? x & y : how === 'or' ? x | y : x ^ y
    }
}

/** The bits of two ints or two longs joined. */
export const joinBits =
  (how: Joining): ComputeTwo =>
  (left, right, length) => {
    const validity = bothRows(left, right, length)
    if (left.cells.layout === 'int') {
      const values = new Int32Array(length)
      const [a, b] = [operandAs(left, 'int').cells.values, operandAs(right, 'int').cells.values]
      joinWords(how, a, left.step, b, right.step, values, 1)
      return { layout: 'int', type: types.int, length, validity, values }
    }
    const values = new BigInt64Array(length)
    const [a, b] = [operandAs(left, 'long').cells.values, operandAs(right, 'long').cells.values]
    joinWords(how, halvesOf(a), left.step, halvesOf(b), right.step, halvesOf(values), 2)
    return { layout: 'long', type: types.long, length, validity, values }
  }
