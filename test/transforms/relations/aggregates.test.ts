import { types } from '@lockstep/schema'
import { cell } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFixed } from '../../../packages/transforms/src/column/fixed-width.js'
import { take, toPlain } from '../../../packages/transforms/src/column/take/take.js'
import { atShare } from '../../../packages/transforms/src/relations/aggregates/at-share.js'
import { bestRows } from '../../../packages/transforms/src/relations/aggregates/best-rows.js'
import { exactSum, limbSums, smallSum } from '../../../packages/transforms/src/relations/aggregates/limbs.js'
import { partedDoubles } from '../../../packages/transforms/src/relations/aggregates/parted-doubles.js'
import { selectPlace } from '../../../packages/transforms/src/relations/aggregates/select-place.js'
import { compareCells } from '../../../packages/transforms/src/relations/compare-cells.js'
import { columnsOfRows } from '../engine/layouts.js'

const values = fc.array(
  fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.double({ noNaN: true }), fc.integer({ min: -1_000, max: 1_000 })),
  { minLength: 1, maxLength: 400, size: 'max' },
)

/** Orders that parting by a pivot does badly at. */
const hard: readonly (readonly [string, (index: number) => number])[] = [
  ['all equal', () => 4],
  ['rising', (index) => index],
  ['falling', (index) => -index],
  ['rising and falling', (index) => Math.min(index, 5_000 - index)],
  ['two values', (index) => index % 2],
]

describe('a value selected by its place', () => {
  it('is the one that sorting puts there, with none greater before it and none less behind', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.nat(), (given, place, more) => {
        // Strangers before and behind are left alone.
        const all = Float64Array.from([1e9, ...given, -1e9, ...Array.from({ length: more % 3 }, () => 7)])
        const at = 1 + (place % given.length)
        const sorted = Float64Array.from(given, (value) => value + 0).sort()
        const own = Float64Array.from(all, (value) => value + 0)
        expect(selectPlace(own, 1, 1 + given.length, at)).toBe(sorted[at - 1])
        expect([own[0], own[1 + given.length]]).toEqual([1e9, -1e9])
        expect(own.subarray(1, at).every((value) => value <= (own[at] ?? 0))).toBe(true)
        expect(own.subarray(at, 1 + given.length).every((value) => value >= (own[at] ?? 0))).toBe(true)
        expect(own.slice(1, 1 + given.length).sort()).toEqual(sorted)
      }),
      { numRuns: 500 },
    )
  })

  it.each(hard)('is found among values %s', (_, make) => {
    const given = Float64Array.from({ length: 5_001 }, (_, index) => make(index))
    const sorted = given.toSorted()
    for (const place of [0, 1, 2_500, 4_999, 5_000])
      expect(selectPlace(given.slice(), 0, 5_001, place)).toBe(sorted[place])
  })
})

describe('a share of doubles', () => {
  it('is that of the sorted ones, NaN being the greatest', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            values.map(([first]) => first ?? 0),
            fc.constant(Number.NaN),
          ),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        fc.constantFrom(0, 0.25, 0.5, 0.9, 1),
        (given, share) => {
          const all = Float64Array.from(given, (value) => value + 0)
          const sorted = all.toSorted()
          const place = (sorted.length - 1) * share
          const [below, above] = [Math.floor(place), Math.ceil(place)]
          const [low, high] = [sorted[below] as number, sorted[above] as number]
          const expected =
            below === above || low === high ? low : (above - place) * low + (place - below) * high
          expect(atShare(all, 0, all.length, share)).toBe(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Numbers of a few groups, some null, and the extremes of their type. */
const grouped = fc
  .constantFrom(types.int, types.long, types.decimal(28, 2), types.double, types.text)
  .chain((type) =>
    fc.record({
      type: fc.constant(type),
      rows: fc.array(fc.record({ value: cell(type, ['a', 'ab']), group: fc.nat(4) }), { maxLength: 40 }),
    }),
  )

const columnOf = (
  type: (typeof types)['int' | 'long'] | ReturnType<typeof types.decimal>,
  rows: readonly object[],
) => toPlain(columnsOfRows([{ name: 'value', type }], rows)[0] ?? expect.fail('no column'))

describe('what is made of each group', () => {
  it('is the exact sum, whatever the size, and tells which groups have one', () => {
    fc.assert(
      fc.property(grouped, ({ type, rows }) => {
        fc.pre(type.kind !== 'double' && type.kind !== 'text')
        const column = columnOf(type as never, rows)
        if (!isFixed(column)) expect.fail('has no words')
        const numbers = Int32Array.from(rows, ({ group }) => group)
        const sums = limbSums(column, { numbers, count: 5 })
        const words = (row: number): bigint =>
          column.layout === 'decimal'
            ? ((column.words[row * 2 + 1] as bigint) << 64n) |
              BigInt.asUintN(64, column.words[row * 2] as bigint)
            : BigInt((column as { values: ArrayLike<number | bigint> }).values[row] as number)
        for (let group = 0; group < 5; group++) {
          const own = rows.flatMap(({ value, group: of }, row) =>
            of === group && value !== null ? [row] : [],
          )
          const expected = own.reduce((sum, row) => sum + words(row), 0n)
          expect(sums.counts[group]).toBe(own.length)
          expect(exactSum(sums, group)).toBe(expected)
          const small = smallSum(sums, group)
          const isSmall = expected < 2n ** 53n && expected > -(2n ** 53n)
          if (!Number.isNaN(small)) expect(BigInt(small)).toBe(expected)
          else expect(isSmall && expected === 0n).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the first of its best rows, by the order of its type', () => {
    fc.assert(
      fc.property(grouped, fc.boolean(), ({ type, rows }, descending) => {
        const column = columnOf(type as never, rows)
        const compare = compareCells(column, false, descending)
        const expected = Array.from({ length: 5 }, (_, group) =>
          rows.reduce((best, { value, group: of }, row) => {
            if (of !== group || value === null) return best
            return best < 0 || compare(row, best) < 0 ? row : best
          }, -1),
        )
        const numbers = Int32Array.from(rows, ({ group }) => group)
        expect([...bestRows(column, { numbers, count: 5 }, descending)]).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('is its numbers beside each other, without nulls, and -0.0 as 0.0', () => {
    const rows = [3, null, -0, 5, 1].map((value) => ({ value }))
    const column = columnOf(types.double as never, rows)
    const groups = { numbers: Int32Array.of(1, 0, 1, 0, 1), count: 3 }
    const { values, ends } = partedDoubles(column, groups)
    expect([...values]).toEqual([5, 3, 0, 1])
    expect([...ends]).toEqual([1, 4, 4])
    const longs = toPlain(
      take(columnOf(types.long as never, [{ value: 7n }]), Int32Array.of(0, -1, 0, 0, -1)),
    )
    expect([...partedDoubles(longs, groups).values]).toEqual([7, 7, 7])
  })
})
