import { questionPyspark, questionSql } from '@lockstep/codegen'
import { count, query, rank, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const odd = table('odd', {
  raw: z.object({ 'a.b': z.int32(), '`': z.int32(), n: z.int32() }),
  clean: (raw) => ({ ...raw }),
})

describe('the text of a question', () => {
  it('quotes columns with dots and backticks wherever PySpark would read them as more than a name', () => {
    const groups = query('groups').from(odd).groupBy('a.b', '`')
    expect(questionPyspark(groups.aggregate(() => ({ n: count() })))).toContain('.groupBy("`a.b`", "````")')
    expect(questionPyspark(groups.aggregate(() => ({})))).toContain('.select("`a.b`", "````")')
    const joined = query('joined')
      .from(odd)
      .join(
        query('other')
          .from(odd)
          .select((row) => ({ 'a.b': row['a.b'] })),
        { on: 'a.b' },
      )
    expect(questionPyspark(joined)).toContain('"a.b").select("`a.b`", "````", "n")')
    const placed = query('placed')
      .from(odd)
      .select((row) => ({ ...row, place: rank().over({ per: [row['a.b']], by: row.n }) }))
    expect(questionPyspark(placed)).toContain('Window.partitionBy("`a.b`")')
  })

  it('has one table expression for a query that stands on both sides', () => {
    const sums = query('sums')
      .from(odd)
      .groupBy('a.b')
      .aggregate((row) => ({ n: row.n.sum() }))
    const twice = query('twice')
      .from(sums)
      .join(sums, { on: ['a.b', 'n'] })
      .unionAll(sums)
    expect(questionSql(twice).split('GROUP BY')).toHaveLength(2)
  })

  it('says once what stands in several places: a name in Python, a table expression in SQL', () => {
    const sums = query('sums')
      .from(odd)
      .groupBy('n')
      .aggregate(() => ({ all: count() }))
    const twice = query('twice')
      .from(sums)
      .join(
        sums.select((row) => ({ n: row.n, again: row.all })),
        { on: 'n' },
      )
    const apart = twice.unpivot(['all', 'again'], { name: 'from', value: 'value' })
    const text = questionPyspark(apart)
    expect(text.match(/^\w+ = \w+\.\w+/gmu)).toEqual([
      'twice_grouped = clean_odd.groupBy',
      'twice_joined = twice_grouped.join',
      'twice = twice_joined.select',
    ])
    expect(text.match(/groupBy|join\(|unionByName\(twice_joined/gu)).toEqual([
      'groupBy',
      'join(',
      'unionByName(twice_joined',
    ])
    expect(questionSql(apart).match(/GROUP BY|JOIN/gu)).toEqual(['GROUP BY', 'JOIN'])
  })

  it('lists columns once behind a join by both sides', () => {
    const nulls = query('nulls').from(odd).semiJoin(odd, { on: 'n', nulls: 'equal' })
    expect(questionPyspark(nulls).match(/\.select/gu)).toHaveLength(1)
  })

  it('is refused for two tables whose cleaned tables would have one name', () => {
    const spaced = table('o d', { raw: z.object({ n: z.int32() }), clean: (raw) => ({ ...raw }) })
    const lined = table('o_d', { raw: z.object({ n: z.int32() }), clean: (raw) => ({ ...raw }) })
    const both = query('both').from(spaced).unionAll(lined)
    for (const print of [questionSql, questionPyspark])
      expect(() => print(both)).toThrow(
        'both: the tables "o d" and "o_d" are both clean_o_d here; rename one',
      )
  })

  it('is refused for what is no question', () => {
    expect(() => questionSql(odd as never)).toThrow(
      'expected a question, got a plain object; write questionSql(popular)',
    )
  })
})
