import { type BlockWords, blockOf, blockRows, type Compute, inBlocks } from '../../bytes/blocks.js'
import type { Arithmetic } from './operation.js'

const rows = blockRows
const block = blockOf(2)
const left = new BigInt64Array(block.left.buffer)
const right = new BigInt64Array(block.right.buffer)
const made = new BigInt64Array(block.made.buffer)
const flag = new BigInt64Array(1)
const flagWords = new Int32Array(flag.buffer)

// V8 keeps a bigint in a register where each step is cut to 64 bits. Overflow is found as in `ints.ts`. Its flag is read as a
// word: a bigint that lives from row to row would be an object.

const sums: Compute = (count) => {
  const end = Math.min(count, rows)
  let over = 0
  for (let row = 0; row < end; row++) {
    const x = left[row] as bigint
    const y = right[row] as bigint
    const sum = BigInt.asIntN(64, x + y)
    made[row] = sum
    flag[0] = (x ^ sum) & (y ^ sum)
    over |= flagWords[1] as number
  }
  return over
}

const differences: Compute = (count) => {
  const end = Math.min(count, rows)
  let over = 0
  for (let row = 0; row < end; row++) {
    const x = left[row] as bigint
    const y = right[row] as bigint
    const difference = BigInt.asIntN(64, x - y)
    made[row] = difference
    flag[0] = (x ^ y) & (x ^ difference)
    over |= flagWords[1] as number
  }
  return over
}

/** The arithmetic that is computed without branches. */
export type Sum = Exclude<Arithmetic, 'product'>

const computes: Readonly<Record<Sum, Compute>> = { sum: sums, difference: differences }

/** Computes all rows of longs, or of ints that stand for them, and says whether all results fit. */
export const setLongs = (what: Sum, a: BlockWords, b: BlockWords, to: Int32Array): boolean =>
  inBlocks(block, computes[what], a, b, to)
