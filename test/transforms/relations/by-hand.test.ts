import {
  type AnyQuery,
  count,
  cumeDist,
  denseRank,
  ntile,
  partnerQuestions,
  percentRank,
  pivot,
  type Query,
  query,
  rank,
  rowNumber,
  table,
} from '@lockstep/schema'
import { answer, answerBatches, rowsOf, tableOfRows, type WrongPartners } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const sales = table('sales', {
  raw: z.object({
    shop: z.string(),
    day: z.int32(),
    sold: z.int32(),
    price: z.float64(),
    tags: z.array(z.string()),
  }),
  clean: ({ shop, day, sold, price, tags }) => ({ shop, day, sold, price, tags }),
})
const shops = table('shops', {
  raw: z.object({ shop: z.string(), town: z.string() }),
  clean: ({ shop, town }) => ({ shop, town }),
})

const rows = {
  sales: tableOfRows(sales, [
    { shop: 'a', day: 1, sold: 3, price: 0.1, tags: ['x', 'y'] },
    { shop: 'a', day: 2, sold: 5, price: 0.2, tags: [] },
    { shop: 'a', day: 2, sold: 4, price: 0.3, tags: null },
    { shop: 'b', day: 1, sold: 7, price: -0, tags: [null] },
    { shop: null, day: 3, sold: null, price: null, tags: ['z'] },
  ]),
  shops: tableOfRows(shops, [
    { shop: 'a', town: 'Ulm' },
    { shop: 'a', town: 'Bonn' },
    { shop: 'c', town: 'Kiel' },
    { shop: null, town: 'none' },
  ]),
}

/** The answer's rows as arrays, in the order that they come in. */
const asked = (of: AnyQuery): readonly (readonly unknown[])[] =>
  rowsOf(of as Query<object>, answer(of, rows)).map((row) => Object.values(row as object))

const ofA = query('of_a')
  .from(sales)
  .where((row) => row.shop.equals('a'))

describe('a window', () => {
  it('gives rows their places, and those that tie one rank', () => {
    const placed = ofA.select((row) => {
      const by = { by: [row.day] }
      return {
        sold: row.sold,
        rank: rank().over({ by: [row.day.desc()] }),
        dense: denseRank().over({ by: [row.day.desc()] }),
        row: rowNumber().over({ by: [row.day.desc(), row.sold.desc()] }),
        part: ntile(2).over({ by: [row.sold] }),
        percent: percentRank().over(by),
        share: cumeDist().over(by),
      }
    })
    expect(asked(placed.orderBy((row) => row.sold.asc()).all())).toEqual([
      [3, 3, 2, 3, 1, 0, 1 / 3],
      [4, 1, 1, 2, 1, 0.5, 1],
      [5, 1, 1, 1, 2, 0.5, 1],
    ])
  })

  it('adds up to the row and its peers, or over rows, or over all of the partition', () => {
    const sums = ofA.select((row) => ({
      sold: row.sold,
      running: row.sold.sum().over({ by: [row.day] }),
      two: row.sold.sum().over({ by: [row.sold], rows: [-1, 0] }),
      ahead: row.sold.max().over({ by: [row.sold], rows: [1, null] }),
      whole: row.sold.avg().over({ per: [row.shop] }),
      before: row.sold.lag().over({ by: [row.sold] }),
      after: row.sold.lead(2).over({ by: [row.sold] }),
    }))
    expect(asked(sums.orderBy((row) => row.sold.asc()).all())).toEqual([
      [3, 3n, 3n, 5, 4, null, 5],
      [4, 12n, 7n, 5, 4, 3, null],
      [5, 12n, 9n, null, 4, 4, null],
    ])
  })
})

describe('an aggregate', () => {
  it('is of the rows for which a test is true', () => {
    const of = query('of')
      .from(sales)
      .aggregate((row) => ({
        all: count(),
        many: count().where(row.sold.greaterThan(4)),
        sum: row.sold.sum().where(row.day.equals(2)),
        none: row.sold.sum().where(row.day.equals(9)),
        ...pivot(['a', 'b'], (shop) => row.sold.max().where(row.shop.equals(shop))),
      }))
    expect(asked(of)).toEqual([[5n, 2n, 9n, null, 5, 7]])
  })

  it('is determined where rows tie', () => {
    const of = query('of')
      .from(sales)
      .groupBy('shop')
      .aggregate((row) => ({
        first: row.sold.minBy(row.day),
        last: row.sold.maxBy(row.day),
        all: row.sold.collectList(row.day.desc()),
        days: row.day.collectSet(),
        sum: row.price.sum(),
        spread: row.sold.variance(),
      }))
    expect(asked(of.orderBy((row) => row.shop.asc().nullsLast()).all())).toEqual([
      // 0.1 + 0.2 + 0.3, from the least: 0.6000000000000001.
      ['a', 3, 5, [5, 4, 3], [1, 2], 0.1 + 0.2 + 0.3, 1],
      ['b', 7, 7, [7], [1], 0, null],
      [null, null, null, [], [3], null, null],
    ])
  })
})

describe('a list', () => {
  it('becomes a row for each element, and, where outer, one for none', () => {
    const tags = (outer: boolean) =>
      query('tags')
        .from(sales)
        .select((row) => ({ day: row.day, tags: row.tags }))
        .explode('tags', { outer })
    expect(asked(tags(false))).toEqual([
      [1, 'x'],
      [1, 'y'],
      [1, null],
      [3, 'z'],
    ])
    expect(asked(tags(true))).toEqual([
      [1, 'x'],
      [1, 'y'],
      [2, null],
      [2, null],
      [1, null],
      [3, 'z'],
    ])
  })
})

