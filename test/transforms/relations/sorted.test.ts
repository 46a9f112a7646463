import { type Field, types } from '@lockstep/schema'
import { cell } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntColumn, TextColumn } from '../../../packages/transforms/src/column/column.js'
import {
  compareCells,
  compareSigns,
  inTurn,
} from '../../../packages/transforms/src/relations/compare-cells.js'
import { sortedRows } from '../../../packages/transforms/src/relations/sort/sorted-rows.js'
import { topRows } from '../../../packages/transforms/src/relations/top.js'
import { wide } from '../../kit/draw/constants.js'
import { columnsOfRows } from '../engine/layouts.js'

/** Many rows of a few columns, of few values each: they are sorted by words, and tie. */
const cases = fc.uniqueArray(fc.constantFrom(...wide), { minLength: 1, maxLength: 3 }).chain((fields) =>
  fc.record({
    fields: fc.constant<readonly Field[]>(fields),
    values: fc.array(
      fc.record(
        Object.fromEntries(fields.map(({ name, type }) => [name, cell(type, ['abcdefgh', 'abcdefghi'])])),
      ),
      { minLength: 1, maxLength: 40, size: 'max' },
    ),
    picks: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    length: fc.constantFrom(0, 1, 30, 600),
    orders: fc.array(fc.record({ descending: fc.boolean(), nullsFirst: fc.boolean() }), {
      minLength: 3,
      maxLength: 3,
    }),
    keys: fc.integer({ min: 0, max: 3 }),
  }),
)

describe('sorted rows', () => {
  it('are those that comparing all keys, all columns and the signs of zeros gives', () => {
    fc.assert(
      fc.property(cases, ({ fields, values, picks, length, orders, keys }) => {
        const rows = Array.from(
          { length },
          (_, row) => values[((picks[row % picks.length] ?? 0) + row * 7) % values.length] as object,
        )
        const columns = columnsOfRows(fields, rows)
        const order = orders.slice(0, keys).flatMap((how, index) => {
          const column = columns[index]
          return column === undefined || ['list', 'struct'].includes(column.type.kind)
            ? []
            : [{ column, ...how }]
        })
        const compare = inTurn([
          ...order.map(({ column, nullsFirst, descending }) => compareCells(column, nullsFirst, descending)),
          ...columns.map((column) => compareCells(column, true, false)),
          ...columns.map(compareSigns),
        ])
        const expected = Array.from({ length }, (_, row) => row).sort(compare)
        expect([...sortedRows(order, columns, columns, length)]).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('are sorted by bytes behind the eighth, and by numbers of either sign', () => {
    const text = Array.from({ length: 1_000 }, (_, row) => `the same ${(row * 7_919) % 1_000}`)
    const number = Array.from({ length: 1_000 }, (_, row) => Math.imul(row, 0x9e3779b1))
    const [texts, numbers] = columnsOfRows(
      [
        { name: 'text', type: types.text },
        { name: 'number', type: types.int },
      ],
      text.map((text, row) => ({ text, number: number[row] })),
    ) as [TextColumn, IntColumn]
    const byText = sortedRows([{ column: texts, descending: false, nullsFirst: true }], [numbers], [], 1_000)
    expect(Array.from(byText, (row) => text[row])).toEqual([...text].sort())
    const byNumber = sortedRows([{ column: numbers, descending: true, nullsFirst: true }], [texts], [], 1_000)
    expect(Array.from(byNumber, (row) => number[row])).toEqual([...number].sort((a, b) => b - a))
  })
})

describe('the first rows of groups', () => {
  it('are those that fewer than so many of their group come before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        (rows, most) => {
          const numbers = Int32Array.from(rows, ([group]) => group)
          const value = (row: number): number => rows[row]?.[1] ?? 0
          const expected = rows.flatMap(([group, own], row) => {
            const before = rows.filter(([other, value]) => other === group && value < own)
            return before.length < most ? [row] : []
          })
          expect([...topRows(numbers, 4, (one, other) => value(one) - value(other), most)]).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })
})
