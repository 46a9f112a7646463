import { outputsOf, table, types } from '@lockstep/schema'
import { drawn, lay } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes } from '../../../packages/transforms/src/bytes/hash.js'
import type { TextColumn } from '../../../packages/transforms/src/column/column.js'
import { fewTexts } from '../../../packages/transforms/src/column/dictionary-encode.js'
import { textColumn } from '../../mutants/by-hand.js'
import { cleaned, isFused, raw, stepByStep } from './fused.js'

const affix = fc.oneof(
  fc.constantFrom(
    'a',
    'ab',
    'Local save in ',
    'sixteen letters.',
    'eighteen',
    '\0\0\0\0\0\0\0\0',
    '/',
    '$1',
    'é',
    '😀',
    '\n',
    'aaaa',
    'aaaaa',
    '.',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }).map((text) => text.toWellFormed()),
)

describe('a stripped text', () => {
  it.each(['sixteen letters.', 'eighteen', 'four', 'a'])(
    'of %j is gone, wherever a long or an empty cell is',
    (affix) => {
      const cell = fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(affix, `${affix}x`, `x${affix}`, `${affix}/${affix}`) },
        fc.constantFrom('', 'x', affix.slice(1), `${affix}${'long'.repeat(40)}${affix}`, 'y'.repeat(97)),
      )
      const rules = table('t', {
        raw,
        clean: ({ text }) => ({ start: text.stripPrefix(affix), end: text.stripSuffix(affix) }),
      })
      fc.assert(
        fc.property(
          fc.array(cell, { maxLength: 300, size: 'max' }),
          fc.constantFrom('', affix),
          fc.nat(40),
          (texts, last, lasts) => {
            const all = [...texts, ...Array.from({ length: lasts }, () => last)]
            const input = tableOfRows(
              rules,
              all.map((text) => ({ text })),
            )
            const [start, end] = cleaned(clean, rules, input)
            expect(start).toEqual(
              all.map((text) => (text.startsWith(affix) ? text.slice(affix.length) : text)),
            )
            expect(end).toEqual(
              all.map((text) => (text.endsWith(affix) ? text.slice(0, -affix.length) : text)),
            )
          },
        ),
      )
    },
  )

  it('has a kernel of its own, which gives what the operations give that it stands for', () => {
    const affixes = affix.chain((affix) =>
      drawn(
        [{ name: 'text', type: types.text }],
        () => [affix, `${affix}${'b'.repeat(120)}${affix}`],
        60,
      ).map((value) => ({ affix, value })),
    )
    fc.assert(
      fc.property(affixes, ({ affix, value }) => {
        const rules = table('t', {
          raw,
          clean: ({ text }) => ({ start: text.stripPrefix(affix), end: text.stripSuffix(affix) }),
        })
        for (const { node } of outputsOf(rules)) expect(isFused(node)).toBe(true)
        const input = lay(rules, value)
        expect(cleaned(clean, rules, input)).toEqual(cleaned(stepByStep, rules, input))
      }),
      { numRuns: 100 },
    )
  })
})

/** Texts of moments, mostly in the first of two formats. */
const momentTexts = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('2021-03-04 05:06:07', '1969-12-31 23:59:59', '2000-02-29 00:00:00'),
  },
  fc.constantFrom(
    '2021-03-04T05:06:07',
    '2021-02-30T05:06:07',
    '2021-02-30 05:06:07',
    '04.03.2021',
    '2021-03-04',
    '',
  ),
)

describe('moments in one of two formats', () => {
  const moments = table('t', {
    raw,
    clean: ({ text }) => ({
      timestamp: text.toTimestamp().coalesce(text.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
      date: text.toDate().coalesce(text.toDate('dd.MM.yyyy')),
      third: text
        .toTimestamp()
        .coalesce(text.toTimestamp("yyyy-MM-dd'T'HH:mm:ss"))
        .coalesce(text.trim().toTimestamp()),
    }),
  })

  it('are found by their structure', () => {
    for (const { node } of outputsOf(moments)) expect(isFused(node)).toBe(true)
  })

  it('give what their operations give one by one', () => {
    const rows = fc.array(fc.record({ text: fc.option(momentTexts, { freq: 20 }) }), { maxLength: 200 })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(1_000_000, 7),
        fc.constantFrom('utf8', 'dictionary'),
        (rows, batch, text) => {
          const input = lay(moments, { rows, layout: { batch, before: 3, text } })
          expect(cleaned(clean, moments, input)).toEqual(cleaned(stepByStep, moments, input))
        },
      ),
    )
  })
})

