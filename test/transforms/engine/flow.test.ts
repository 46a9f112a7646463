import {
  columnNode,
  type Node,
  node,
  type Relation,
  relation,
  relationsOf,
  seal,
  type Table,
  table,
  types,
} from '@lockstep/schema'
import { clean, cleanBatches, cleanFiles, cleanRows, rowsOf, tableOfRows } from '@lockstep/transforms'
import { Table as ArrowTable, type RecordBatch } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allOf, flowOf } from '../../../packages/transforms/src/engine/flow.js'
import { tableInputOf } from '../../../packages/transforms/src/engine/input.js'
import type { Rows } from '../../../packages/transforms/src/engine/rows.js'
import { engine } from '../../../packages/transforms/src/engine/whole.js'
import { inMemory } from '../../../packages/transforms/src/relations/distinct/memory.js'
import { folder } from '../node/threads.js'

const { put } = folder()

const fields = [
  { name: 'word', type: types.text },
  { name: 'n', type: types.int },
]
const word = columnNode({ name: 'word', type: types.text })
const upper = { columns: [{ name: 'WORD', node: node('upper', [word], {}) as Node }] }
const known = node('not', [node('isNull', [word], {}) as Node], {}) as Node
const source: Relation = relation('source', [], { name: 'words', fields })
const once: Relation = relation('distinct', [source], {})
const wordsOf = (of: Relation): Table => seal({ name: 'words', zone: 'UTC', from: null, relation: of })

const rows = [
  { word: 'a', n: 1 },
  { word: null, n: 1 },
  { word: 'a', n: 1 },
  { word: 'a', n: 2 },
  { word: 'A', n: 1 },
]

describe('relations in other orders than a table has them', () => {
  it('are done in their own order', () => {
    expect(cleanRows(wordsOf(source), rows)).toEqual(rows)
    expect(cleanRows(wordsOf(once), rows)).toEqual([rows[0], rows[1], rows[3], rows[4]])
    expect(cleanRows(wordsOf(relation('where', [source], { test: known })), rows)).toEqual(
      rows.filter((row) => row.word !== null),
    )
    expect(cleanRows(wordsOf(relation('select', [once], upper)), rows)).toEqual(
      ['A', null, 'A', 'A'].map((WORD) => ({ WORD })),
    )
    const both: Relation = relation('distinct', [relation('select', [once], upper)], {})
    expect(cleanRows(wordsOf(both), rows)).toEqual(['A', null].map((WORD) => ({ WORD })))
  })

  it('are done so by several threads, too', async () => {
    const file = put('words.json', rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const all = async (batches: AsyncIterable<RecordBatch>): Promise<ArrowTable> => {
      const some: RecordBatch[] = []
      for await (const batch of batches) some.push(batch)
      return new ArrowTable(some)
    }
    for (const of of [once, relation('select', [once], upper), relation('where', [once], { test: known })]) {
      const words = wordsOf(of)
      const input = tableOfRows(words, rows)
      const expected = rowsOf(words, clean(words, input))
      expect(rowsOf(words, await all(cleanBatches(words, input.batches, { threads: 2 })))).toEqual(expected)
      expect(rowsOf(words, await all(cleanFiles(words, file, { threads: 2 })))).toEqual(expected)
    }
  })
})

describe('a flow', () => {
  const posts = table('posts', {
    raw: z.object({ word: z.string() }),
    clean: ({ word }) => ({ word: word.upper() }),
    distinct: true,
  })
  const [from, selected] = relationsOf([posts.relation])
  const input = tableInputOf(posts).rows(
    tableOfRows(posts, [{ word: 'a' }, { word: 'A' }]).batches[0] as RecordBatch,
  )

  const lengths = (of: Iterable<Rows>): readonly number[] => [...of].map(({ length }) => length)

  it('opens its memories once rows come, and closes them once', () => {
    let [opened, closed] = [0, 0]
    const remember = () => {
      opened++
      return { ...inMemory(), close: () => void closed++ }
    }
    const flow = flowOf(posts.relation, [from as Relation], engine, { remember })
    expect(opened).toBe(0)
    expect(lengths(flow.push(input))).toEqual([1])
    expect(lengths(flow.push(input))).toEqual([0])
    expect(lengths(flow.finish())).toEqual([])
    flow.close()
    flow.close()
    expect([opened, closed]).toEqual([1, 1])
  })

  it('begins at any relation that the last one is made of, and may end where it begins', () => {
    const [made] = allOf(flowOf(selected as Relation, [from as Relation], engine), input)
    if (made === undefined) throw new TypeError('no rows')
    expect(made.length).toBe(2)
    expect(allOf(flowOf(posts.relation, [selected as Relation], engine), made)[0]?.length).toBe(1)
    expect([...flowOf(selected as Relation, [selected as Relation], engine).push(made)]).toEqual([made])
  })
})
