import { type Field, types } from '@lockstep/schema'
import { cell } from '@lockstep/test'
import type { ArrowColumn } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntColumn, LongColumn, TextColumn } from '../../../packages/transforms/src/column/column.js'
import { slice } from '../../../packages/transforms/src/column/slice.js'
import { toPlain } from '../../../packages/transforms/src/column/take/take.js'
import { rowHashes } from '../../../packages/transforms/src/relations/distinct/hashes.js'
import { normal } from '../../../packages/transforms/src/relations/distinct/normal.js'
import { numbersByHashes } from '../../../packages/transforms/src/relations/keys/by-hashes.js'
import { keysOfCells } from '../../../packages/transforms/src/relations/keys/cells.js'
import type { NullKeys, RowNumbers } from '../../../packages/transforms/src/relations/keys/keys.js'
import { keysOfRows } from '../../../packages/transforms/src/relations/keys/rows.js'
import { keysOfTexts } from '../../../packages/transforms/src/relations/keys/texts.js'
import { wide } from '../../kit/draw/constants.js'
import { type Choose, columnsOfRows, keyOf, relaid, rowsOfColumns, shown } from '../engine/layouts.js'

interface Case {
  readonly fields: readonly Field[]
  readonly rows: readonly object[]
  readonly others: readonly object[]
  readonly layouts: readonly number[]
}

const cases: fc.Arbitrary<Case> = fc
  .uniqueArray(fc.constantFrom(...wide), { minLength: 1, maxLength: 3 })
  .chain((fields) =>
    fc
      .array(
        fc.record(
          Object.fromEntries(fields.map(({ name, type }) => [name, cell(type, ['ab', 'abcdefghi'])])),
        ),
        { minLength: 1, maxLength: 9 },
      )
      .chain((rows) =>
        fc.record({
          fields: fc.constant(fields),
          rows: fc.array(fc.constantFrom(...rows), { maxLength: 30 }),
          others: fc.array(fc.constantFrom(...rows), { maxLength: 30 }),
          layouts: fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
        }),
      ),
  )

const choice = (draws: readonly number[]): Choose => {
  let at = 0
  return (below) => (draws[at++ % draws.length] ?? 0) % below
}

/** A text for each row that is the same for equal rows only; null for one that is equal to nothing. */
const textsOf = (
  fields: readonly Field[],
  rows: readonly object[],
  nulls: NullKeys,
): readonly (string | null)[] =>
  rowsOfColumns(fields, columnsOfRows(fields, rows)).map((row) =>
    nulls === 'nothing' && row.includes(null)
      ? null
      : keyOf(row.map((value, index) => shown(value, (fields[index] as Field).type))),
  )

/** Numbers in the order of first appearance; -1 for null. */
const numbered = (texts: readonly (string | null)[]) => {
  const known = new Map<string, number>()
  const firsts: number[] = []
  const numbers = texts.map((text, row) => {
    if (text === null) return -1
    const before = known.get(text)
    if (before !== undefined) return before
    firsts.push(row)
    known.set(text, known.size)
    return known.size - 1
  })
  return { numbers, firsts, find: (text: string | null) => (text === null ? -1 : (known.get(text) ?? -1)) }
}

const plainly = ({ numbers, firsts }: RowNumbers) => ({ numbers: [...numbers], firsts: [...firsts] })

const ints = (values: readonly number[]): IntColumn => ({
  layout: 'int',
  type: types.int,
  length: values.length,
  validity: null,
  values: Int32Array.from(values),
})

const longs = (values: readonly bigint[]): LongColumn => ({
  layout: 'long',
  type: types.long,
  length: values.length,
  validity: null,
  values: BigInt64Array.from(values),
})

const texts = (values: readonly string[]): TextColumn =>
  columnsOfRows(
    [{ name: 'text', type: types.text }],
    values.map((text) => ({ text })),
  )[0] as TextColumn

const long = (make: (index: number) => number, length = 5_000): readonly number[] =>
  Array.from({ length }, (_, index) => make(index) | 0)

/** Ways in which ints lie: each is numbered by another table. */
const manyInts: readonly (readonly [string, readonly number[]])[] = [
  ['close together', long((index) => (index * 7_919) % 3_001)],
  ['far apart, all different', long((index) => Math.imul(index, 0x9e3779b1))],
  ['far apart, few', long((index) => Math.imul(index % 7, 0x3ade68b1))],
  ['at both ends', long((index) => (index % 2 === 0 ? 0x7fffffff - (index % 5) : -0x80000000 + (index % 3)))],
  ['first few, then all different', long((index) => (index < 2_500 ? 3 : Math.imul(index, 0x5bd1e995)))],
]

