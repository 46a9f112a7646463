import { concat, type Text, types } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { movableOf, move, slack, targetOf } from '../../../packages/transforms/src/bytes/copy.js'
import { nextHigh, viewOf } from '../../../packages/transforms/src/bytes/words.js'
import type { TextColumn } from '../../../packages/transforms/src/column/column.js'
import { lowerCase, upperCase } from '../../../packages/transforms/src/kernels/letters/case.js'
import { lengths } from '../../../packages/transforms/src/kernels/text/length.js'
import { reverse } from '../../../packages/transforms/src/kernels/text/reverse.js'
import { substring, trim } from '../../../packages/transforms/src/kernels/text/substring.js'
import { fourDigits } from '../../../packages/transforms/src/parse/four.js'
import { answersOfTwo } from '../kernels/answers.js'

const utf8 = new TextEncoder()

/** Cells after some bytes of no cell, so that they lie at any distance from whole words. */
const columnOf = (values: readonly string[], before: number): TextColumn => {
  const encoded = values.map((value) => utf8.encode(value))
  const offsets = new Int32Array(values.length + 1).fill(before)
  let end = before
  encoded.forEach((cell, index) => {
    end += cell.length
    offsets[index + 1] = end
  })
  const bytes = new Uint8Array(end)
  encoded.forEach((cell, index) => {
    bytes.set(cell, offsets[index])
  })
  return { layout: 'text', type: types.text, length: values.length, validity: null, offsets, bytes }
}

const valuesOf = ({ length, offsets, bytes }: TextColumn): readonly string[] =>
  Array.from({ length }, (_, index) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(offsets[index], offsets[index + 1])),
  )

const ascii = fc.string({ unit: 'binary-ascii', maxLength: 300 })
/** Mostly ASCII, with letters of every size, and some whose other case is longer or shorter. */
const mixed = fc.string({
  unit: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...'abcXYZ @[`{ 09') },
    fc.constantFrom('é', 'ß', 'ı', 'İ', 'Ж', 'ΐ', 'Ⱥ', '日', 'ﬁ', '😀', '𐐨', '\u0301', '\ufeff'),
  ),
  maxLength: 60,
})
const cells = fc.array(fc.oneof(ascii, mixed), { maxLength: 8 })
const before = fc.nat(5)

/** What a function on columns makes of cells that lie anywhere is what a plain one makes of each. */
const does = <T>(
  drawn: fc.Arbitrary<readonly string[]>,
  answers: (column: TextColumn) => readonly T[],
  plain: (cell: string) => T,
): void =>
  fc.assert(
    fc.property(drawn, before, (values, before) => {
      expect(answers(columnOf(values, before))).toEqual(values.map(plain))
    }),
  )

/** Letter by letter, as Spark does: JavaScript looks at a sigma's neighbours. */
const byLetter = (of: (letter: string) => string) => (cell: string) => [...cell].map(of).join('')

describe('text by words, wherever it lies,', () => {
  it('changes case as JavaScript does', () => {
    const toUpper = byLetter((letter) => letter.toUpperCase())
    const toLower = byLetter((letter) => letter.toLowerCase())
    does(fc.array(ascii), (column) => valuesOf(upperCase(column)), toUpper)
    does(fc.array(ascii), (column) => valuesOf(lowerCase(column)), toLower)
    does(cells, (column) => valuesOf(upperCase(column)), toUpper)
    does(cells, (column) => valuesOf(lowerCase(column)), toLower)
  })

  it('is turned around letter by letter', () => {
    does(
      cells,
      (column) => valuesOf(reverse(column)),
      (cell) => [...cell].reverse().join(''),
    )
  })

  it('has as many letters as JavaScript counts', () => {
    does(
      cells,
      (column) => Array.from(lengths(column).values),
      (cell) => [...cell].length,
    )
  })

  it('is cut to parts, and to what blanks surround', () => {
    const place = fc.integer({ min: -70, max: 70 })
    fc.assert(
      fc.property(cells, before, place, place, (values, before, from, size) => {
        const window = (cell: string): string => {
          const all = [...cell]
          const start = from > 0 ? from - 1 : from < 0 ? all.length + from : 0
          return all.slice(Math.max(start, 0), Math.max(start + size, 0)).join('')
        }
        expect(valuesOf(substring(from, size)(columnOf(values, before)))).toEqual(values.map(window))
      }),
    )
    does(
      cells,
      (column) => valuesOf(trim(column)),
      (cell) => cell.replace(/^ +| +$/gu, ''),
    )
  })

  it('is joined, long and short, constants among it', () => {
    const pairs = fc.array(fc.tuple(fc.option(fc.oneof(ascii, mixed)), fc.option(mixed)), { maxLength: 8 })
    fc.assert(
      fc.property(pairs, fc.constantFrom('', '-', '😀', 'x'.repeat(250)), (pairs, between) => {
        const rules = [
          (left: Text, right: Text) => concat(left, right),
          (left: Text, right: Text) => concat(left, between, right),
          (left: Text, right: Text) => concat(between, left, right, between, left),
        ]
        const answers = rules.map((rule) => answersOfTwo(z.string(), z.string(), rule, pairs))
        const join = (of: (left: string, right: string) => string) =>
          pairs.map(([left, right]) => (left === null || right === null ? null : of(left, right)))
        expect(answers).toEqual([
          join((left, right) => left + right),
          join((left, right) => left + between + right),
          join((left, right) => between + left + right + between + left),
        ])
      }),
    )
  })
})

describe('words', () => {
  const bytes = fc.uint8Array({ maxLength: 40 })

  it('find the next byte that is not ASCII', () => {
    const mostly = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(0x7f) }, fc.nat(0xff)), { maxLength: 40 })
    fc.assert(
      fc.property(mostly, fc.nat(40), (drawn, start) => {
        const all = Uint8Array.from(drawn)
        const from = Math.min(start, all.length)
        const found = all.findIndex((byte, at) => at >= from && byte >= 0x80)
        expect(nextHigh(viewOf(all), from, all.length)).toBe(found < 0 ? all.length : found)
      }),
    )
  })

  it('copy cells one after the other', () => {
    const sizes = fc.array(fc.nat(300), { maxLength: 8 })
    fc.assert(
      fc.property(sizes, bytes, (sizes, seed) => {
        const parts = sizes.map((size, part) =>
          Uint8Array.from({ length: size }, (_, at) => ((seed[at % (seed.length || 1)] ?? 0) + part) & 0x7f),
        )
        const from = Uint8Array.from(parts.flatMap((part) => [...part]))
        const room = new Uint8Array(from.length + slack)
        const [source, target] = [movableOf(from), targetOf(room)]
        let at = 0
        for (const { length } of parts) {
          move(source, at, at + length, target, at)
          at += length
        }
        expect(room.subarray(0, from.length)).toEqual(from)
      }),
    )
  })

  it('of four digits are numbers, and no others are', () => {
    const digit = fc.integer({ min: 0x30, max: 0x39 })
    const byte = fc.oneof(
      { weight: 9, arbitrary: digit },
      fc.nat(0xff),
      fc.constantFrom(0x2f, 0x3a, 0xb0, 0xb9),
    )
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (drawn) => {
        const text = String.fromCharCode(...drawn)
        const word = viewOf(Uint8Array.from(drawn)).getInt32(0, true)
        expect(fourDigits(word)).toBe(/^[0-9]{4}$/u.test(text) ? Number(text) : -1)
      }),
      { numRuns: 2_000 },
    )
  })
})
