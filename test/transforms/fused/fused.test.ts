import { outputsOf, table, types } from '@lockstep/schema'
import { drawn, lay } from '@lockstep/test'
import { clean, cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned, isFused, raw, stepByStep } from './fused.js'

const suffix = fc.oneof(
  fc.constantFrom(
    'k',
    'M',
    'K',
    'kk',
    'kM',
    'é',
    '€',
    '😀',
    'e',
    'E',
    'd',
    'f',
    'x',
    '/',
    '$',
    '(',
    'Mio',
    '\u00a0',
    '\ufeff',
    '\u0300',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
    .filter((text) => /^[^\u0000- \u007f0-9+.\ufffd-]+$/u.test(text)),
)

const suffixes = fc
  .array(fc.tuple(suffix, fc.integer({ min: 1, max: 18 })), { minLength: 1, maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs.map(([text, zeros]) => [text, 10 ** zeros])))

const number = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-0',
    '+7',
    ' 12',
    '12 ',
    '\t3',
    '2147483647',
    '2147483648',
    '-2147483648',
    '214748364',
    '-214748365',
  ),
  fc.constantFrom(
    '922337203685477580',
    '9223372036854775807',
    '-9223372036854775808',
    '1.5',
    '.5',
    '5.',
    '1e3',
    '-1.25e-2',
    'x',
    '٣',
  ),
  fc.integer().map(String),
  fc.integer({ min: 0, max: 999 }).map(String),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
  fc.integer({ min: 0, max: 30 }).map((zeros) => `${'0'.repeat(zeros)}1`),
)

/** Numbers with a suffix of the table behind them, before them, twice, cut, or with blanks around it. */
const hints = (table: Readonly<Record<string, number>>): fc.Arbitrary<string> => {
  const own = fc.constantFrom(...Object.keys(table))
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(number, own).map((parts) => parts.join('')) },
    fc
      .tuple(fc.constantFrom('', ' ', 'x'), number, own, fc.constantFrom(' ', '\u007f', '1', 'e1', '\n', ''))
      .map((parts) => parts.join('')),
    fc.tuple(number, own, own).map((parts) => parts.join('')),
    number,
    own,
  )
}

/** The hundred texts of a table, a batch size, and how they lie in Arrow. */
const tables = suffixes.chain((suffixes) =>
  fc
    .array(hints(suffixes), { minLength: 40, maxLength: 40 })
    .chain((texts) =>
      drawn([{ name: 'text', type: types.text }], () => texts, 60).map((value) => ({ suffixes, value })),
    ),
)

describe('a number with suffixes', () => {
  it('has a kernel of its own, whatever the suffixes', () => {
    fc.assert(
      fc.property(suffixes, (suffixes) => {
        const rules = table('t', {
          raw,
          clean: ({ text }) => ({
            int: text.trim().toInt({ suffixes }),
            long: text.toLong({ suffixes }),
            decimal: text.toDecimal(20, 3, { suffixes }),
          }),
        })
        for (const { node } of outputsOf(rules)) expect(isFused(node)).toBe(true)
      }),
    )
  })

  it('gives what its operations give one by one', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 38 }), ({ suffixes, value }, precision) => {
        const rules = table('t', {
          raw,
          clean: ({ text }) => ({
            int: text.toInt({ suffixes }),
            long: text.toLong({ suffixes }),
            decimal: text.toDecimal(precision, precision >> 1, { suffixes }),
            whole: text.toDecimal(precision, 0, { suffixes }),
          }),
        })
        const input = lay(rules, value)
        expect(cleaned(clean, rules, input)).toEqual(cleaned(stepByStep, rules, input))
      }),
      { numRuns: 100 },
    )
  })

  it('of one suffix twice is what comes first', () => {
    const rules = table('t', {
      raw,
      clean: ({ text }) => ({ int: text.toInt({ suffixes: { kk: 1_000_000, k: 1_000 } }) }),
    })
    expect(cleanRows(rules, [{ text: '5kk' }, { text: '5k' }])).toEqual([{ int: 5_000_000 }, { int: 5_000 }])
  })

  it('leaves the steps that something else reads', () => {
    const rules = table('t', {
      raw,
      clean: ({ text }) => {
        const digits = text.regexpReplace(/([0-9])k$/u, '$1000')
        return { digits, int: digits.toInt(), length: digits.length() }
      },
    })
    expect(cleanRows(rules, [{ text: '5k' }, { text: 'k' }])).toEqual([
      { digits: '5000', int: 5000, length: 4 },
      { digits: 'k', int: null, length: 1 },
    ])
  })
})
