import {
  columnNode,
  explainRelation,
  foldRelations,
  fromJSON,
  type Json,
  lastSelect,
  type Node,
  node,
  onlySourceOf,
  type Relation,
  readsOf,
  relation,
  relations,
  relationsOf,
  rowPart,
  rulesOf,
  table,
  tableFrom,
  toJSON,
  types,
  withInstead,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ title: z.string(), likes: z.string(), seen: z.boolean() })

const posts = table('posts', {
  raw,
  clean: ({ title, likes }) => ({ title: title.trim(), likes: likes.toInt(), kind: title.coalesce('none') }),
  where: ({ likes }) => likes.greaterThan(3),
  distinct: true,
})
const next = tableFrom('next', {
  from: posts,
  clean: ({ title, likes }) => ({ title: title.upper(), likes }),
  where: ({ title }) => title.isNotNull(),
})

const kinds = (root: Relation): readonly string[] => relationsOf([root]).map((each) => each.relation)

const fields = [
  { name: 'a', type: types.text },
  { name: 'b', type: types.text },
]
const source: Relation = relation('source', [], { name: 'rows', fields })
const column = (name: string): Node => columnNode({ name, type: types.text })
const test = node('isNull', [column('a')], {}) as Node

describe('a table', () => {
  it('is a relation: source, select, where, distinct, each over the one before', () => {
    expect(kinds(posts.relation)).toEqual(['source', 'select', 'where', 'distinct'])
    expect(kinds(next.relation)).toEqual(['source', 'select', 'where', 'distinct', 'select', 'where'])
    expect(relationsOf([next.relation])).toContain(posts.relation)
    const plain = table('posts', { raw, clean: ({ title }) => ({ title }) })
    expect(kinds(plain.relation)).toEqual(['source', 'select'])
  })

  it('defined twice is one relation', () => {
    const again = table('posts', {
      raw,
      clean: ({ title, likes }) => ({
        title: title.trim(),
        likes: likes.toInt(),
        kind: title.coalesce('none'),
      }),
      where: ({ likes }) => likes.greaterThan(3),
      distinct: true,
    })
    expect(again.relation).toBe(posts.relation)
  })
})

describe('a relation', () => {
  it('knows its columns, and whether they can be null', () => {
    expect(posts.relation.columns).toEqual([
      { name: 'title', type: types.text, nullable: true },
      { name: 'likes', type: types.int, nullable: true },
      { name: 'kind', type: types.text, nullable: false },
    ])
  })

  it('has an id above those of its inputs, and cannot be changed', () => {
    for (const each of relationsOf([next.relation])) {
      for (const input of each.inputs) expect(each.id).toBeGreaterThan(input.id)
      expect(Object.isFrozen(each) && Object.isFrozen(each.parts) && Object.isFrozen(each.columns)).toBe(true)
    }
  })

  it('is refused where its rules read what does not come in', () => {
    expect(() => relation('where', [source], { test: node('isNull', [column('c')], {}) as Node })).toThrow(
      'where: reads c: text, which does not come in',
    )
    expect(() => relation('where', [source], { test: column('a') })).toThrow(
      'where: takes a rule that is true or false, got text',
    )
    expect(() => relation('select', [source], { columns: [] })).toThrow('gives no column')
    expect(() => relation('source', [], { name: 'rows', fields: [...fields, ...fields] })).toThrow(
      'the name "a" is there twice',
    )
    expect(() => relation('distinct', [] as unknown as readonly [Relation], {})).toThrow(
      'distinct: takes 1 inputs, got 0',
    )
  })

  it('says in a sentence what it does', () => {
    expect(relationsOf([posts.relation]).map(explainRelation)).toEqual([
      'Rows are those of posts.',
      'Rows have title: title without spaces around it, likes: likes as int, kind: the first of title, "none" that is not null.',
      'Rows are kept where likes > 3.',
      'Rows that are equal in every column are kept once.',
    ])
  })
})

