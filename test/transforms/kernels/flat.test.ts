import { decimal, decimalText } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers, answersOfTwo } from './answers.js'

// Passes without branches speak for all rows of a batch: here all rows fit, or all but one that is drawn at a place.

/** A property of arbitrary values. A failure prints its seed and path. */
const always = <T>(values: fc.Arbitrary<T>, law: (value: T) => void): void => {
  fc.assert(
    fc.property(values, (value) => {
      law(value)
    }),
    { numRuns: 150 },
  )
}

const signed = (bits: number): fc.Arbitrary<bigint> =>
  fc.bigInt({ min: -(2n ** BigInt(bits)), max: 2n ** BigInt(bits) - 1n })

/** Rows of pairs that are small, with one pair of any size at some place, or none. */
const pairsOf = (small: number, large: number) => {
  const pair = (bits: number) => fc.tuple(signed(bits), signed(bits))
  return fc
    .tuple(fc.array(pair(small), { maxLength: 40 }), fc.array(pair(large), { maxLength: 1 }), fc.nat(40))
    .map(([rows, odd, at]) => [...rows.slice(0, at), ...odd, ...rows.slice(at)] as const)
}

const within = (bits: number, value: bigint): bigint | null =>
  BigInt.asIntN(bits, value) === value ? value : null

describe('numbers of which nearly all fit', () => {
  it('are ints as BigInt has them', () => {
    always(pairsOf(14, 31), (pairs) => {
      const ints = pairs.map(([a, b]) => [Number(a), Number(b)] as const)
      const fits = (values: readonly bigint[]) =>
        values.map((value) => within(32, value)).map((fit) => (fit === null ? null : Number(fit)))
      const [first, second] = [z.int32(), z.int32()]
      expect(answersOfTwo(first, second, (a, b) => a.add(b), ints)).toEqual(
        fits(pairs.map(([a, b]) => a + b)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.subtract(b), ints)).toEqual(
        fits(pairs.map(([a, b]) => a - b)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.multiply(b), ints)).toEqual(
        fits(pairs.map(([a, b]) => a * b)),
      )
    })
  })

  it('are longs as BigInt has them', () => {
    always(pairsOf(61, 63), (pairs) => {
      const [first, second] = [z.int64(), z.int64()]
      expect(answersOfTwo(first, second, (a, b) => a.add(b), pairs)).toEqual(
        pairs.map(([a, b]) => within(64, a + b)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.subtract(b), pairs)).toEqual(
        pairs.map(([a, b]) => within(64, a - b)),
      )
    })
  })

  it.each([61, 63, 64, 100])('are decimals of %i bits as BigInt has them', (bits) => {
    always(pairsOf(bits, 110), (pairs) => {
      const texts = pairs.map(([a, b]) => [decimalText(a, 3), decimalText(b, 3)] as const)
      const [first, second] = [decimal(37, 3), decimal(37, 3)]
      expect(answersOfTwo(first, second, (a, b) => a.add(b), texts)).toEqual(
        pairs.map(([a, b]) => decimalText(a + b, 3)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.subtract(b), texts)).toEqual(
        pairs.map(([a, b]) => decimalText(a - b, 3)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.lessThan(b), texts)).toEqual(
        pairs.map(([a, b]) => a < b),
      )
      expect(answersOfTwo(first, second, (a, b) => a.greaterThanOrEqual(b), texts)).toEqual(
        pairs.map(([a, b]) => a >= b),
      )
    })
  })
})

describe('digits', () => {
  const cells = <T>(value: fc.Arbitrary<T>) => fc.array(fc.option(value, { freq: 8 }), { maxLength: 60 })
  const written = (value: unknown): string | null => (value === null ? null : String(value))

  it('of ints and longs are those that JavaScript writes', () => {
    const ints = fc.oneof(
      fc.integer(),
      fc.integer({ min: -1_000, max: 1_000 }),
      fc.constantFrom(-(2 ** 31), 2 ** 31 - 1),
    )
    always(cells(ints), (values) => {
      expect(answers(z.int32(), (value) => value.toText(), values)).toEqual(values.map(written))
    })
    // Only the longest: the room for them grows.
    always(cells(fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n, 2n ** 53n - 1n)), (values) => {
      expect(answers(z.int64(), (value) => value.toText(), values)).toEqual(values.map(written))
    })
  })

  it.each([0, 1, 2, 8, 9, 18])('of decimals have %i after the point', (scale) => {
    always(cells(fc.oneof(signed(53), signed(8), signed(62))), (values) => {
      const texts = values.map((value) => (value === null ? null : decimalText(value, scale)))
      expect(answers(decimal(20, scale), (value) => value.toText(), texts)).toEqual(texts)
    })
  })
})
