import { type BlockWords, blockOf, blockRows, type Compute, inBlocks } from '../../bytes/blocks.js'
import type { Arithmetic } from './operation.js'

const rows = blockRows
const block = blockOf(1)
const { left, right, made } = block

// Without a branch, a sum overflows where its sign is that of neither operand: `(x ^ sum) & (y ^ sum)` is negative. In four
// bits, 0111 + 0001 is 1000; x ^ sum is 1111, y ^ sum is 1001, together 1001: negative. A difference overflows where the
// operands have different signs, and it has not that of the left one.

const sums: Compute = (count) => {
  const end = Math.min(count, rows)
  let over = 0
  for (let row = 0; row < end; row++) {
    const x = left[row] as number
    const y = right[row] as number
    const sum = (x + y) | 0
    made[row] = sum
    over |= (x ^ sum) & (y ^ sum)
  }
  return over
}

const differences: Compute = (count) => {
  const end = Math.min(count, rows)
  let over = 0
  for (let row = 0; row < end; row++) {
    const x = left[row] as number
    const y = right[row] as number
    const difference = (x - y) | 0
    made[row] = difference
    over |= (x ^ y) & (x ^ difference)
  }
  return over
}

const products: Compute = (count) => {
  const end = Math.min(count, rows)
  let over = 0
  for (let row = 0; row < end; row++) {
    const x = left[row] as number
    const y = right[row] as number
    const product = Math.imul(x, y)
    made[row] = product
    over |= x * y === product ? 0 : -1
  }
  return over
}

const computes: Readonly<Record<Arithmetic, Compute>> = {
  sum: sums,
  difference: differences,
  product: products,
}

/** Computes all rows of ints, and says whether all results fit. */
export const setInts = (what: Arithmetic, a: BlockWords, b: BlockWords, to: Int32Array): boolean =>
  inBlocks(block, computes[what], a, b, to)