/** Thousands of rows of some texts, or of ever new ones. */
const many = fc
  .record({
    texts: fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 9 }), fc.constantFrom('a-b', 'ab-cd é', '')),
      {
        minLength: 1,
        maxLength: 30,
      },
    ),
    length: fc.integer({ min: 1, max: 5_000 }),
    each: fc.constantFrom(1, 3, 1_000_000),
  })
  .map(({ texts, length, each }) =>
    Array.from({ length }, (_, row) => {
      const text = texts[(row * 7) % texts.length] ?? ''
      if (row % 11 === 5) return { text: null }
      return { text: (row % each === 0 && row > 0 ? `${text}${row}` : text).toWellFormed() }
    }),
  )

describe('a pattern over long columns', () => {
  const rules = table('t', {
    raw,
    clean: ({ text }) => ({
      replaced: text.regexpReplace(/[a-z]+-([a-z])/u, '$1!'),
      twice: text.regexpReplace(/[0-9]/u, '').regexpReplace(/b+/u, 'é'),
      extracted: text.extract(/([a-z])-?/u, 1),
    }),
  })

  it('gives what it gives cell by cell, whether there are few texts or many', () => {
    fc.assert(
      fc.property(many, fc.constantFrom(1_000_000, 2_500, 64), (rows, batch) => {
        const input = lay(rules, { rows, layout: { batch, before: 3, text: 'utf8' } })
        expect(cleaned(clean, rules, input)).toEqual(cleaned(stepByStep, rules, input))
      }),
      { numRuns: 40 },
    )
  })

  it('stays plain', () => {
    const rows = Array.from({ length: 5_000 }, (_, row) => ({ text: `a-${row % 3}` }))
    const types = clean(rules, tableOfRows(rules, rows)).schema.fields.map((field) => String(field.type))
    expect(types).toEqual(['Utf8', 'Utf8', 'Utf8'])
  })
})

/** Whether texts are put into a dictionary, and how many there are in it. */
const fewOf = (texts: readonly (string | null)[]): number | null =>
  fewTexts(textColumn(texts) as TextColumn)?.values.length ?? null

describe('a dictionary of its own', () => {
  const texts = (length: number, different: number): readonly string[] =>
    Array.from({ length }, (_, row) => `text ${row % different}`)

  it('is made of few different texts', () => {
    expect(fewOf(texts(5_000, 10))).toBe(10)
    expect(fewOf([...texts(5_000, 10), null, ...texts(5_000, 700)])).toBe(701)
  })

  it('tells texts apart whose hashes are equal', () => {
    const alike = ['pinterst', 'cacaf<5Z'] as const
    const view = (text: string) => new DataView(new TextEncoder().encode(text).buffer)
    expect(hashBytes(view(alike[0]), 0, 8)).toBe(hashBytes(view(alike[1]), 0, 8))
    const texts = Array.from({ length: 5_000 }, (_, row) => alike[row % 2] ?? '')
    expect(fewOf(texts)).toBe(2)
    const rules = table('t', { raw, clean: ({ text }) => ({ text: text.regexpReplace(/[0-9<]/u, '-') }) })
    const input = tableOfRows(
      rules,
      texts.map((text) => ({ text })),
    )
    expect(cleaned(clean, rules, input)).toEqual([texts.map((text) => text.replace(/[0-9<]/gu, '-'))])
  })

  it('is not made of short columns, long cells or many different texts', () => {
    expect(fewOf(texts(2_000, 10))).toBeNull()
    expect(fewOf(texts(5_000, 10).map((text) => text.padEnd(100)))).toBeNull()
    expect(fewOf(texts(5_000, 4_500))).toBeNull()
    expect(fewOf([...texts(20_000, 5), ...texts(5_000, 4_500)])).toBeNull()
  })
})
