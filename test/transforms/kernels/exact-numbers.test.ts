import { decimal, decimalText } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers, answersOfTwo } from './answers.js'

/** A property of arbitrary values. A failure prints its seed and path. */
const always = <T>(values: fc.Arbitrary<T>, law: (value: T) => void): void => {
  fc.assert(
    fc.property(values, (value) => {
      law(value)
    }),
    { numRuns: 300 },
  )
}

/** Whole numbers of any size up to some bits, many of them beside the bounds of words and of doubles. */
const whole = (bits: number): fc.Arbitrary<bigint> => {
  const limit = 2n ** BigInt(bits)
  const power = fc.integer({ min: 0, max: bits - 1 })
  const beside = fc.tuple(power, fc.constantFrom(-1n, 0n, 1n), fc.constantFrom(1n, -1n))
  const tens = fc.integer({ min: 0, max: Math.floor(bits * 0.3) })
  return fc.oneof(
    beside.map(([power, more, sign]) => sign * (2n ** BigInt(power) + more)),
    fc.tuple(tens, fc.constantFrom(-1n, 0n, 1n)).map(([power, more]) => 10n ** BigInt(power) + more),
    power.chain((power) => fc.bigInt({ min: -(2n ** BigInt(power)), max: 2n ** BigInt(power) })),
    fc.bigInt({ min: 1n - limit, max: limit - 1n }),
  )
}

const zeros = fc.nat(3).map((count) => '0'.repeat(count))
const within = (bits: number, value: bigint): bigint | null =>
  BigInt.asIntN(bits, value) === value ? value : null

describe('numbers in text', () => {
  const spelled = fc.tuple(
    fc.constantFrom('', '+', '-'),
    zeros,
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.nat(20),
  )

  it('become whole numbers as BigInt reads them', () => {
    always(fc.array(spelled), (drawn) => {
      const texts = drawn.map(
        ([sign, zeros, number, size]) => `${sign}${zeros}${String(number).slice(0, size + 1)}`,
      )
      const numbers = texts.map((text) => BigInt(text.replace(/^\+/u, '').replace(/^-/u, '')))
      const signed = numbers.map((number, index) => (texts[index]?.startsWith('-') ? -number : number))
      const ints = signed
        .map((number) => within(32, number))
        .map((fits) => (fits === null ? null : Number(fits)))
      expect(answers(z.string(), (text) => text.toInt(), texts)).toEqual(ints.map((int) => int && int + 0))
      expect(answers(z.string(), (text) => text.toLong(), texts)).toEqual(
        signed.map((number) => within(64, number)),
      )
    })
  })

  it('become doubles as JavaScript reads them', () => {
    const digits = fc.stringMatching(/^[0-9]{0,9}\.?[0-9]{1,9}([eE][+-]?[0-9]{1,2})?$/u)
    always(fc.array(digits), (texts) => {
      const all = texts.flatMap((text) => [text, `-${text}`])
      expect(answers(z.string(), (text) => text.toDouble(), all)).toEqual(all.map(Number))
    })
  })

  it('become decimals, rounded half away from zero', () => {
    const shape = fc
      .integer({ min: 1, max: 38 })
      .chain((precision) => fc.tuple(fc.constant(precision), fc.integer({ min: 0, max: precision })))
    always(fc.tuple(shape, fc.array(fc.tuple(whole(56), fc.nat(17)))), ([[precision, scale], drawn]) => {
      const texts = drawn.map(([unscaled, point]) => decimalText(unscaled, point))
      const expected = drawn.map(([unscaled, point]) => rescaled(unscaled, point, precision, scale))
      expect(answers(z.string(), (text) => text.toDecimal(precision, scale), texts)).toEqual(expected)
    })
  })

  it('are written as BigInt writes them', () => {
    always(fc.array(whole(63)), (longs) =>
      expect(answers(z.int64(), (value) => value.toText(), longs)).toEqual(longs.map(String)),
    )
    always(fc.tuple(fc.integer({ min: 0, max: 38 }), fc.array(whole(126))), ([scale, numbers]) => {
      const texts = numbers
        .filter((number) => number < 10n ** 38n && number > -(10n ** 38n))
        .map((number) => decimalText(number, scale))
      expect(answers(decimal(38, scale), (value) => value.toText(), texts)).toEqual(texts)
    })
  })
})

/** A decimal with another scale, by BigInt; null where it has too many digits. */
const rescaled = (unscaled: bigint, from: number, precision: number, to: number): string | null => {
  const size = unscaled < 0n ? -unscaled : unscaled
  const cut = 10n ** BigInt(Math.max(from - to, 0))
  const rounded = (2n * size * 10n ** BigInt(Math.max(to - from, 0)) + cut) / (2n * cut)
  if (rounded >= 10n ** BigInt(precision)) return null
  return decimalText(unscaled < 0n ? -rounded : rounded, to)
}

describe('decimals', () => {
  const precision = 18
  const scales = fc.tuple(fc.nat(precision), fc.nat(precision))
  const fits = (number: bigint): boolean => number < 10n ** 18n && number > -(10n ** 18n)
  const numbers = whole(60).filter(fits)

  it('are added, subtracted and multiplied as BigInt does', () => {
    always(fc.tuple(scales, fc.array(fc.tuple(numbers, numbers))), ([[left, right], drawn]) => {
      const pairs = drawn.map(([a, b]) => [decimalText(a, left), decimalText(b, right)] as const)
      const [first, second] = [decimal(precision, left), decimal(precision, right)]
      const scale = Math.max(left, right)
      const [up, other] = [10n ** BigInt(scale - left), 10n ** BigInt(scale - right)]
      expect(answersOfTwo(first, second, (a, b) => a.add(b), pairs)).toEqual(
        drawn.map(([a, b]) => decimalText(a * up + b * other, scale)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.subtract(b), pairs)).toEqual(
        drawn.map(([a, b]) => decimalText(a * up - b * other, scale)),
      )
      expect(answersOfTwo(first, second, (a, b) => a.multiply(b), pairs)).toEqual(
        drawn.map(([a, b]) => decimalText(a * b, left + right)),
      )
    })
  })

  it('take another scale, and whole numbers take one, rounded half away from zero', () => {
    always(fc.tuple(fc.nat(precision), fc.nat(30), fc.array(numbers)), ([from, to, drawn]) => {
      const texts = drawn.map((number) => decimalText(number, from))
      expect(answers(decimal(precision, from), (value) => value.toDecimal(30, to), texts)).toEqual(
        drawn.map((number) => rescaled(number, from, 30, to)),
      )
      expect(answers(z.int64(), (value) => value.toDecimal(30, to), drawn)).toEqual(
        drawn.map((number) => rescaled(number, 0, 30, to)),
      )
    })
  })
})

describe('longs', () => {
  it('are computed with a constant as BigInt does', () => {
    always(fc.tuple(fc.array(whole(63)), whole(63)), ([longs, constant]) => {
      expect(answers(z.int64(), (value) => value.add(constant), longs)).toEqual(
        longs.map((long) => within(64, long + constant)),
      )
      expect(answers(z.int64(), (value) => value.subtract(constant), longs)).toEqual(
        longs.map((long) => within(64, long - constant)),
      )
      expect(answers(z.int64(), (value) => value.multiply(constant), longs)).toEqual(
        longs.map((long) => within(64, long * constant)),
      )
    })
  })
})
