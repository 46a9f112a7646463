import { table } from '@lockstep/schema'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { raw } from '../fused/fused.js'

const nul = '\u0000'

/** Texts that are alike but for little: sizes that share their last bits, zeros, the last byte. */
const texts = [
  '',
  'a',
  'no title',
  'no titlE',
  'No title yet',
  nul.repeat(8),
  nul.repeat(9),
  `${nul.repeat(8)}é`,
  'é'.repeat(9),
  'x'.repeat(37),
  `${'x'.repeat(36)}y`,
  'no title'.padEnd(1_024 + 8),
] as const

const someTexts = fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 5 })

describe('a text that stands for none', () => {
  it('becomes null wherever it is, and no other does', () => {
    const cells = fc.array(fc.option(fc.constantFrom(...texts)), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(someTexts, cells, ([first = '', ...others], values) => {
        const rules = table('t', { raw, clean: ({ text }) => ({ text: text.nullIf(first, ...others) }) })
        const rows = values.map((text) => ({ text }))
        const none: readonly string[] = [first, ...others]
        const found = clean(rules, tableOfRows(rules, rows)).getChild('text')
        expect([...(found ?? [])]).toEqual(
          values.map((text) => (text === null || none.includes(text) ? null : text)),
        )
      }),
      { numRuns: 300 },
    )
  })
})
