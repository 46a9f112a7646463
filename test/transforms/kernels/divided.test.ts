import { decimal, type Int, Refusal, table } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers, answersOfTwo } from './answers.js'

const numberOf = (bits: 32 | 64): fc.Arbitrary<bigint> => {
  const [min, max] = [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n]
  return fc.oneof(
    fc.constantFrom(0n, 1n, -1n, 2n, -3n, min, min + 1n, max, max - 1n),
    fc.bigInt({ min, max }),
    fc.bigInt({ min: -99n, max: 99n }),
  )
}

const pairsOf = (bits: 32 | 64): fc.Arbitrary<[bigint, bigint][]> =>
  fc.array(fc.tuple(numberOf(bits), numberOf(bits)), { maxLength: 300 })

/** The remainder as Java has it in `bits` bits, where its sum with the divisor wraps. */
const pmod = (bits: number, x: bigint, y: bigint): bigint => {
  const over = x % y
  return over < 0n ? BigInt.asIntN(bits, over + y) % y : over
}

describe('whole numbers, beside what bigints give,', () => {
  it.each([
    [32, z.int32(), Number],
    [64, z.int64(), BigInt],
  ] as const)('are divided exactly: %i bits', (bits, raw, rowOf) => {
    fc.assert(
      fc.property(pairsOf(bits), (pairs) => {
        const rows = pairs.map(([x, y]) => [rowOf(x), rowOf(y)] as const)
        const expected = (of: (x: bigint, y: bigint) => bigint, row: (value: bigint) => unknown): unknown[] =>
          pairs.map(([x, y]) => (y === 0n ? null : row(of(x, y))))
        const fits = (value: bigint): bigint | null => (BigInt.asIntN(64, value) === value ? value : null)
        expect(answersOfTwo(raw, raw, (a, b) => (a as Int).remainder(b as Int), rows)).toEqual(
          expected(
            (x, y) => x % y,
            (value) => rowOf(value),
          ),
        )
        expect(answersOfTwo(raw, raw, (a, b) => (a as Int).pmod(b as Int), rows)).toEqual(
          expected(
            (x, y) => pmod(bits, x, y),
            (value) => rowOf(value),
          ),
        )
        expect(answersOfTwo(raw, raw, (a, b) => (a as Int).div(b as Int), rows)).toEqual(
          expected((x, y) => x / y, fits),
        )
        expect(answersOfTwo(raw, raw, (a, b) => (a as Int).divide(b as Int), rows)).toEqual(
          pairs.map(([x, y]) => (y === 0n ? null : Number(x) / Number(y))),
        )
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [32, z.int32(), Number],
    [64, z.int64(), BigInt],
  ] as const)('change their signs, but for the least: %i bits', (bits, raw, rowOf) => {
    fc.assert(
      fc.property(fc.array(numberOf(bits)), (values) => {
        const fits = (value: bigint): unknown => (BigInt.asIntN(bits, value) === value ? rowOf(value) : null)
        const rows = values.map((value) => rowOf(value))
        expect(answers(raw, (value) => value.negate(), rows)).toEqual(values.map((value) => fits(-value)))
        expect(answers(raw, (value) => value.abs(), rows)).toEqual(
          values.map((value) => fits(value < 0n ? -value : value)),
        )
      }),
    )
  })
})

describe('decimals', () => {
  it('change their signs, whatever their digits', () => {
    const limit = 10n ** 38n - 1n
    const carries = [0n, 1n, 2n ** 63n, 2n ** 64n, 2n ** 64n - 1n, 2n ** 64n + 1n, limit]
    const numbers = fc.oneof(fc.constantFrom(...carries), fc.bigInt({ min: 0n, max: limit }))
    fc.assert(
      fc.property(fc.array(numbers), (values) => {
        const [plus, minus] = [values.map(String), values.map((value) => String(-value))]
        const wide = decimal(38, 0)
        expect(answers(wide, (value) => value.negate(), plus)).toEqual(minus)
        expect(answers(wide, (value) => value.negate(), minus)).toEqual(plus)
        expect(answers(wide, (value) => value.abs(), minus)).toEqual(plus)
        expect(answers(wide, (value) => value.abs(), plus)).toEqual(plus)
      }),
    )
  })

  it('are refused beside a number that is divided, with what to write', () => {
    const raw = z.object({ count: z.int32(), price: decimal(10, 2) })
    const divided = (): unknown =>
      table('t', { raw, clean: ({ count, price }) => ({ share: count.divide(price as never) }) })
    expect(divided).toThrow(Refusal)
    expect(divided).toThrow(
      't.share: divide: takes int, long or double, got decimal(10, 2); make it a double first, with toText().toDouble()',
    )
  })
})
