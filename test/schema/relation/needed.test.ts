import { count, neededOf, query, type Relation, relationsOf, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const left = table('left', {
  raw: z.object({ id: z.int32(), word: z.string(), n: z.int32(), unused: z.string() }),
  clean: (raw) => ({ id: raw.id, word: raw.word.upper(), n: raw.n, unused: raw.unused }),
})
const right = table('right', {
  raw: z.object({ id: z.int32(), place: z.string(), other: z.string() }),
  clean: (raw) => ({ id: raw.id, place: raw.place, other: raw.other }),
})

/** The columns that go out of each relation of a kind, by kind and in order. */
const columns = (root: Relation, kind: Relation['relation']): readonly (readonly string[])[] => {
  const of = neededOf(root)
  return relationsOf([root]).flatMap((each) =>
    each.relation === kind ? [of(each).map(({ name }) => name)] : [],
  )
}

describe('the columns that are needed', () => {
  it('of a source and of what is computed of it are those that a later step uses', () => {
    const { relation } = query('counts')
      .from(left)
      .join(right, { on: 'id' })
      .where((row) => row.n.greaterThan(1))
      .groupBy('place')
      .aggregate(() => ({ all: count() }))
    expect(columns(relation, 'source')).toEqual([
      ['id', 'n'],
      ['id', 'place'],
    ])
    expect(columns(relation, 'select')).toEqual([
      ['id', 'n'],
      ['id', 'place'],
    ])
    expect(columns(relation, 'join')).toEqual([['n', 'place']])
    expect(columns(relation, 'where')).toEqual([['place']])
    expect(columns(relation, 'aggregate')).toEqual([['place', 'all']])
  })

  it('are all where rows are compared as a whole', () => {
    const once = query('once')
      .from(left)
      .distinct()
      .select((row) => ({ n: row.n }))
    expect(columns(once.relation, 'source')).toEqual([['id', 'word', 'n', 'unused']])
    const sorted = query('sorted')
      .from(left)
      .orderBy((row) => row.n.asc())
      .limit(3)
      .select((row) => ({ n: row.n }))
    expect(columns(sorted.relation, 'limit')).toEqual([['id', 'word', 'n', 'unused']])
  })

  it('of the right side of a semi join are its keys, and of a union those of both sides', () => {
    const semi = query('semi').from(left).semiJoin(right, { on: 'id' })
    expect(columns(semi.relation, 'source')[1]).toEqual(['id'])
    const both = query('both')
      .from(left)
      .unionAll(left)
      .select((row) => ({ word: row.word }))
    expect(columns(both.relation, 'source')).toEqual([['word']])
  })

  it('of a top are its keys and those of its order', () => {
    const top = query('top')
      .from(left)
      .topPer('word', (row) => row.n.desc())
      .select((row) => ({ unused: row.unused }))
    expect(columns(top.relation, 'top')).toEqual([['word', 'n', 'unused']])
  })
})
