import {
  type AnyTable,
  everyRow,
  foldAlike,
  fromJSON,
  type Json,
  lineOfNode,
  type Node,
  nodesOf,
  outputFields,
  outputsOf,
  relationsOf,
  toJSON,
} from '@lockstep/schema'
import { type Cell, cells, type Drawn, drawn, lay } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layouts } from '../../kit/draw/rows.js'
import { drawnTables, sieves } from '../../kit/draw/rules.js'
import { selectTable } from '../../kit/draw/select-table.js'
import { keyOf, shown } from './layouts.js'

/** The cells of every column of a cleaned table. */
const cleaned = (table: AnyTable, value: Drawn): readonly (readonly Cell[])[] =>
  cells(clean(table, lay(table, value)), outputFields(table)).map((column) => column.cells)

const plain = { batch: 1_000_000, before: 0, text: 'utf8' } as const

const tables = drawnTables(50)
const drawnFor = (table: AnyTable): fc.Arbitrary<readonly [AnyTable, Drawn]> =>
  drawn(table.raw, () => ['12k', '3-4', 'ab😀', ' a '], 60).map((value) => [table, value])

/** Random rules on random tables. A failure prints its seed and path. */
const always = (law: (table: AnyTable, value: Drawn) => void): void => {
  fc.assert(
    fc.property(tables.chain(drawnFor), ([table, value]) => {
      law(table, value)
    }),
    { numRuns: 12 },
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

  it('buffers that go on behind the last cell give the same cells', () => {
    always((table, value) => {
      const expected = cleaned(table, { rows: value.rows, layout: plain })
      for (const text of ['utf8', 'large', 'dictionary', 'view'] as const)
        for (const behind of [0, 0x55, 0xff]) {
          const layout = { batch: 17, before: 3, text, behind, bare: true }
          expect(cleaned(table, { rows: value.rows, layout })).toEqual(expected)
        }
    })
  })

  it('cleaning twice gives the same cells', () => {
    always((table, value) => {
      expect(cleaned(table, value)).toEqual(cleaned(table, value))
    })
  })

  it('null in is null out, unless the operation says otherwise', () => {
    always((table, value) => {
      const nodes = nodesOf(outputsOf(table).map((column) => column.node)).filter(
        ({ free }) => free.length === 0,
      )
      const all = selectTable(
        table.name,
        table.raw,
        nodes.map((node, index) => ({ name: `node_${index}`, node })),
      )
      const columns = cleaned(all, value)
      nodes.forEach((node, place) => {
        const own = columns[place] ?? []
        const { nulls } = lineOfNode(node)
        const of = node.children.map((child) => columns[nodes.indexOf(child)] ?? [])
        own.forEach((cell, row) => {
          const nullIn = of.some((child) => child[row] === null)
          if (nullIn && ['strict', 'partial', 'cast'].includes(nulls)) expect(cell, node.operation).toBeNull()
          if (!nullIn && nulls === 'strict') expect(cell, node.operation).not.toBeNull()
          if (nulls === 'first') expect(cell === null, node.operation).toBe(of[0]?.[row] === null)
          if (!node.nullable) expect(cell, node.operation).not.toBeNull()
        })
      })
    })
  })

  it('JSON there and back gives the very same nodes', () => {
    always((table) => {
      const back = fromJSON(JSON.parse(JSON.stringify(toJSON(table))))
      expect(outputsOf(back).every((column, index) => column.node === outputsOf(table)[index]?.node)).toBe(
        true,
      )
    })
  })
})

/** The rows of a table by way of a condition's cells and of a set, from rules that are computed in the plainest way. */
const sieved = (table: AnyTable, rows: Drawn['rows']): readonly (readonly Cell[])[] => {
  const relations = relationsOf([table.relation])
  const where = relations.flatMap((each) => (each.relation === 'where' ? [each.parts.test] : []))[0]
  const fields = outputFields(table)
  const all = clean(everyRow(table), lay(table, { rows, layout: plain }))
  const columns = cells(all, fields).map((column) => column.cells)
  const made = rows.map((_, row) => columns.map((column) => column[row] ?? null))
  const condition =
    where === undefined ? undefined : selectTable(table.name, fields, [{ name: 'is', node: where }])
  const is = condition === undefined ? [] : cells(clean(condition, all), outputFields(condition))[0]?.cells
  const kept = condition === undefined ? made : made.filter((_, row) => is?.[row] === true)
  if (!relations.some((each) => each.relation === 'distinct')) return kept
  const seen = new Set<string>()
  return kept
    .map((row) => row.map((cell, place) => shown(cell, fields[place]?.type ?? fail())))
    .filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)) !== undefined)
}

const fail = (): never => {
  throw new TypeError('no field')
}

describe('where and distinct, in random rules on random tables,', () => {
  it('keep the same rows, in order, in any layout', () => {
    let kept = 0
    let lost = 0
    fc.assert(
      fc.property(
        fc.oneof(sieves(8), sieves(3), sieves(1)).chain(drawnFor),
        fc.array(layouts, { minLength: 4, maxLength: 4 }),
        ([table, value], ways) => {
          const twice = [...value.rows, ...value.rows.slice(0, 20)]
          const expected = sieved(table, twice)
          kept += expected.length
          lost += twice.length - expected.length
          const columns = outputFields(table).map((_, place) => expected.map((row) => row[place]))
          for (const layout of ways) expect(cleaned(table, { rows: twice, layout })).toEqual(columns)
        },
      ),
      { numRuns: 200, endOnFailure: true },
    )
    expect(kept).toBeGreaterThan(1_000)
    expect(lost).toBeGreaterThan(1_000)
  })
})

/** 670 chains of 150 operations each, over one column. */
const chains = (): Json => {
  const nodes: Json[] = [{ operation: 'column', children: [], constants: { name: 'text', type: 'text' } }]
  const ends = Array.from({ length: 670 }, (_, chain) => {
    nodes.push({ operation: 'substring', children: [0], constants: { from: 1, length: chain } })
    for (let step = 2; step < 150; step++)
      nodes.push({ operation: 'trim', children: [nodes.length - 1], constants: {} })
    return { name: `chain_${chain}`, node: nodes.length - 1 }
  })
  const fields = [{ name: 'text', type: 'text' }]
  const relations = [
    { relation: 'source', inputs: [], parts: { name: 'deep', fields } },
    { relation: 'select', inputs: [0], parts: { columns: ends } },
  ]
  return { lockstep: 1, name: 'deep', zone: 'UTC', relation: 1, from: [], relations, nodes }
}

describe('a graph of 100,000 nodes, 150 deep,', () => {
  it('goes through fold, JSON and clean', () => {
    const deep = fromJSON(chains())
    const roots = outputsOf(deep).map((column) => column.node)
    expect(nodesOf(roots).length).toBe(99_831)
    const depth = foldAlike<number>((_, of) => 1 + Math.max(0, ...of))
    expect(roots.map((root: Node) => depth(root))).toEqual(roots.map(() => 150))
    expect(outputsOf(fromJSON(toJSON(deep))).map((column) => column.node)).toEqual(roots)
    const table = clean(deep, tableOfRows(deep, [{ text: 'abc' }, { text: null }]))
    expect([0, 1, 2, 99].map((chain) => table.getChildAt(chain)?.get(0))).toEqual(['', 'a', 'ab', 'abc'])
    expect(table.getChildAt(99)?.get(1)).toBeNull()
  })
})
