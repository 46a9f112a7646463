import { type AnyQuery, count, outputFields, type Query, query, table } from '@lockstep/schema'
import { cells } from '@lockstep/test'
import { answer, rowsOf, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { questionRows, questionTables } from '../../kit/draw/questions/tables.js'

const left = table('left', {
  raw: z.object({ id: z.float64(), word: z.string(), n: z.int32() }),
  clean: (raw) => ({ id: raw.id, word: raw.word, n: raw.n }),
})
const right = table('right', {
  raw: z.object({ id: z.float64(), place: z.string() }),
  clean: (raw) => ({ id: raw.id, place: raw.place }),
})

const rows = {
  left: tableOfRows(left, [
    { id: 1, word: 'a', n: 4 },
    { id: -0, word: 'b', n: 1 },
    { id: Number.NaN, word: 'c', n: 2_147_483_647 },
    { id: null, word: 'd', n: 3 },
    { id: 7, word: 'a', n: 5 },
  ]),
  right: tableOfRows(right, [
    { id: 1, place: 'x' },
    { id: 1, place: 'y' },
    { id: 0, place: 'zero' },
    { id: Number.NaN, place: 'nan' },
    { id: null, place: 'none' },
  ]),
}

/** The answer's rows as arrays, in the order that they come in. */
const asked = (of: AnyQuery): readonly (readonly unknown[])[] =>
  rowsOf(of as Query<object>, answer(of, rows)).map((row) => Object.values(row as object))

const joined = query('joined').from(left).join(right, { on: 'id' })

describe('a join', () => {
  it('joins equal keys: NaN to NaN, 0.0 to -0.0, each with each, and null to nothing', () => {
    expect(asked(joined.select((row) => ({ word: row.word, place: row.place })))).toEqual([
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'zero'],
      ['c', 'nan'],
    ])
  })

  it('keeps rows without a partner on the left, beside nulls', () => {
    const all = query('all').from(left).leftJoin(right, { on: 'id' })
    expect(asked(all.select((row) => ({ word: row.word, place: row.place }))).slice(-2)).toEqual([
      ['d', null],
      ['a', null],
    ])
  })

  it('keeps those that have one, or that have none, once', () => {
    const words = (of: typeof joined | ReturnType<typeof semi>) =>
      asked(of.select((row) => ({ word: row.word })))
    const semi = () => query('semi').from(left).semiJoin(right, { on: 'id' })
    expect(words(semi())).toEqual([['a'], ['b'], ['c']])
    expect(
      asked(
        query('anti')
          .from(left)
          .antiJoin(right, { on: 'id' })
          .select((row) => ({ n: row.n })),
      ),
    ).toEqual([[3], [5]])
  })
})

describe('groups', () => {
  it('have the median of two in the middle, sums beyond an int, and groups of one', () => {
    const of = query('of')
      .from(left)
      .groupBy('word')
      .aggregate((row) => ({ all: count(), middle: row.n.median(), sum: row.n.sum(), least: row.id.min() }))
    expect(asked(of.orderBy((row) => row.word.asc()).all())).toEqual([
      ['a', 2n, 4.5, 9n, 1],
      ['b', 1n, 1, 1n, 0],
      ['c', 1n, 2_147_483_647, 2_147_483_647n, Number.NaN],
      ['d', 1n, 3, 3n, null],
    ])
  })

  it('of no rows: one row where nothing is grouped by, else none', () => {
    const none = query('none')
      .from(left)
      .where((row) => row.n.lessThan(0))
    expect(asked(none.aggregate((row) => ({ all: count(), sum: row.n.sum() })))).toEqual([[0n, null]])
    expect(asked(none.groupBy('word').aggregate(() => ({ all: count() })))).toEqual([])
  })
})

describe('a top', () => {
  it('keeps all that tie', () => {
    const of = query('of')
      .from(left)
      .groupBy('word')
      .aggregate(() => ({ all: count() }))
    expect(asked(of.top((row) => row.all.asc())).length).toBe(3)
    expect(asked(of.top((row) => row.all.desc(), { rows: 2 })).length).toBe(4)
  })
})

/** Rows of an answer as text, sorted: a multiset. */
const bag = (of: AnyQuery, given: Parameters<typeof answer>[1]): readonly string[] => {
  const made = answer(of, given)
  const columns = cells(made, outputFields(of))
  return Array.from({ length: made.numRows }, (_, row) =>
    columns.map(({ cells }) => String(cells[row])).join('\t'),
  ).toSorted()
}

const [ants, bees] = questionTables as readonly [typeof abc, typeof abc]
const abc = table('abc', {
  raw: z.object({ id: z.int32(), word: z.string(), big: z.int64(), part: z.float64(), on: z.boolean() }),
  clean: (raw) => ({ id: raw.id, word: raw.word, big: raw.big, part: raw.part, on: raw.on }),
})

describe('whatever the rows,', () => {
  const always = (law: (given: Parameters<typeof answer>[1]) => void): void => {
    fc.assert(
      fc.property(questionRows, questionRows, (one, other) => {
        law({ ants: tableOfRows(ants, one), bees: tableOfRows(bees, other) })
      }),
      { numRuns: 300 },
    )
  }
  const from = (name: string) => query(name).from(ants)

  it('inner and anti join partition the left, and a left join is both', () => {
    const names = query('names')
      .from(bees)
      .select((row) => ({ word: row.word, more: row.big }))
    always((given) => {
      const semi = bag(from('semi').semiJoin(names, { on: 'word' }), given)
      const anti = bag(from('anti').antiJoin(names, { on: 'word' }), given)
      expect([...semi, ...anti].toSorted()).toEqual(
        bag(
          from('all').where((row) => row.id.isNull().or(true)),
          given,
        ),
      )
      const inner = bag(from('inner').join(names, { on: 'word' }), given)
      const outer = bag(from('outer').leftJoin(names, { on: 'word' }), given)
      expect(outer.length).toBe(inner.length + anti.length)
    })
  })

  it('counts of groups add up, distinct is a group by all columns, and a union with itself doubles', () => {
    always((given) => {
      const groups = from('groups')
        .groupBy('word', 'part')
        .aggregate(() => ({ all: count() }))
      const [total = [0n]] = rowsOf(
        groups.aggregate((row) => ({ sum: row.all.sum() })) as never,
        answer(
          groups.aggregate((row) => ({ sum: row.all.sum() })),
          given,
        ),
      ).map((row) => Object.values(row as object))
      expect(Number(total[0] ?? 0n)).toBe(given.ants?.numRows)
      const once = from('once').select((row) => ({ word: row.word, part: row.part }))
      expect(bag(once.distinct(), given)).toEqual(
        bag(
          groups.select((row) => ({ word: row.word, part: row.part })),
          given,
        ),
      )
      expect(bag(once.unionAll(once), given).length).toBe(2 * (given.ants?.numRows ?? 0))
    })
  })

  it('a limit is the beginning of a longer one', () => {
    const sorted = () => from('sorted').orderBy((row) => [row.part.desc(), row.word.asc().nullsLast()])
    const rows = (of: AnyQuery, given: Parameters<typeof answer>[1]) =>
      rowsOf(of as Query<object>, answer(of, given)).map((row) =>
        JSON.stringify(Object.values(row as object).map(String)),
      )
    always((given) => {
      const all = rows(sorted().all(), given)
      expect(rows(sorted().limit(3), given)).toEqual(all.slice(0, 3))
      expect(rows(sorted().limit(4), given)).toEqual(all.slice(0, 4))
    })
  })
})