describe('keys of rows', () => {
  it.each(['a value', 'nothing'] as const)(
    'are numbered in order of first appearance, and found, in any layout; null is %s',
    (nulls) => {
      fc.assert(
        fc.property(cases, ({ fields, rows, others, layouts }) => {
          const choose = choice(layouts)
          const lay = (of: readonly object[]): readonly ArrowColumn[] =>
            columnsOfRows(fields, of).map((column) => relaid(column, choose))
          const { numbers, firsts, find } = numbered(textsOf(fields, rows, nulls))
          const keys = keysOfRows(lay(rows), rows.length, nulls)
          expect(plainly(keys)).toEqual({ numbers, firsts })
          expect([...keys.find(lay(others), others.length)]).toEqual(textsOf(fields, others, nulls).map(find))
        }),
        { numRuns: 400 },
      )
    },
  )

  it.each(manyInts)('of ints %s are those of the general way, and so are those of longs', (_, values) => {
    const { numbers, firsts } = numbered(values.map(String))
    expect(plainly(keysOfCells(ints(values), 'nothing'))).toEqual({ numbers, firsts })
    expect(plainly(keysOfCells(longs(values.map(BigInt)), 'nothing'))).toEqual({ numbers, firsts })
    expect(plainly(numbersByHashes([ints(values)], values.length))).toEqual({ numbers, firsts })
  })

  it.each(manyInts)('of ints %s are found among others, at both ends too', (_, values) => {
    const others = [...values.slice(0, 50), 1, 2, 3, 0x7fffffff, -0x80000000, 0, -1]
    const { find } = numbered(values.map(String))
    const expected = others.map((value) => find(String(value)))
    expect([...keysOfCells(ints(values), 'nothing').find(ints(others))]).toEqual(expected)
    const longer = [...others.map(BigInt), 2n ** 63n - 1n, -(2n ** 63n), 2n ** 32n, 2n ** 32n + 3n]
    expect([...keysOfCells(longs(values.map(BigInt)), 'nothing').find(longs(longer))]).toEqual(
      longer.map((value) => find(String(value))),
    )
  })

  it('of many texts are numbered and found, whatever their hashes do', () => {
    const values = Array.from(
      { length: 3_000 },
      (_, index) => `${'x'.repeat(index % 40)}${(index * 31) % 700}`,
    )
    const { numbers, firsts, find } = numbered(values)
    const others = [...values.slice(100, 200), '', 'x', 'nobody']
    const keys = [
      keysOfTexts(texts(values), 'nothing'),
      keysOfTexts(texts(values), 'nothing', (_, from, to, { first, second }) => {
        first.fill(5, 0, to - from)
        second.fill(9, 0, to - from)
      }),
    ]
    for (const of of keys) {
      expect(plainly(of)).toEqual({ numbers, firsts })
      expect([...of.find(texts(others))]).toEqual(others.map(find))
    }
  })

  it('of rows of equal hashes are told apart, in order of first appearance', () => {
    const values = long((index) => (index * 17) % 40, 200)
    const weak: typeof rowHashes = (columns, length) => {
      const { first, second } = rowHashes(columns, length)
      return { first: first.map((hash) => hash & 3), second: second.map(() => 0) }
    }
    const { numbers, firsts } = numbered(values.map(String))
    expect(plainly(numbersByHashes([ints(values)], values.length, weak))).toEqual({ numbers, firsts })
  })

  it('of two columns of many values are those of the pairs, however many there could be', () => {
    const many = 70_000
    const one = ints(long((index) => Math.imul(index, 0x9e3779b1), many))
    const other = ints(long((index) => Math.imul(index, 0x85ebca77), many))
    const twice = (column: IntColumn): IntColumn => ints([...column.values, ...column.values])
    const keys = keysOfRows([twice(one), twice(other)], many * 2, 'a value')
    expect(keys.firsts.length).toBe(many)
    expect(keys.numbers[many + 12_345]).toBe(12_345)
    const turned = ints([...other.values].reverse())
    expect(keys.find([one, other], many)[77]).toBe(77)
    expect(keys.find([one, turned], many)[77]).toBe(-1)
  })

  it('of a slice are those of its cells', () => {
    const all = normal(texts(['q', 'a', 'b', 'a', 'z']))
    const part = slice(toPlain(all), 1, 4)
    expect(plainly(keysOfCells(part, 'nothing'))).toEqual({ numbers: [0, 1, 0], firsts: [0, 1] })
  })

  it('of no columns are one for all rows, and of no rows none', () => {
    expect(plainly(keysOfRows([], 3, 'a value'))).toEqual({ numbers: [0, 0, 0], firsts: [0] })
    expect(plainly(keysOfRows([], 0, 'a value'))).toEqual({ numbers: [], firsts: [] })
    expect([...keysOfRows([ints([])], 0, 'nothing').find([ints([1, 0])], 2)]).toEqual([-1, -1])
  })
})
