import { cleanName, cleanNames, outputFields, table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

describe('the name of a column is cleaned', () => {
  it.each([
    ['Price (USD)', 'price_usd'],
    ['Order ID', 'order_id'],
    ['firstName', 'first_name'],
    ['HTTPServer2Go', 'http_server2_go'],
    ['Début du jour', 'debut_du_jour'],
    [' % of total ', 'of_total'],
    ['2020 sales', '_2020_sales'],
    ['already_clean', 'already_clean'],
    ['a__b', 'a_b'],
  ])('%s becomes %s', (name, clean) => expect(cleanName(name)).toBe(clean))

  it.each(['', ' ', '価格', '€'])('%j is refused', (name) => {
    expect(() => cleanName(name)).toThrow(
      `expected a name with a letter or a digit of ASCII, got ${JSON.stringify(name)}; give its column a name of your own`,
    )
  })

  it('as the rule snakeCase cleans a cell', () => {
    const cells = table('cells', {
      raw: z.object({ text: z.string() }),
      clean: ({ text }) => ({ out: text.snakeCase() }),
    })
    const name = fc.string({ unit: fc.constantFrom(...'aAbBZ019 _-(é\u0301ßÅ€价'), maxLength: 12 })
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 50 }), (names) => {
        const cleaned = cleanRows(
          cells,
          names.map((text) => ({ text })),
        ).map(({ out }) => out ?? '')
        for (const [index, clean] of cleaned.entries())
          if (clean !== '')
            expect(cleanName(names[index] ?? '')).toBe(/^[0-9]/u.test(clean) ? `_${clean}` : clean)
      }),
    )
  })
})

describe('the columns of a row get clean names', () => {
  it('in their order, beside others', () => {
    const sales = table('sales', {
      raw: z.object({ 'Order ID': z.string(), 'Début du jour': z.string(), size: z.int32() }),
      clean: ({ size, ...raw }) => ({ ...cleanNames(raw), Size: size.add(1) }),
    })
    expect(outputFields(sales).map(({ name }) => name)).toEqual(['order_id', 'debut_du_jour', 'Size'])
    expect(cleanRows(sales, [{ 'Order ID': 'a', 'Début du jour': 'b', size: 1 }])).toEqual([
      { order_id: 'a', debut_du_jour: 'b', Size: 2 },
    ])
  })

  it('or are refused, with both names that would be one', () => {
    expect(() =>
      table('sales', {
        raw: z.object({ 'Order ID': z.string(), orderId: z.string() }),
        clean: (raw) => cleanNames(raw),
      }),
    ).toThrow(
      'sales: clean: expected different names, got "Order ID" and "orderId", which are both order_id when they are clean; leave one out of cleanNames, and give it a name of your own',
    )
  })
})
