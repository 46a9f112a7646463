import { decimal, when } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answersOfTwo } from './answers.js'

const int = fc.oneof(fc.constantFrom(0, -1, 1, 2 ** 31 - 1, -(2 ** 31)), fc.integer())

/** Rows of two ints, some null, and as many of the same rows that there are several blocks. */
const rows = fc
  .tuple(
    fc.array(fc.tuple(fc.option(int, { freq: 6 }), fc.option(int, { freq: 6 })), {
      minLength: 1,
      maxLength: 70,
    }),
    fc.constantFrom(1, 1, 50, 90),
  )
  .map(([some, times]) => Array.from({ length: times }, () => some).flat())

const always = (law: (rows: readonly (readonly [number | null, number | null])[]) => void): void =>
  fc.assert(fc.property(rows, law), { numRuns: 100 })

describe('numbers over several blocks of rows', () => {
  it('are chosen row by row', () =>
    always((rows) => {
      expect(
        answersOfTwo(z.int32(), z.int32(), (a, b) => when(a.greaterThan(0), a).otherwise(b), rows),
      ).toEqual(rows.map(([a, b]) => (a !== null && a > 0 ? a : b)))
      expect(answersOfTwo(z.int32(), z.int32(), (a, b) => when(a.lessThan(b), 7).otherwise(b), rows)).toEqual(
        rows.map(([a, b]) => (a !== null && b !== null && a < b ? 7 : b)),
      )
    }))

  it('of 128 bits are added and subtracted as BigInt does', () =>
    always((rows) => {
      const times = 10n ** 27n
      const scaled = (cell: number | null): bigint | null => (cell === null ? null : BigInt(cell) * times)
      const wide = rows.map(([a, b]) => [scaled(a), scaled(b)] as const)
      const texts = wide.map(
        ([a, b]) => [a === null ? null : String(a), b === null ? null : String(b)] as const,
      )
      const both = (of: (a: bigint, b: bigint) => bigint): readonly unknown[] =>
        wide.map(([a, b]) => (a === null || b === null ? null : String(of(a, b))))
      const of = decimal(37, 0)
      expect(answersOfTwo(of, of, (a, b) => a.add(b), texts)).toEqual(both((a, b) => a + b))
      expect(answersOfTwo(of, of, (a, b) => a.subtract(b), texts)).toEqual(both((a, b) => a - b))
    }))
})
