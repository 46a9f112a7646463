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
  'no',
  'yes',
  'none',
  'nonE',
  'garden',
  'gardfn',
  `no${nul.repeat(3)}`,
  `nonE${nul}`,
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

  it('is not one that differs in any byte', () => {
    const rules = (text: string) =>
      table('t', { raw, clean: (columns) => ({ text: columns.text.nullIf(text) }) })
    for (const size of [1, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 24, 25, 33, 40, 41]) {
      const text = 'x'.repeat(size)
      const others = Array.from({ length: size }, (_, at) => `${text.slice(0, at)}y${text.slice(at + 1)}`)
      const none = rules(text)
      const rows = [text, ...others].map((text) => ({ text }))
      expect([...(clean(none, tableOfRows(none, rows)).getChild('text') ?? [])]).toEqual([null, ...others])
    }
  })

  it('may be any of many of one size, also where their hashes are equal', () => {
    const sized = fc.stringMatching(/^[a-c]{8}$/)
    const alike = fc.constantFrom('pinterst', 'cacaf<5Z', 'pinterest', 'cacaf<5')
    const text = fc.oneof(sized, alike, fc.constantFrom(...texts))
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 6, maxLength: 200, size: 'max' }),
        fc.array(text, { minLength: 1, maxLength: 200, size: 'max' }),
        ([first = '', ...others], values) => {
          const rules = table('t', { raw, clean: ({ text }) => ({ text: text.nullIf(first, ...others) }) })
          const none = new Set([first, ...others])
          const rows = [...values, ...others].map((text) => ({ text }))
          const found = clean(rules, tableOfRows(rules, rows)).getChild('text')
          expect([...(found ?? [])]).toEqual(rows.map(({ text }) => (none.has(text) ? null : text)))
        },
      ),
      { numRuns: 100 },
    )
  })
})