describe('of a relation is known, before anything runs,', () => {
  it('its source', () => {
    expect(onlySourceOf(next.relation).parts.name).toBe('posts')
  })

  it('what is read of it: what rules name, or all that is passed on', () => {
    expect(readsOf(next.relation).map(({ name }) => name)).toEqual(['title', 'likes'])
    const passed: Relation = relation('where', [source], { test })
    const once: Relation = relation('distinct', [source], {})
    const chosen: Relation = relation('select', [source], { columns: [{ name: 'x', node: column('b') }] })
    for (const all of [source, passed, once]) expect(readsOf(all)).toEqual(fields)
    expect(readsOf(chosen)).toEqual([fields[1]])
    expect(readsOf(relation('distinct', [chosen], {}))).toEqual([fields[1]])
  })

  it('the longest part in which no row needs another', () => {
    const [, , where] = relationsOf([posts.relation])
    expect(rowPart(posts.relation)).toBe(where)
    expect(rowPart(next.relation)).toBe(where)
    const plain = table('plain', {
      raw,
      clean: ({ title }) => ({ title }),
      where: (row) => row.title.isNull(),
    })
    expect(rowPart(plain.relation)).toBe(plain.relation)
  })

  it('the select that made its columns', () => {
    expect(lastSelect(posts.relation)).toBe(relationsOf([posts.relation])[1])
    expect(() => lastSelect(source)).toThrow('nothing is selected')
  })
})

describe('the walk over relations', () => {
  it('goes into what two share once, and not into what is known', () => {
    let walked = 0
    const deeper = (_: Relation, of = 0): number => {
      walked++
      return of + 1
    }
    const depth = foldRelations<number>(
      Object.fromEntries(Object.keys(relations).map((kind) => [kind, deeper])) as never,
      [[posts.relation, 10]],
    )
    expect([depth(next.relation), depth(next.relation)]).toEqual([12, 12])
    expect(walked).toBe(2)
  })

  it('needs no stack', () => {
    let deep: Relation = source
    for (let step = 0; step < 20_000; step++)
      deep = relation(step % 2 === 0 ? 'distinct' : 'where', [deep], { test } as never) as Relation
    expect(relationsOf([deep]).length).toBe(20_001)
  })

  it('makes the same relation over another source', () => {
    const other: Relation = relation('source', [], { name: 'others', fields })
    const of: Relation = relation('distinct', [relation('where', [source], { test })], {})
    const moved = withInstead(of, source, other)
    expect(onlySourceOf(moved)).toBe(other)
    expect(kinds(moved)).toEqual(kinds(of))
    expect(withInstead(moved, other, source)).toBe(of)
  })
})

describe('relations as JSON', () => {
  const json = toJSON(next)
  const written = (change: (json: { relations: { [name: string]: Json }[] }) => void): Json => {
    const copy = JSON.parse(JSON.stringify(json))
    change(copy)
    return copy
  }

  it('are one flat list, in which what is shared stands once', () => {
    const { relations, nodes, from, relation: place } = json as { [name: string]: Json[] }
    expect(relations?.map((each) => (each as { inputs: Json }).inputs)).toEqual([[], [0], [1], [2], [3], [4]])
    expect(nodes?.length).toBe(new Set(relationsOf([next.relation]).flatMap(rulesOf).flatMap(all)).size)
    expect([from, place]).toEqual([[{ name: 'posts', zone: 'UTC', relation: 3 }], 5])
  })

  it('come back as the very same relations', () => {
    const back = fromJSON(JSON.parse(JSON.stringify(json)))
    expect(back.relation).toBe(next.relation)
    expect(back.from?.relation).toBe(posts.relation)
  })

  it('are checked as when they were made', () => {
    const bad = (change: Parameters<typeof written>[0]) => () => fromJSON(written(change))
    expect(bad(({ relations }) => Object.assign(relations[1] ?? {}, { relation: 'shuffle' }))).toThrow(
      'next: there is no relation "shuffle"',
    )
    expect(bad(({ relations }) => Object.assign(relations[1] ?? {}, { inputs: [7] }))).toThrow(
      'there is no relation 7 before it',
    )
    expect(bad(({ relations }) => Object.assign(relations[1] ?? {}, { inputs: [] }))).toThrow(
      'select: takes 1 inputs, got 0',
    )
    expect(bad(({ relations }) => Object.assign(relations[2] ?? {}, { parts: { test: 0 } }))).toThrow(
      /reads|takes a rule that is true or false/u,
    )
    expect(bad((of) => Object.assign(of, { relation: 9 }))).toThrow('there is no relation 9')
    expect(bad((of) => Object.assign(of, { relation: 1 }))).toThrow('is not made of the rows of posts')
  })
})

/** A node and all that it is made of. */
const all = (of: Node): readonly Node[] => [of, ...(of.children as readonly Node[]).flatMap(all)]
