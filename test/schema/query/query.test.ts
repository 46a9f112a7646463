import { type AnyQuery, count, query, Refusal, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const posts = table('posts', {
  raw: z.object({ id: z.int32(), title: z.string(), likes: z.int64(), at: z.array(z.string()) }),
  clean: (raw) => ({ id: raw.id, title: raw.title, likes: raw.likes, at: raw.at }),
})
const places = table('places', {
  raw: z.object({ id: z.int32(), town: z.string(), title: z.string() }),
  clean: (raw) => ({ id: raw.id, town: raw.town, title: raw.title }),
})
const towns = query('towns')
  .from(places)
  .select((row) => ({ id: row.id, town: row.town }))

/** What JavaScript without types could pass. */
const loose = (value: unknown): never => value as never

const shown = ({ relation }: AnyQuery): readonly string[] =>
  relation.columns.map(({ name, type, nullable }) => `${name}: ${type.kind}${nullable ? '?' : ''}`)

describe('a question', () => {
  it('has the columns of both sides of a join, its key once and never null', () => {
    expect(shown(query('q').from(posts).join(towns, { on: 'id' }))).toEqual([
      'id: int',
      'title: text?',
      'likes: long?',
      'at: list?',
      'town: text?',
    ])
  })

  it('has the keys of groups, and then the aggregates, of which counts are never null', () => {
    const asked = query('q')
      .from(posts)
      .groupBy('title')
      .aggregate((row) => ({ all: count(), most: row.likes.max(), middle: row.likes.median() }))
    expect(shown(asked)).toEqual(['title: text?', 'all: long', 'most: long?', 'middle: double?'])
  })

  it('is refused with its name, its step and what to do', () => {
    const cases: readonly (readonly [string, () => unknown])[] = [
      [
        'q: from: expected a table or a query, got an array; write from(pin)',
        () => query('q').from(loose([])),
      ],
      [
        'q: join: both sides have title: rename or leave out one in a select before, or join by it',
        () =>
          query('q')
            .from(posts)
            .join(places, loose({ on: 'id' })),
      ],
      [
        'q: join: left: there is no column "town"; there are id, title, likes, at',
        () =>
          query('q')
            .from(posts)
            .join(towns, loose({ on: 'town' })),
      ],
      [
        'q: join: likes is long on the left and id is int on the right: make them one type in a select before',
        () =>
          query('q')
            .from(posts)
            .join(towns, loose({ on: { likes: 'id' } })),
      ],
      [
        'q: aggregate.title: a group has many values of this: take its min(), max(), sum(), median() ..., or group by it',
        () =>
          query('q')
            .from(posts)
            .groupBy('id')
            .aggregate(loose((row: { title: unknown }) => ({ title: row.title }))),
      ],
      [
        'q: topPer: takes orders, got a column; write .asc() or .desc() behind it',
        () =>
          query('q')
            .from(posts)
            .topPer(
              'id',
              loose((row: { title: unknown }) => row.title),
            ),
      ],
      [
        'q: topPer: expected a number of rows from 1 to 2147483647, got 0',
        () =>
          query('q')
            .from(posts)
            .topPer('id', (row) => row.title.asc(), { rows: 0 }),
      ],
      [
        'q: limit: expected a number of rows from 0 to 2147483647, got 1.5',
        () =>
          query('q')
            .from(posts)
            .orderBy((row) => row.id.asc())
            .limit(1.5),
      ],
      [
        'q: unionAll: the second has no column likes; it has id, town',
        () =>
          query('q')
            .from(posts)
            .select((row) => ({ id: row.id, likes: row.likes }))
            .unionAll(loose(towns)),
      ],
    ]
    for (const [message, run] of cases) {
      expect(run).toThrow(Refusal)
      expect(run).toThrow(message)
    }
  })
})
