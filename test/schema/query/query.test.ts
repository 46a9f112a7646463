import { type AnyQuery, count, explainQuery, pivot, query, Refusal, rank, table } from '@lockstep/schema'
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

/** A question, or a row, or a column, of which nothing is known. */
// biome-ignore lint/suspicious/noExplicitAny: what JavaScript without types would see.
type Loose = any

const inZone = query('towns').from(
  table('places_of_zone', {
    raw: z.object({ id: z.int32(), town: z.string() }),
    clean: (raw) => ({ id: raw.id, town: raw.town }),
    zone: '+05:30',
  }),
)

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
        'q: join: q is on the clock UTC, and towns on +05:30: what is asked of a timestamp is by one clock; give their tables one zone',
        () => query('q').from(posts).join(inZone, { on: 'id' }),
      ],
      [
        'q: join: there is no option "how"; there are on, nulls, partners',
        () =>
          query('q')
            .from(posts)
            .join(towns, loose({ on: 'id', how: 'left' })),
      ],
      [
        "q: explode: expected options, got boolean true; write explode('tags', { outer: true })",
        () => query('q').from(posts).explode('at', loose(true)),
      ],
      [
        'q: top: expected options, got number 3; write { rows: 3 }',
        () =>
          query('q')
            .from(posts)
            .top((row) => row.id.asc(), loose(3)),
      ],
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
      [
        'q: join: the names "title" and "Title" are equal up to case',
        () =>
          query('q')
            .from(posts)
            .join(
              query('z')
                .from(places)
                .select((row) => ({ id: row.id, Title: row.town })),
              { on: 'id' },
            ),
      ],
      [
        'q: aggregate.2019: a whole number cannot be a column name',
        () =>
          query('q')
            .from(posts)
            .aggregate(() => pivot(['2020', '2019'], () => count())),
      ],
      [
        'q: unpivot: takes each column once, got "id" twice',
        () => query('q').from(places).unpivot(['id', 'id'], { name: 'name', value: 'value' }),
      ],
      [
        'q: semiJoin: begins from two tables that are called "posts": rename one',
        () =>
          query('q')
            .from(posts)
            .semiJoin(table('posts', { raw: z.object({ id: z.int32() }), clean: (raw) => ({ ...raw }) }), {
              on: 'id',
            }),
      ],
    ]
    for (const [message, run] of cases) {
      expect(run).toThrow(Refusal)
      expect(run).toThrow(message)
    }
  })

  it('takes a key that both name alike beside one that they do not, once', () => {
    const asked = query('q')
      .from(posts)
      .select((row) => ({ id: row.id, title: row.title }))
      .join(towns, { on: { id: 'id', title: 'town' } })
    expect(shown(asked)).toEqual(['id: int', 'title: text', 'town: text'])
  })

  it.each<readonly [string, (of: Loose) => unknown]>([
    ["expected a name, got undefined; write it as text: 'ind'", () => query(loose(undefined))],
    [
      'q: select.x: there is no column "tilte"; there are',
      (of) => of.select((row: Loose) => ({ x: row.tilte })),
    ],
    ['q: select: expected a function of a row, got undefined; write', (of) => of.select()],
    ['q: select: the list returned nothing; put the object in', (of) => of.select(() => undefined)],
    [
      'q: select.x: over: by: takes orders, got text "id"',
      (of) => of.select((row: Loose) => ({ x: row.id.lag().over({ by: 'id' }) })),
    ],
    [
      'q: select: per: takes a list of columns, got a column; write per: [row.country]',
      (of) => of.select((row: Loose) => ({ x: rank().over({ per: row.id, by: row.id }) })),
    ],
    [
      'q: select.x: over: rows: takes the first row and the last, got number 3; write rows: [-2, 0]',
      (of) => of.select((row: Loose) => ({ x: row.id.sum().over({ by: row.id, rows: 3 }) })),
    ],
    ['q: where: expected a function of a row, got text "id > 1"', (of) => of.where('id > 1')],
    ["q: join: expected options, got undefined; write { on: 'ind' }", (of) => of.join(towns)],
    [
      'q: join: on: expected names of columns, got a function; write',
      (of) => of.join(towns, { on: () => true }),
    ],
    [
      "q: aggregate: expected a name, got a function; write it as text: 'ind'",
      (of) => of.groupBy((row: Loose) => row.id).aggregate(() => ({ n: count() })),
    ],
    [
      'q: aggregate: the name "id" is there twice; rename one, or leave it out',
      (of) => of.groupBy('id', 'id').aggregate(() => ({ n: count() })),
    ],
    [
      'q: aggregate: the list returned an array; it takes an object of columns by name',
      (of) => of.aggregate(() => [count()]),
    ],
    [
      'q: aggregate.x: minBy: takes a column, got text "id"',
      (of) => of.aggregate((row: Loose) => ({ x: row.title.minBy('id') })),
    ],
    [
      'q: aggregate.x: percentile: takes a share from 0 to 1, got text "0.5"',
      (of) => of.aggregate((row: Loose) => ({ x: row.id.percentile('0.5') })),
    ],
    [
      'q: aggregate.x: where: takes a rule that is true or false, got text "y"',
      (of) => of.aggregate((row: Loose) => ({ x: row.id.sum().where('y') })),
    ],
    [
      "q: top: ties: expected 'kept' or 'settled', got text \"drop\"",
      (of) => of.top((row: Loose) => row.id.asc(), { ties: 'drop' }),
    ],
    [
      'q: topPer: expected the names of columns, got a function; write',
      (of) =>
        of.topPer(
          (row: Loose) => row.id,
          (row: Loose) => row.id.asc(),
        ),
    ],
    ['q: unpivot: takes a list of names, got text "id"; write', (of) => of.unpivot('id')],
    [
      'pivot: takes a list of texts and a function, got text "ab" and undefined; write',
      () => pivot(loose('ab'), loose(undefined)),
    ],
    [
      'expected a question, got an object (Sorted); behind orderBy(...) write all() or limit(10)',
      (of) => explainQuery(of.orderBy((row: Loose) => row.id.asc())),
    ],
  ])('of JavaScript without types: %s', (message, run) => {
    const asked = () => run(query('q').from(posts))
    expect(asked).toThrow(Refusal)
    expect(asked).toThrow(message)
  })
})