describe('columns', () => {
  it('become rows of their names and values, nulls among them', () => {
    const of = query('of')
      .from(sales)
      .where((row) => row.day.greaterThan(1))
      .unpivot(['day', 'sold'], { name: 'what', value: 'number' })
      .select((row) => ({ what: row.what, number: row.number }))
    expect(asked(of.orderBy((row) => [row.what.asc(), row.number.asc()]).all())).toEqual([
      ['day', 2],
      ['day', 2],
      ['day', 3],
      ['sold', null],
      ['sold', 4],
      ['sold', 5],
    ])
  })
})

describe('a join', () => {
  const named = query('named')
    .from(sales)
    .select((row) => ({ shop: row.shop, sold: row.sold }))
  const inOrder = (of: Query<{ shop: never; sold: never; town: never }>) =>
    asked(of as AnyQuery).toSorted((one, other) => (String(one) < String(other) ? -1 : 1))

  it('keeps the rows of either side that have no partner', () => {
    expect(inOrder(named.fullJoin(shops, { on: 'shop' }) as never)).toEqual(
      [
        [null, null, 'none'],
        [null, null, null],
        ['a', 3, 'Bonn'],
        ['a', 3, 'Ulm'],
        ['a', 4, 'Bonn'],
        ['a', 4, 'Ulm'],
        ['a', 5, 'Bonn'],
        ['a', 5, 'Ulm'],
        ['b', 7, null],
        ['c', null, 'Kiel'],
      ].toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
    )
    expect(asked(named.rightJoin(shops, { on: 'shop' })).slice(-2)).toEqual([
      ['c', null, 'Kiel'],
      [null, null, 'none'],
    ])
  })

  it('joins null to null where that is said', () => {
    expect(asked(named.join(shops, { on: 'shop', nulls: 'equal' })).at(-1)).toEqual([null, null, 'none'])
  })

  it('tells how many rows have another number of partners than it says, as the questions for Spark do', () => {
    const found: WrongPartners[] = []
    const onPartners = (each: WrongPartners): void => void found.push(each)
    const most = named.join(shops, { on: 'shop', partners: 'at most one' })
    const one = named.leftJoin(shops, { on: 'shop', partners: 'one' })
    answer(most, rows, { onPartners })
    answer(one, rows, { onPartners })
    expect([most, one].map((of) => partnerQuestions(of).map((each) => asked(each)))).toEqual([
      [[[3n]]],
      [[[5n]]],
    ])
    expect(found).toEqual([
      { query: 'named', by: ['shop'], expected: 'at most one', rows: 3 },
      { query: 'named', by: ['shop'], expected: 'one', rows: 5 },
    ])
  })
})

describe('a stream', () => {
  const towns = query('towns')
    .from(sales)
    .where((row) => row.sold.greaterThan(3))
    .leftJoin(shops, { on: 'shop' })
    .select((row) => ({ sold: row.sold, town: row.town }))

  it('is answered batch by batch, as the whole is', async () => {
    const answered: RecordBatch[] = []
    const stream = rows.sales.batches.flatMap((batch) => [batch.slice(0, 2), batch.slice(2)])
    for await (const batch of answerBatches(towns, { sales: stream as RecordBatch[] }, { shops: rows.shops }))
      answered.push(batch)
    expect(answered.map(({ numRows }) => numRows)).toEqual([2, 3])
  })

  it('is answered together with the rows of a table that is whole', async () => {
    const names = query('names')
      .from(sales)
      .select((row) => ({ shop: row.shop }))
    const all = names.unionAll(
      query('others')
        .from(shops)
        .select((row) => ({ shop: row.shop })),
    )
    let count = 0
    for await (const batch of answerBatches(all, { sales: rows.sales.batches }, { shops: rows.shops }))
      count += batch.numRows
    expect(count).toBe(9)
    expect(answer(all, rows).numRows).toBe(9)
  })

  it.each([
    ['distinct', () => towns.distinct(), 'a row that came long ago may come again'],
    [
      'distinctBy',
      () => towns.distinctBy('town', { keep: 'last', by: (row) => row.sold }),
      'a row that went out may be followed by a better one of the same keys',
    ],
    ['aggregate', () => towns.aggregate(() => ({ all: count() })), 'a group is complete when the last row'],
    ['top', () => towns.top((row) => row.sold.desc()), 'may be followed by a better one'],
    [
      'window',
      () => towns.select((row) => ({ at: rank().over({ by: row.sold }) })),
      'a row may have neighbours that have not come',
    ],
    ['sort', () => towns.orderBy((row) => row.sold.asc()).all(), 'the first row of an order may come last'],
    [
      'join',
      () => query('towns').from(shops).join(sales, { on: 'shop' }),
      'the stream stands on the right side; write it on the left',
    ],
  ])('refuses what gathers: %s', async (step, of, reason) => {
    const first = answerBatches(of(), { sales: rows.sales.batches }, { shops: rows.shops }).next()
    await expect(first).rejects.toThrow(`towns: ${step}: takes no stream: `)
    const again = answerBatches(of(), { sales: rows.sales.batches }, { shops: rows.shops }).next()
    await expect(again).rejects.toThrow(reason)
  })
})

describe('what is no question', () => {
  it('is refused with what to write', () => {
    const sorted = query('sorted')
      .from(sales)
      .orderBy((row) => row.day.asc())
    for (const of of [sorted, sales])
      expect(() => answer(of as never, {})).toThrow(
        /^answer: expected a question, got an? .*; write answer\(popular, \{ pin: rows \}\), and behind orderBy/u,
      )
  })
})
