import { table } from '@lockstep/schema'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers } from './answers.js'

/** Texts of sizes beside 4, 8 and 16 bytes, many of which differ in one byte. */
const text = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(0, 1, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 21, 40),
      fc.nat(40),
      fc.constantFrom('b', '\0', 'é'),
    )
    .map(([size, at, other]) => {
      const same = 'a'.repeat(size)
      return at < size ? `${same.slice(0, at)}${other}${same.slice(at + 1)}` : same
    }),
  fc.string({ unit: fc.constantFrom('a', 'b', '\0', 'é'), maxLength: 18 }),
)

const keys = fc.uniqueArray(text, { minLength: 1, maxLength: 60 })

/** Texts among others, some missing, and the part of the column that is cleaned. */
const column = fc
  .tuple(fc.array(fc.option(text, { freq: 6 }), { minLength: 1, maxLength: 60 }), fc.nat(60), fc.nat(60))
  .map(([cells, a, b]) => ({ cells, from: Math.min(a, b, cells.length), to: Math.max(a, b) }))

describe('values for values', () => {
  it('are those of a Map of texts', () => {
    fc.assert(
      fc.property(keys, column, ([first = '', ...others], { cells, from, to }) => {
        const pairs = [first, ...others, ...cells.filter((cell, at) => cell !== null && at % 3 === 0)]
        const values = new Map(pairs.map((key, place) => [key, place]))
        const rules = table('t', {
          raw: z.object({ text: z.string() }),
          clean: (row) => ({ out: row.text.mapValues(Object.fromEntries(values)) }),
        })
        const input = tableOfRows(rules, cells.map((text) => ({ text })) as never).slice(from, to)
        expect([...(clean(rules, input).getChild('out') ?? [])]).toEqual(
          cells.slice(from, to).map((cell) => (cell === null ? null : (values.get(cell) ?? null))),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('are those of a Map of whole numbers', () => {
    const whole = fc.oneof(fc.constantFrom(-1, 0, 1, 2 ** 31 - 1, -(2 ** 31)), fc.integer())
    fc.assert(
      fc.property(
        fc.uniqueArray(whole, { minLength: 1, maxLength: 40 }),
        fc.array(fc.option(whole)),
        (some, cells) => {
          const values = new Map(some.map((key, place) => [key, place]))
          const all = [...cells, ...some]
          const found = all.map((cell) => (cell === null ? null : (values.get(cell) ?? null)))
          expect(answers(z.int32(), (row) => row.mapValues([...values]), all)).toEqual(found)
          const longs = [...values].map(([key, place]) => [BigInt(key) * 2n ** 31n, place] as const)
          expect(
            answers(
              z.int64(),
              (row) => row.mapValues(longs),
              all.map((cell) => (cell === null ? null : BigInt(cell) * 2n ** 31n)),
            ),
          ).toEqual(found)
        },
      ),
      { numRuns: 300 },
    )
  })
})
