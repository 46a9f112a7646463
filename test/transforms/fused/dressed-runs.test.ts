import { table } from '@lockstep/schema'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned, raw, stepByStep } from './fused.js'

const digits = fc.oneof(
  fc.stringMatching(/^[0-9]{0,4}$/u),
  fc.stringMatching(/^[09]{7,11}$/u),
  fc.stringMatching(/^[0-9]{12,40}$/u),
  fc.array(fc.stringMatching(/^[0-9]{3}$/u), { maxLength: 7 }).map((groups) => ['1', ...groups].join(',')),
)

/** Amounts with runs of digits beside 9 and 15, and what may stand before and behind them, at right places and odd ones. */
const amount = fc
  .tuple(
    fc.constantFrom('', '-', ' ', '$', '-$', '$-', '(', 'é'),
    digits,
    fc.constantFrom('', '.', ',', '.5', '.005', '.995'),
    digits,
    fc.constantFrom('', 'k', ' k', '%', ' kg', 'k kg', ')', ' ', ' and so on', '.'),
  )
  .map((parts) => parts.join(''))

const dress = { grouping: ',', prefixes: ['$'] } as const
const rules = table('t', {
  raw,
  clean: ({ text }) => ({
    cents: text.toDecimal(12, 2, dress),
    int: text.toInt(dress),
    long: text.toLong(dress),
    more: text.toDecimal(20, 3, {
      ...dress,
      suffixes: { k: 1000 },
      percent: true,
      units: ['kg'],
      accounting: true,
    }),
    rest: text.toDecimal(12, 2, { ...dress, ignoreRest: true }),
  }),
})

describe('numbers in dress', () => {
  it('are read at once as by the graph that they stand for, however long their runs of digits are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(amount, { freq: 9 }), { minLength: 1, maxLength: 60 }), (texts) => {
        const input = tableOfRows(
          rules,
          texts.map((text) => ({ text })),
        )
        expect(cleaned(clean, rules, input)).toEqual(cleaned(stepByStep, rules, input))
      }),
      { numRuns: 300 },
    )
  })
})
