import {
  columnNode,
  type Node,
  node,
  type Output,
  type Relation,
  relation,
  seal,
  table,
  tableFrom,
  types,
} from '@lockstep/schema'
import { agree } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_127)

const fields = [
  { name: 'title', type: types.text },
  { name: 'likes', type: types.int },
]
const title = columnNode({ name: 'title', type: types.text })
const likes = columnNode({ name: 'likes', type: types.int })
const some: readonly Output[] = [
  { name: 'title', node: node('trim', [title], {}) as Node },
  { name: 'likes', node: likes },
]
const source: Relation = relation('source', [], { name: 'posts', fields })
const test = node('not', [node('isNull', [title], {}) as Node], {}) as Node

const orders: { readonly [order: string]: Relation } = {
  source: source,
  'source, where': relation('where', [source], { test }),
  'source, distinct': relation('distinct', [source], {}),
  'source, distinct, select': relation('select', [relation('distinct', [source], {})], { columns: some }),
  'source, where, distinct, select, distinct': relation(
    'distinct',
    [
      relation('select', [relation('distinct', [relation('where', [source], { test })], {})], {
        columns: some,
      }),
    ],
    {},
  ),
  'source, select, distinct, where': relation(
    'where',
    [relation('distinct', [relation('select', [source], { columns: some })], {})],
    { test },
  ),
}

const byTitle = (of: Relation): Relation =>
  relation('distinctBy', [of], {
    keys: ['title'],
    order: [{ node: likes, descending: true, nullsFirst: false }],
  })

const keyed: { readonly [order: string]: Relation } = {
  'source, distinctBy': byTitle(source),
  'source, where, distinctBy': byTitle(relation('where', [source], { test })),
  'source, distinct, distinctBy, select': relation('select', [byTitle(relation('distinct', [source], {}))], {
    columns: some,
  }),
  'source, select, where, distinct, distinctBy': byTitle(
    relation(
      'distinct',
      [relation('where', [relation('select', [source], { columns: some })], { test })],
      {},
    ),
  ),
  'source, select, distinctBy, where': relation(
    'where',
    [byTitle(relation('select', [source], { columns: some }))],
    { test },
  ),
}

describe('relations mean the same in TypeScript and on Spark', () => {
  it.each(Object.entries({ ...orders, ...keyed }))('in whatever order they stand: %s', async (_, of) => {
    const posts = seal({ name: 'posts', zone: 'UTC', from: null, relation: of })
    const { differences } = await agree(posts, { seed, runs: 2, rows: 60 })
    expect(differences).toBe(0)
  })

  it('in a table made from one that is such', async () => {
    const first = seal({
      name: 'posts',
      zone: 'UTC',
      from: null,
      relation: orders['source, select, distinct, where'] ?? source,
    })
    const raw = table('raw', {
      raw: z.object({ title: z.string(), likes: z.int32() }),
      clean: (raw) => ({ ...raw }),
    })
    const next = tableFrom('next', {
      from: first as typeof raw,
      clean: ({ title, likes }) => ({ title: title.upper(), likes: likes.add(1) }),
      where: ({ likes }) => likes.add(1).greaterThan(3),
      distinct: true,
    })
    expect((await agree(next, { seed, runs: 1, rows: 60 })).cells).toBeGreaterThan(0)
  })

  it('in a table made from one of which one row of the same keys is kept', async () => {
    const first = table('first', {
      raw: z.object({ title: z.string(), likes: z.int32(), part: z.float64() }),
      clean: (raw) => ({ ...raw, title: raw.title.trim() }),
      where: ({ likes }) => likes.isNotNull(),
      distinctBy: { keys: ['title', 'part'], keep: 'last', by: ({ likes }) => likes.add(1).asc() },
    })
    const next = tableFrom('next', {
      from: first,
      clean: ({ title, part }) => ({ title: title.upper(), part: part.add(1) }),
      distinctBy: { keys: 'title', keep: 'largest', by: ({ part }) => part },
    })
    for (const of of [first, next])
      expect((await agree(of, { seed, runs: 1, rows: 60 })).cells).toBeGreaterThan(0)
  })
})
