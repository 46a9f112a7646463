import { concat, list, table } from '@lockstep/schema'
import { clean, cleanBatches, tableOfRows } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { firstSelect, sharesOf } from '../../../packages/transforms/src/engine/column-groups.js'
import { learnPrice, parcels } from '../../../packages/transforms/src/node/threads/shares/costs.js'
import { all, shown, someThreads } from './threads.js'

const threads = someThreads()
const [worker = 1] = threads

const posts = table('posts', {
  raw: z.object({ n: z.int32(), title: z.string(), by: z.string(), likes: z.string() }),
  clean: (raw) => {
    const name = raw.by.trim()
    return {
      n: raw.n,
      title: raw.title.nullIf('none', ''),
      by: name.upper(),
      sign: concat(name, ' & ', raw.title, ' & ', name, ' & ', name),
      likes: raw.likes.toInt({ suffixes: { k: 1_000 } }),
      both: list(raw.n, raw.likes.toInt()),
    }
  },
})

const rows = Array.from({ length: 1_000 }, (_, n) => ({
  n: n % 7 === 0 ? null : n,
  title: ['none', '', 'a title', 'größer', null][n % 5] ?? null,
  by: ` poster ${n} `,
  likes: ['12k', '7', 'x', null][n % 4] ?? null,
}))

describe('shares of a table', () => {
  it('are the columns that compute something in common', () => {
    const select = firstSelect(posts.relation)
    const shares = select === undefined ? [] : sharesOf(select)
    expect(shares.map(({ outputs }) => outputs)).toEqual([[0], [1], [2, 3], [4], [5]])
    expect(shares.map(({ reads }) => reads)).toEqual([[0], [1], [1, 2], [3], [0, 3]])
  })
})

/** All that is made of a batch, by workers. */
const madeElsewhere = (of: typeof posts, batches: readonly RecordBatch[]) =>
  all(cleanBatches(of, batches, { threads: worker }))

describe('batches that are made share by share', () => {
  const whole = tableOfRows(posts, rows)
  const slices = [0, 1, 13, 500].flatMap((from) => whole.slice(from, from + 499).batches)

  it('are those of one thread, wherever a batch is cut from a larger one', async () => {
    const one = shown(
      posts,
      slices.flatMap((batch) => clean(posts, new Table([batch])).batches),
    )
    for (const by of threads)
      for (let again = 0; again < 3; again++)
        expect(shown(posts, await all(cleanBatches(posts, slices, { threads: by })))).toEqual(one)
  })

  it('keep the buffers of what a rule leaves as it is', async () => {
    const [made] = await madeElsewhere(posts, whole.batches)
    for (const name of ['n', 'title'])
      expect(made?.getChild(name)?.data[0]?.values.buffer).toBe(
        whole.batches[0]?.getChild(name)?.data[0]?.values.buffer,
      )
  })

  it('are in buffers of this thread alone', async () => {
    for (const made of await madeElsewhere(posts, slices))
      for (const column of made.data.children)
        for (const view of [column.values, column.valueOffsets, column.nullBitmap])
          expect(view?.buffer ?? new ArrayBuffer(0)).toBeInstanceOf(ArrayBuffer)
  })

  it('stay as they are when the next ones are made', async () => {
    const batches = [rows, rows.toReversed()].flatMap((each) => tableOfRows(posts, each).batches)
    const [first, second] = await madeElsewhere(posts, batches)
    const alone = batches.map((batch) => shown(posts, clean(posts, new Table([batch])).batches))
    expect([first, second].map((batch) => shown(posts, batch === undefined ? [] : [batch]))).toEqual(alone)
  })
})

describe('what is sent', () => {
  const idle = [{ freeAt: 0 }]
  const price = (make: number, carry: number) => ({ make, carry, bytes: 0 })

  it('is nothing before everything was made once', () => {
    expect(parcels([price(100, 1), price(Number.NaN, 1)], [0, 1], 100_000, idle, 0)).toEqual([])
    expect(learnPrice(Number.NaN, 1, 1_000)).toBe(1_000)
  })

  it('is nothing where that would not bring the end nearer', () => {
    expect(parcels([price(100, 1)], [0], 100_000, idle, 0)).toEqual([])
    expect(parcels([price(1, 5), price(1, 5)], [0, 1], 1e6, idle, 0)).toEqual([])
    expect(parcels([price(100, 1), price(100, 1)], [0, 1], 10, idle, 0)).toEqual([])
    expect(parcels([price(100, 1), price(100, 1)], [0, 1], 100_000, [{ freeAt: 1e6 }], 0)).toEqual([])
  })

  it('is what saves most for what it costs to carry', () => {
    const [sent, ...others] = parcels([price(100, 90), price(100, 1), price(5, 1)], [0, 1, 2], 1e6, idle, 0)
    expect(others).toEqual([])
    expect(sent?.shares).toEqual([1])
  })

  it('ends no later than if all were made here, and no share is sent twice', () => {
    const cost = fc.double({ min: 0, max: 1_000, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cost, cost), { maxLength: 8 }),
        fc.array(fc.record({ freeAt: fc.double({ min: 0, max: 50, noNaN: true }) }), { maxLength: 3 }),
        (costs, carriers) => {
          const prices = costs.map(([make, carry]) => price(make, carry))
          const sent = parcels(prices, [...prices.keys()], 65_536, carriers, 0)
          const places = sent.flatMap(({ shares }) => shares)
          expect(new Set(places).size).toBe(places.length)
          expect(new Set(sent.map(({ to }) => to)).size).toBe(sent.length)
          const milliseconds = (nanoseconds: number): number => (nanoseconds * 65_536) / 1e6
          const alone = milliseconds(prices.reduce((sum, { make }) => sum + make, 0))
          const here = prices.reduce(
            (sum, { make, carry }, place) => sum + (places.includes(place) ? carry : make),
            0,
          )
          const last = Math.max(milliseconds(here), ...sent.map(({ to, spent }) => to.freeAt + spent))
          expect(last).toBeLessThanOrEqual(Math.max(alone, ...carriers.map(({ freeAt }) => freeAt)) + 1e-6)
        },
      ),
    )
  })
})
