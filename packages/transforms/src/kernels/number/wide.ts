import { type BlockWords, blockOf, type Compute, inBlocks, wideRows } from '../../bytes/blocks.js'
import type { Sum } from './longs.js'

const rows = wideRows
const block = blockOf(4, rows)
const left = new BigInt64Array(block.left.buffer)
const right = new BigInt64Array(block.right.buffer)
const made = new BigInt64Array(block.made.buffer)

// V8 keeps a bigint in a register where each step is cut to 64 bits.

/**
 * Sums of 128 bits, modulo 2^128. The low halves carry where their highest bit is set in both, or in one of them and not in
 * the sum. In four bits, 1100 + 0110 is 0010 and a carry: `x & y` is 0100, and `(x | y) & ~sum` is 1100, whose highest bit is
 * set. The carry is -1n then, and is subtracted from the high half.
 */
const sums: Compute = (count) => {
  const end = Math.min(count, rows) * 2
  for (let at = 0; at < end; at += 2) {
    const x = left[at] as bigint
    const y = right[at] as bigint
    const sum = BigInt.asIntN(64, x + y)
    made[at] = sum
    const one = x | y
    const carry = BigInt.asIntN(64, BigInt.asIntN(64, (x & y) | (one ^ (one & sum))) >> 63n)
    const high = BigInt.asIntN(64, (left[at + 1] as bigint) + (right[at + 1] as bigint))
    made[at + 1] = BigInt.asIntN(64, high - carry)
  }
  return 0
}

/**
 * Differences of 128 bits, modulo 2^128. The low halves borrow where the highest bit is set in y alone, or in the difference
 * where x and y have the same one. The borrow is -1n then, and is added to the high half.
 */
const differences: Compute = (count) => {
  const end = Math.min(count, rows) * 2
  for (let at = 0; at < end; at += 2) {
    const x = left[at] as bigint
    const y = right[at] as bigint
    const difference = BigInt.asIntN(64, x - y)
    made[at] = difference
    const borrow = BigInt.asIntN(
      64,
      BigInt.asIntN(64, (y ^ (x & y)) | (difference ^ (difference & (x ^ y)))) >> 63n,
    )
    const high = BigInt.asIntN(64, (left[at + 1] as bigint) - (right[at + 1] as bigint))
    made[at + 1] = BigInt.asIntN(64, high + borrow)
  }
  return 0
}

const computes: Readonly<Record<Sum, Compute>> = { sum: sums, difference: differences }

/** Computes all rows of 128-bit numbers. */
export const setWide = (what: Sum, a: BlockWords, b: BlockWords, to: Int32Array): boolean =>
  inBlocks(block, computes[what], a, b, to)
