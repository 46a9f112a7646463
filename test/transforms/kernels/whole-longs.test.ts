import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers } from './answers.js'

/** Doubles beside the bounds of words, of doubles without fractions and of longs, and what is no number. */
const hostile = fc.oneof(
  fc.constantFrom(0, -0, 0.5, -0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc
    .tuple(fc.constantFrom(31, 32, 52, 53, 62, 63, 64), fc.constantFrom(-1, 0, 1), fc.constantFrom(1, -1))
    .map(([power, ulps, sign]) => sign * 2 ** power * (1 + ulps * 2 ** -52)),
  fc.double(),
  fc.double({ min: -1e10, max: 1e10 }),
)

/** More than one block of rows: few doubles, over and over, among others that fit. */
const column = fc
  .tuple(
    fc.array(fc.option(hostile, { freq: 4 }), { minLength: 1, maxLength: 9 }),
    fc.integer({ min: 1, max: 5000 }),
  )
  .map(([drawn, length]) =>
    Array.from({ length }, (_, row) => (row % 97 < 9 ? (drawn[row % drawn.length] ?? null) : row / 8)),
  )

const longOf = (whole: number): bigint | null => {
  if (!Number.isFinite(whole)) return null
  const value = BigInt(whole)
  return BigInt.asIntN(64, value) === value ? value : null
}

describe('doubles as longs', () => {
  it.each([
    ['floor', Math.floor],
    ['ceil', Math.ceil],
  ] as const)('by %s, as BigInt reads them', (way, whole) => {
    fc.assert(
      fc.property(column, (doubles) => {
        expect(answers(z.float64(), (real) => real[way](), doubles)).toEqual(
          doubles.map((value) => (value === null ? null : longOf(whole(value)))),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('by a cast, as BigInt reads what is left without a fraction', () => {
    fc.assert(
      fc.property(column, (doubles) => {
        expect(answers(z.float64(), (real) => real.toLong(), doubles)).toEqual(
          doubles.map((value) => (value === null ? null : longOf(Math.trunc(value)))),
        )
      }),
      { numRuns: 100 },
    )
  })
})
