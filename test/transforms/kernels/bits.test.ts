import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answersOfTwo } from './answers.js'

const ways = {
  bitwiseAnd: (one: bigint, other: bigint) => one & other,
  bitwiseOr: (one: bigint, other: bigint) => one | other,
  bitwiseXor: (one: bigint, other: bigint) => one ^ other,
} as const

const ints = fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { freq: 6 })
const longs = fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { freq: 6 })

describe.each(['bitwiseAnd', 'bitwiseOr', 'bitwiseXor'] as const)('%s', (name) => {
  const joined = (one: bigint | number | null, other: bigint | number | null): bigint | null =>
    one === null || other === null ? null : ways[name](BigInt(one), BigInt(other))

  it('is that of whole numbers, for ints', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(ints, ints), { maxLength: 20 }), (pairs) => {
        const found = answersOfTwo(z.int32(), z.int32(), (one, other) => one[name](other), pairs)
        expect(found).toEqual(
          pairs.map(([one, other]) => {
            const bits = joined(one, other)
            return bits === null ? null : Number(bits)
          }),
        )
      }),
    ))

  it('is that of whole numbers, for longs, and for longs beside one number', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(longs, longs), { maxLength: 20 }), (pairs) => {
        expect(answersOfTwo(z.int64(), z.int64(), (one, other) => one[name](other), pairs)).toEqual(
          pairs.map(([one, other]) => joined(one, other)),
        )
        expect(answersOfTwo(z.int64(), z.int64(), (one) => one[name](-7n), pairs)).toEqual(
          pairs.map(([one]) => joined(one, -7n)),
        )
      }),
    ))
})
