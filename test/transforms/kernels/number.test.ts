import { decimal, decimalText, Refusal } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers, answersOfTwo } from './answers.js'

/** The exact result as Spark's `try_*` gives it in `bits` bits: null on overflow. */
const within = (bits: number, value: bigint): bigint | null =>
  BigInt.asIntN(bits, value) === value ? value : null

const edgy = (bits: number) => {
  const [min, max] = [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n]
  const edges = [
    0n,
    1n,
    -1n,
    2n,
    min,
    min + 1n,
    max,
    max - 1n,
    65536n,
    -65536n,
    46341n,
    3037000500n,
    4294967296n,
    2n ** 53n,
  ]
  return fc.oneof(
    fc.constantFrom(...edges.filter((edge) => edge >= min && edge <= max)),
    fc.bigInt({ min, max }),
    fc.bigInt({ min: -99999n, max: 99999n }),
  )
}

describe('int and long arithmetic', () => {
  it('is null on overflow', () => {
    const pairs = [
      [2147483647, 1],
      [-2147483648, -1],
      [65536, 65536],
      [65536, -32768],
      [0, -5],
      [null, 1],
      [1, null],
    ] as const
    const ints = z.int32()
    expect(answersOfTwo(ints, ints, (a, b) => a.add(b), pairs)).toEqual([
      null,
      null,
      131072,
      32768,
      -5,
      null,
      null,
    ])
    expect(answersOfTwo(ints, ints, (a, b) => a.subtract(b), pairs)).toEqual([
      2147483646,
      -2147483647,
      0,
      98304,
      5,
      null,
      null,
    ])
    expect(answersOfTwo(ints, ints, (a, b) => a.multiply(b), pairs)).toEqual([
      2147483647,
      null,
      null,
      -2147483648,
      0,
      null,
      null,
    ])
    expect(answersOfTwo(z.int64(), z.int64(), (a, b) => a.multiply(b), [[-(2n ** 63n), -1n]])).toEqual([null])
  })

  it('is exact', () => {
    const pairs = fc.array(fc.tuple(edgy(64), edgy(64)))
    const long = z.int64()
    fc.assert(
      fc.property(pairs, (pairs) => {
        expect(answersOfTwo(long, long, (a, b) => a.add(b), pairs)).toEqual(
          pairs.map(([a, b]) => within(64, a + b)),
        )
        expect(answersOfTwo(long, long, (a, b) => a.subtract(b), pairs)).toEqual(
          pairs.map(([a, b]) => within(64, a - b)),
        )
        expect(answersOfTwo(long, long, (a, b) => a.multiply(b), pairs)).toEqual(
          pairs.map(([a, b]) => within(64, a * b)),
        )
      }),
    )
  })

  it('widens an int beside a long, and a plain value to its column', () => {
    expect(answersOfTwo(z.int32(), z.int64(), (a, b) => a.add(b), [[1, 2147483647n]])).toEqual([2147483648n])
    expect(answers(z.int32(), (value) => value.multiply(1000), [12, 3000000])).toEqual([12000, null])
    expect(answersOfTwo(z.int32(), decimal(5, 2), (a, b) => a.add(b), [[7, '0.25']])).toEqual(['7.25'])
  })
})

describe('decimal arithmetic', () => {
  const shape = fc
    .tuple(fc.integer({ min: 1, max: 18 }), fc.nat())
    .map(([precision, scale]) => ({ precision, scale: scale % (precision + 1) }))
  const operands = shape.chain((shape) => {
    const limit = 10n ** BigInt(shape.precision)
    return fc.record({ shape: fc.constant(shape), unscaled: fc.bigInt({ min: 1n - limit, max: limit - 1n }) })
  })

  it('is exact, with the scale that Spark gives', () => {
    fc.assert(
      fc.property(operands, operands, (left, right) => {
        const raws = [left, right].map(({ shape }) => decimal(shape.precision, shape.scale))
        const [first = decimal(1, 0), second = decimal(1, 0)] = raws
        const pair = [left, right].map(({ shape, unscaled }) => decimalText(unscaled, shape.scale))
        const pairs = [[pair[0], pair[1]]] as const
        const scale = Math.max(left.shape.scale, right.shape.scale)
        const a = left.unscaled * 10n ** BigInt(scale - left.shape.scale)
        const b = right.unscaled * 10n ** BigInt(scale - right.shape.scale)
        expect(answersOfTwo(first, second, (a, b) => a.add(b), pairs)).toEqual([decimalText(a + b, scale)])
        expect(answersOfTwo(first, second, (a, b) => a.subtract(b), pairs)).toEqual([
          decimalText(a - b, scale),
        ])
        expect(answersOfTwo(first, second, (a, b) => a.multiply(b), pairs)).toEqual([
          decimalText(left.unscaled * right.unscaled, left.shape.scale + right.shape.scale),
        ])
      }),
    )
  })

  it('fills all 38 digits', () => {
    const nines = '9'.repeat(37)
    const wide = decimal(37, 0)
    expect(answersOfTwo(wide, wide, (a, b) => a.add(b), [[nines, nines]])).toEqual([`1${'9'.repeat(36)}8`])
    expect(answersOfTwo(wide, wide, (a, b) => a.subtract(b), [[`-${nines}`, nines]])).toEqual([
      `-1${'9'.repeat(36)}8`,
    ])
    const [first, second] = ['9'.repeat(18), `-${'9'.repeat(19)}`]
    expect(answersOfTwo(decimal(18, 0), decimal(19, 0), (a, b) => a.multiply(b), [[first, second]])).toEqual([
      String(BigInt(first) * BigInt(second)),
    ])
  })

  it('refuses a result that could need more than 38 digits', () => {
    const wide = decimal(38, 0)
    expect(() => answersOfTwo(wide, wide, (a, b) => a.add(b), [])).toThrow(Refusal)
    expect(() => answersOfTwo(decimal(19, 2), decimal(19, 2), (a, b) => a.multiply(b), [])).toThrow(Refusal)
  })
})
