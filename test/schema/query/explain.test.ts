import { bucket, count, explainQuery, query, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const pin = table('pin', {
  raw: z.object({ ind: z.int32(), category: z.string(), likes: z.int32() }),
  clean: (raw) => raw,
})
const geo = table('geo', {
  raw: z.object({ ind: z.int32(), country: z.string() }),
  clean: (raw) => raw,
})

const popular = query('popular')
  .from(pin)
  .join(geo, { on: 'ind' })
  .groupBy('country', 'category')
  .aggregate((row) => ({ posts: count(), most: row.likes.max() }))
  .topPer('country', (row) => row.posts.desc())

describe('a question in words', () => {
  it('has a sentence a step', () => {
    expect(explainQuery(popular)).toBe(
      'rows of pin with rows of geo of the same ind; grouped by country and category: the number of rows (posts) and the greatest likes (most); of each country the first by posts, descending, and all that tie',
    )
  })

  it('calls what it begins from by its name', () => {
    expect(explainQuery(query('same').from(popular))).toBe('rows of popular')
    expect(
      explainQuery(
        query('few')
          .from(popular)
          .select(({ most, ...others }) => others)
          .distinct()
          .orderBy((row) => [row.posts.desc(), row.country.asc()])
          .limit(3),
      ),
    ).toBe(
      'rows of popular; without most; equal rows once; sorted by posts, descending, then country; the first 3',
    )
  })

  it('tells which row is kept of the same keys', () => {
    expect(
      explainQuery(
        query('latest')
          .from(pin)
          .distinctBy(['ind', 'category'], { keep: 'last', by: (row) => row.likes }),
      ),
    ).toBe(
      'rows of pin; one row of the same ind and category: the first by likes, descending, and then by all other columns',
    )
  })

  it('tells where nulls stand, where that is not as Spark has it', () => {
    const sorted = query('sorted')
      .from(pin)
      .orderBy((row) => [
        row.likes.desc().nullsFirst(),
        row.ind.asc().nullsLast(),
        row.category.desc().nullsLast(),
      ])
    expect(explainQuery(sorted.all())).toBe(
      'rows of pin; sorted by likes, descending, nulls first, then ind, nulls last, then category, descending',
    )
  })

  it('tells the row before and behind, also of a column with a name as in its own words', () => {
    const odd = query('odd')
      .from(pin)
      .select((row) => ({ '{number}': row.likes, ind: row.ind }))
      .select((row) => ({
        before: row['{number}'].lag().over({ by: row.ind }),
        later: row['{number}'].lead(2).over({ by: row.ind.desc().nullsFirst() }),
        near: row.ind.sum().over({ by: row.ind, rows: [-1, 2] }),
      }))
    expect(explainQuery(odd)).toBe(
      'rows of pin; as {number} (likes) and ind; beside each {number} of the row before of all rows, by ind (before), {number} of 2 rows later of all rows, by ind, descending, nulls first (later) and the sum of ind of all rows, by ind, from 1 row before to 2 rows later (near); without {number} and ind',
    )
  })

  it('tells one join behind another as a step of its own', () => {
    expect(
      explainQuery(query('three').from(pin).join(geo, { on: 'ind' }).antiJoin(geo, { on: 'country' })),
    ).toBe('rows of pin with rows of geo of the same ind; where there are no rows of geo of the same country')
  })

  it('tells what a select makes, and what it keeps', () => {
    const of = query('sizes').from(pin)
    expect(
      explainQuery(
        of
          .select((row) => ({
            size: bucket(row.likes, { few: [0, 9] }, { otherwise: 'many' }),
            category: row.category,
          }))
          .where((row) => row.category.isNotNull()),
      ),
    ).toBe(
      'rows of pin; as size (likes in groups: few (0 to 9), else "many") and category; where category is not null',
    )
    expect(explainQuery(of.select((row) => ({ ind: row.ind })))).toBe('rows of pin; only ind')
    expect(explainQuery(of.select((row) => row))).toBe('rows of pin')
  })

  it('tells each kind of join by the rows that are left', () => {
    const of = query('q').from(pin)
    const places = query('places')
      .from(geo)
      .select((row) => ({ place: row.ind, country: row.country }))
    expect(explainQuery(of.leftJoin(geo, { on: 'ind' }))).toBe(
      'rows of pin with rows of geo of the same ind, or nulls where there is none',
    )
    expect(explainQuery(of.semiJoin(geo, { on: 'ind' }))).toBe(
      'rows of pin where there are rows of geo of the same ind',
    )
    expect(explainQuery(of.distinct().antiJoin(places, { on: { ind: 'place' } }))).toBe(
      'rows of pin; equal rows once; where there are no rows of places where ind = place',
    )
  })

  it('tells sums of all rows, and what is put together', () => {
    expect(
      explainQuery(
        query('q')
          .from(pin)
          .unionAll(query('twice').from(pin).distinct())
          .aggregate((row) => ({ sum: row.likes.sum() })),
      ),
    ).toBe('rows of pin; together with rows of twice; of all rows: the sum of likes (sum)')
    expect(
      explainQuery(
        query('q')
          .from(pin)
          .top((row) => row.likes.asc(), { rows: 2 }),
      ),
    ).toBe('rows of pin; of all rows the first 2 by likes, and all that tie')
  })
})
