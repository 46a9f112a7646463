import { type AnyQuery, explainQuery, type Query, query, Refusal, table } from '@lockstep/schema'
import { answer, rowsOf, tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const readings = table('readings', {
  raw: z.object({ sensor: z.string(), at: z.int32(), level: z.float64(), tags: z.array(z.int32()) }),
  clean: ({ sensor, at, level, tags }) => ({ sensor, at, level, tags }),
})

const rows = {
  readings: tableOfRows(readings, [
    { sensor: 'a', at: 3, level: null, tags: null },
    { sensor: 'a', at: 1, level: -0, tags: [1] },
    { sensor: 'b', at: 2, level: null, tags: [2] },
    { sensor: 'a', at: 4, level: Number.NaN, tags: [] },
    { sensor: 'a', at: 5, level: null, tags: null },
    { sensor: 'b', at: 4, level: 2.5, tags: null },
    { sensor: null, at: 6, level: null, tags: null },
    { sensor: null, at: null, level: 7, tags: null },
  ]),
}

const asked = (of: AnyQuery): readonly (readonly unknown[])[] =>
  rowsOf(of as Query<object>, answer(of, rows)).map((row) => Object.values(row as object))

const begin = query('levels').from(readings)

describe('nulls that are filled', () => {
  it('are the last value before them, of each group, lists too; and null where there is none', () => {
    const filled = begin
      .fillDown(['level', 'tags'], { per: 'sensor', by: (row) => row.at })
      .orderBy((row) => [row.sensor.asc(), row.at.asc()])
      .all()
    expect(asked(filled)).toEqual([
      [null, null, 7, null],
      [null, 6, 7, null],
      ['a', 1, -0, [1]],
      ['a', 3, -0, [1]],
      ['a', 4, Number.NaN, []],
      ['a', 5, Number.NaN, []],
      ['b', 2, null, [2]],
      ['b', 4, 2.5, [2]],
    ])
  })

  it('are of all rows where no group is named, in any order', () => {
    const filled = begin
      .fillDown('level', { by: (row) => [row.at.desc(), row.sensor] })
      .where((row) => row.at.lessThan(4))
      .select(({ at, level }) => ({ at, level }))
      .orderBy((row) => row.at.asc())
      .all()
    expect(asked(filled)).toEqual([
      [1, -0],
      [2, 2.5],
      [3, 2.5],
    ])
  })

  it('may be the next value, or the first of all, beside each row', () => {
    const looked = begin
      .select((row) => ({
        sensor: row.sensor,
        at: row.at,
        next: row.level.fillUp().over({ per: [row.sensor], by: row.at }),
        first: row.level.firstNotNull().over({ per: [row.sensor], by: row.at }),
        last: row.level.firstNotNull().over({ per: [row.sensor], by: row.at.desc() }),
      }))
      .where((row) => row.sensor.equals('a'))
      .orderBy((row) => row.at.asc())
      .all()
    expect(asked(looked)).toEqual([
      ['a', 1, -0, -0, Number.NaN],
      ['a', 3, Number.NaN, -0, Number.NaN],
      ['a', 4, Number.NaN, -0, Number.NaN],
      ['a', 5, null, -0, Number.NaN],
    ])
  })
})

const people = table('people', {
  raw: z.object({ zip: z.string(), city: z.string(), score: z.float64() }),
  clean: ({ zip, city, score }) => ({ zip, city, score }),
})

const voters = {
  people: tableOfRows(people, [
    { zip: '1', city: 'Ulm', score: 0 },
    { zip: '1', city: 'Ulm', score: -0 },
    { zip: '1', city: 'ulm', score: Number.NaN },
    { zip: '1', city: null, score: null },
    { zip: '2', city: 'é', score: Number.NaN },
    { zip: '2', city: 'z', score: 1 },
    { zip: '2', city: null, score: null },
    { zip: null, city: null, score: null },
    { zip: null, city: 'x', score: Number.NaN },
    { zip: '3', city: null, score: null },
  ]),
}

const votedOf = (column: 'city' | 'score', ties: 'null' | 'least' | 'keep'): readonly unknown[] =>
  rowsOf(
    people,
    answer(
      query('voted')
        .from(people)
        .voteOf(column, { per: ['zip'], ties }),
      voters,
    ),
  ).map((row) => row[column])

describe('a value that is voted on', () => {
  it.each([
    ['null', ['Ulm', 'Ulm', 'Ulm', 'Ulm', null, null, null, 'x', 'x', null]],
    ['least', ['Ulm', 'Ulm', 'Ulm', 'Ulm', 'z', 'z', 'z', 'x', 'x', null]],
    ['keep', ['Ulm', 'Ulm', 'Ulm', 'Ulm', 'é', 'z', null, 'x', 'x', null]],
  ] as const)('is what most rows of its group have; ties: %s', (ties, expected) => {
    expect(votedOf('city', ties)).toEqual(expected)
  })

  it('is one zero and one NaN, of doubles', () => {
    expect(votedOf('score', 'least')).toEqual([0, 0, 0, 0, 1, 1, 1, Number.NaN, Number.NaN, null])
  })
})

describe('repairs in words', () => {
  it('are a sentence each, whatever they are made of', () => {
    expect(
      explainQuery(
        query('repaired')
          .from(people)
          .voteOf('city', { per: 'zip', ties: 'keep' })
          .fillDown(['score', 'city'], { per: ['zip'], by: (row) => row.city.desc() })
          .where((row) => row.zip.isNotNull()),
      ),
    ).toBe(
      'rows of people; city that the most rows of each zip have, its own where several have as many; score and city, each null the last value before it of each zip, by city, descending, and then by all other columns; where zip is not null',
    )
  })
})

// biome-ignore lint/suspicious/noExplicitAny: what JavaScript without types would see.
type Loose = any

describe('what is no repair', () => {
  it.each<readonly [string, (of: Loose) => unknown]>([
    [
      "q: voteOf: ties: expected 'null', 'least' or 'keep', got undefined; write voteOf('city', { per: 'zip', ties: 'null' })",
      (of) => of.voteOf('city', { per: 'zip' }),
    ],
    [
      'q: voteOf: per: takes one column or more, got none',
      (of) => of.voteOf('city', { per: [], ties: 'null' }),
    ],
    [
      'q: voteOf: there is no column "town"; there are zip, city, score',
      (of) => of.voteOf('town', { per: 'zip', ties: 'null' }),
    ],
    [
      'q: voteOf: per: there is no column "zap"; there are zip, city, score',
      (of) => of.voteOf('city', { per: 'zap', ties: 'null' }),
    ],
    [
      'q: voteOf: per: city is what is voted on: it is the same in each of its groups',
      (of) => of.voteOf('city', { per: 'city', ties: 'null' }),
    ],
    [
      'q: voteOf: expected the names of columns, got undefined; write voteOf',
      (of) => of.voteOf('city', { ties: 'null' }),
    ],
    [
      'q: fillDown: takes one column or more, got none',
      (of) => of.fillDown([], { by: (row: Loose) => row.zip }),
    ],
    [
      'q: fillDown: there is no option "on"; there are per, by',
      (of) => of.fillDown('city', { on: 'zip', by: (row: Loose) => row.zip }),
    ],
    ['q: fillDown: expected a function of a row, got undefined; write', (of) => of.fillDown('city', {})],
    ['q: fillDown: by: takes orders, got text "zip"', (of) => of.fillDown('city', { by: () => 'zip' })],
    [
      'q: fillDown: the name "city" is there twice; rename one, or leave it out',
      (of) => of.fillDown(['city', 'city'], { by: (row: Loose) => row.zip }),
    ],
    [
      "q: distinctBy: expected options, got undefined; write distinctBy('id', { keep: 'last', by: (row) => row.changed })",
      (of) => of.distinctBy('zip'),
    ],
  ])('%s', (message, run) => {
    const of = () => run(query('q').from(people))
    expect(of).toThrow(Refusal)
    expect(of).toThrow(message)
  })

  it('takes no list for a value, nor for an order', () => {
    expect(() => (begin as Loose).voteOf('tags', { per: 'sensor', ties: 'null' })).toThrow(
      'levels: voteOf: takes a plain value (neither list nor struct), got list<int>',
    )
    expect(() =>
      (begin as Loose).distinctBy('sensor', { keep: 'first', by: (row: Loose) => row.tags }),
    ).toThrow('levels: distinctBy: cannot sort by list<int>')
  })
})
