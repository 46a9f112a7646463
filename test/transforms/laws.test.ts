import {
  type AnyTable,
  alike,
  fold,
  fromJSON,
  type Json,
  lineOf,
  type Node,
  nodesOf,
  outputFields,
  seal,
  toJSON,
} from '@lockstep/schema'
import { type Cell, cells, type Drawn, drawn, lay } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../kit/draw/rules.js'

/** The cells of every column of a cleaned table. */
const cleaned = (table: AnyTable, value: Drawn): readonly (readonly Cell[])[] =>
  cells(clean(table, lay(table, value)), outputFields(table)).map((column) => column.cells)

const plain = { batch: 1_000_000, before: 0, text: 'utf8' } as const

const tables = rules(40)
const drawnFor = (table: AnyTable): fc.Arbitrary<readonly [AnyTable, Drawn]> =>
  drawn(table.raw, () => ['12k', '3-4', 'ab😀', ' a '], 60).map((value) => [table, value])

/** Random rules on random tables. A failure prints its seed and path. */
const always = (law: (table: AnyTable, value: Drawn) => void): void => {
  fc.assert(
    fc.property(tables.chain(drawnFor), ([table, value]) => {
      law(table, value)
    }),
    { numRuns: 25 },
  )
}

describe('for every operation, in random rules on random tables,', () => {
  it('batches, slices, large offsets and dictionaries give the same cells', () => {
    always((table, value) => {
      const expected = cleaned(table, { rows: value.rows, layout: plain })
      for (const text of ['utf8', 'large', 'dictionary'] as const)
        for (const batch of [1, 7, 1_000_000])
          expect(cleaned(table, { rows: value.rows, layout: { batch, before: 5, text } })).toEqual(expected)
    })
  })

  it('cleaning twice gives the same cells', () => {
    always((table, value) => {
      expect(cleaned(table, value)).toEqual(cleaned(table, value))
    })
  })

  it('null in is null out, unless the operation says otherwise', () => {
    always((table, value) => {
      const nodes = nodesOf(table.columns.map((column) => column.node))
      const all = seal({ ...table, columns: nodes.map((node, index) => ({ name: `node_${index}`, node })) })
      const columns = cleaned(all, value)
      nodes.forEach((node, place) => {
        const own = columns[place] ?? []
        const { nulls } = lineOf(node.operation)
        const of = node.children.map((child) => columns[nodes.indexOf(child)] ?? [])
        own.forEach((cell, row) => {
          const nullIn = of.some((child) => child[row] === null)
          if (nullIn && (nulls === 'strict' || nulls === 'partial')) expect(cell, node.operation).toBeNull()
          if (!nullIn && nulls === 'strict') expect(cell, node.operation).not.toBeNull()
          if (!node.nullable) expect(cell, node.operation).not.toBeNull()
        })
      })
    })
  })

  it('JSON there and back gives the very same nodes', () => {
    always((table) => {
      const back = fromJSON(JSON.parse(JSON.stringify(toJSON(table))))
      expect(back.columns.every((column, index) => column.node === table.columns[index]?.node)).toBe(true)
    })
  })
})

/** A hundred chains of 1,000 operations each, over one column. */
const chains = (): Json => {
  const nodes: Json[] = [{ operation: 'column', children: [], constants: { name: 'text', type: 'text' } }]
  const ends = Array.from({ length: 100 }, (_, chain) => {
    nodes.push({ operation: 'substring', children: [0], constants: { from: 1, length: chain } })
    for (let step = 2; step < 1_000; step++)
      nodes.push({ operation: 'trim', children: [nodes.length - 1], constants: {} })
    return { name: `chain_${chain}`, node: nodes.length - 1 }
  })
  const raw = [{ name: 'text', type: 'text' }]
  return { lockstep: 1, name: 'deep', zone: 'UTC', raw, nodes, columns: ends, where: null, distinct: false }
}

describe('a graph of 100,000 nodes, 1,000 deep,', () => {
  it('goes through fold, JSON and clean', () => {
    const deep = fromJSON(chains())
    const roots = deep.columns.map((column) => column.node)
    expect(nodesOf(roots).length).toBe(99_901)
    const depth = fold(alike<number>((_, of) => 1 + Math.max(0, ...of)))
    expect(roots.map((root: Node) => depth(root))).toEqual(roots.map(() => 1_000))
    expect(fromJSON(toJSON(deep)).columns.map((column) => column.node)).toEqual(roots)
    const table = clean(deep, tableOfRows(deep, [{ text: 'abc' }, { text: null }]))
    expect([0, 1, 2, 99].map((chain) => table.getChildAt(chain)?.get(0))).toEqual(['', 'a', 'ab', 'abc'])
    expect(table.getChildAt(99)?.get(1)).toBeNull()
  })
})
