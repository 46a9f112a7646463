import type { Double } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers } from './answers.js'

const rounded = (rule: (of: Double) => Double, values: readonly number[]): readonly unknown[] =>
  answers(z.float64(), (of) => rule(of as Double), values)

/** The shortest text of a number without an exponent. */
const plainText = (value: number): string => {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?$/u.exec(String(value)) ?? []
  const shift = Number(exponent)
  if (shift < 0) return `0.${'0'.repeat(-shift - whole.length)}${whole}${fraction}`
  return `${whole}${fraction.padEnd(shift, '0').slice(0, shift)}.${fraction.slice(shift)}`
}

/** By hand: the digits are counted up, where what is cut off begins with 5 or more, or is more than a half. */
const byHand = (value: number, places: number, toEven: boolean): number => {
  const [whole = '', fraction = ''] = plainText(Math.abs(value)).split('.')
  const kept = BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
  const cut = fraction.slice(places)
  const isHalf = /^50*$/u.test(cut)
  const up = toEven && isHalf ? kept % 2n === 1n : cut >= '5'
  const size = Number(`${kept + (up ? 1n : 0n)}e-${places}`)
  return value < 0 && size > 0 ? -size : size
}

/** Doubles whose shortest text is a half at some place, their neighbours, and any others. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc
    .tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 17 }), fc.integer({ min: 0, max: 16 }))
    .map(([digits, size, places]) => Number(`${String(digits).slice(0, size)}5e-${places}`)),
  fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(-1, 0, 1))
    .map(([cents, off]) => cents / 1_000 + off * Number.EPSILON),
)

describe('a double is rounded by its shortest text', () => {
  it.each(Array.from({ length: 16 }, (_, places) => places))('to %i places', (places) => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 100 }), (values) => {
        const some = values.filter((value) => Math.abs(value) < 1e21)
        expect(rounded((of) => of.round(places), some)).toEqual(
          some.map((value) => byHand(value, places, false)),
        )
        expect(rounded((of) => of.bround(places), some)).toEqual(
          some.map((value) => byHand(value, places, true)),
        )
      }),
      { numRuns: 200 },
    )
  })
})
