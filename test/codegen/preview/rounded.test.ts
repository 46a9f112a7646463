import { type Column, concat, type RawColumns, rule, type Text, table, when } from '@lockstep/schema'
import { cleanRows, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { lostBetween } from '../../../packages/codegen/src/preview/page/lost.js'
import { roundedIn } from '../../../packages/codegen/src/preview/rounded.js'

const raw = z.object({ text: z.string(), double: z.float64(), other: z.string() })

const pricesOf = <S extends Readonly<Record<string, Column>>>(
  clean: (of: RawColumns<typeof raw.shape>) => S,
) => table('prices', { raw, clean })

const rows = [
  { text: ' 4.620155', double: 0.1234567, other: '$1.23456k' },
  { text: '1.5', double: 1.5, other: '$7' },
  { text: '99999.5', double: null, other: 'x' },
  { text: '-1e-3', double: 1e-7, other: '$0.005' },
]

const cents = rule('cents', '{0} in cents', (text: Text) => text.toDecimal(6, 2))

it.each([
  ['text', pricesOf(({ text }) => ({ x: text.toDecimal(6, 2) })), { cells: 2, most: '0.001' }],
  [
    'text behind other rules',
    pricesOf(({ text }) => ({ x: text.trim().toDecimal(4, 1) })),
    { cells: 2, most: '0.020155' },
  ],
  ['doubles', pricesOf(({ double }) => ({ x: double.toDecimal(10, 3) })), { cells: 2, most: '0.0004567' }],
  [
    'numbers with suffixes',
    pricesOf(({ other }) => ({ x: other.toDecimal(10, 1, { prefixes: ['$'], suffixes: { k: 1_000 } }) })),
    { cells: 2, most: '0.04' },
  ],
  ["a rule of one's own", pricesOf(({ text }) => ({ x: cents(text) })), { cells: 2, most: '0.001' }],
  [
    'decimals, step by step',
    pricesOf(({ text }) => ({ x: text.toDecimal(12, 6).toDecimal(6, 2) })),
    { cells: 2, most: '0.001' },
  ],
])('what toDecimal rounds is counted: %s', async (_, prices, told) => {
  expect(await roundedIn(prices, tableOfRows(prices, rows))).toEqual([{ column: 'x', ...told }])
})

it.each([
  ['the exact form', pricesOf(({ text }) => ({ x: text.toExactDecimal(6, 2) }))],
  ['digits enough', pricesOf(({ text }) => ({ x: text.toDecimal(20, 8) }))],
  [
    'what is null at last',
    pricesOf(({ text }) => ({ x: when(text.equals('1.5'), text.toDecimal(6, 2)).otherwise(null) })),
  ],
  ['what becomes no decimal', pricesOf(({ text, other }) => ({ x: concat(text, other) }))],
])('nothing is counted of %s', async (_, prices) => {
  expect(await roundedIn(prices, tableOfRows(prices, rows))).toEqual([])
})

it('what a cell lost is the difference of the two numbers', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 8 }),
      (units, scale, wanted) => {
        const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
        const text = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`
        const of = table('of', {
          raw: z.object({ text: z.string() }),
          clean: ({ text }) => ({ x: text.toDecimal(30, wanted) }),
        })
        const [cleaned] = cleanRows(of, [{ text }])
        const unit = 10n ** BigInt(Math.max(0, scale - wanted))
        const past = (units < 0n ? -units : units) % unit
        const lost = past * 2n >= unit ? unit - past : past
        const told = lostBetween(text, cleaned?.x)
        expect(told === null ? 0n : BigInt(Math.round(Number(told) * 10 ** scale))).toBe(
          past === 0n ? 0n : lost,
        )
      },
    ),
  )
})
