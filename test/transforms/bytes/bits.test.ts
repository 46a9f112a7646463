import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  and,
  andNot,
  bitsFrom,
  blend,
  countSet,
  isSet,
  not,
  or,
  xor,
} from '../../../packages/transforms/src/bytes/bitmap.js'

/** Bitmaps that begin anywhere in their buffer, with anything behind their last bit. */
const bitmaps = fc
  .record({
    bytes: fc.uint8Array({ minLength: 60, maxLength: 60 }),
    starts: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
    length: fc.nat(300),
  })
  .map(({ bytes, starts, length }) => ({
    length,
    bitmaps: starts.map((start) => bytes.subarray(start, start + ((length + 7) >> 3))) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ],
  }))

const flags = (bits: Uint8Array, length: number): readonly boolean[] =>
  Array.from({ length }, (_, index) => Math.floor((bits[index >> 3] ?? 0) / 2 ** (index & 7)) % 2 === 1)

describe('bitmaps by words', () => {
  it('are what they are bit by bit, wherever they begin', () => {
    fc.assert(
      fc.property(bitmaps, ({ bitmaps: [a, b, c], length }) => {
        const [x, y, z] = [flags(a, length), flags(b, length), flags(c, length)]
        const each = (bits: Uint8Array, expected: (index: number) => boolean): void =>
          expect(flags(bits, length)).toEqual(x.map((_, index) => expected(index)))
        each(and(a, b, length), (index) => x[index] === true && y[index] === true)
        each(andNot(a, b, length), (index) => x[index] === true && y[index] === false)
        each(or(a, b, length), (index) => x[index] === true || y[index] === true)
        each(xor(a, b, length), (index) => x[index] !== y[index])
        each(not(a, length), (index) => x[index] === false)
        each(blend(a, b, c, length), (index) => (x[index] === true ? y : z)[index] === true)
        expect(countSet(a, length)).toBe(x.filter(Boolean).length)
        expect(x.map((_, index) => isSet(a, index))).toEqual(x)
      }),
    )
  })

  it('moved to begin at bit 0 are the same bits', () => {
    fc.assert(
      fc.property(bitmaps, fc.nat(20), ({ bitmaps: [a], length }, offset) => {
        const rest = Math.max(0, length - offset)
        expect(flags(bitsFrom(a, offset, rest), rest)).toEqual(flags(a, length).slice(offset))
      }),
    )
  })
})
