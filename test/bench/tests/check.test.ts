import {
  Bool,
  Decimal,
  Field,
  Int32,
  Int64,
  makeData,
  Schema,
  Table,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { type Checksum, checksum, difference } from '../check/checksum.js'
import { geometricMean, median } from '../check/statistics.js'

const texts = (values: readonly (string | null)[]) => vectorFromArray(values, new Utf8())

const of = (columns: Record<string, Vector>, byOrder = true): Checksum =>
  checksum([new Table(columns as never)], byOrder)

describe('the benchmark', () => {
  it('takes the middle of some times, or the mean of the two in the middle', () => {
    expect(median([9, 1, 4])).toBe(4)
    expect(median([1, 2, 10, 4])).toBe(3)
    expect(() => median([])).toThrow('expected at least one number')
  })

  it('lets twice as fast and half as fast cancel out', () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1, 12)
    expect(geometricMean([1, 8, 27])).toBeCloseTo(6, 12)
    expect(() => geometricMean([])).toThrow('expected at least one ratio')
  })
})

describe('a checksum', () => {
  it('is that of the cells, whatever their layout, width and batches', () => {
    const whole = of({ a: texts(['x', null, 'x', '']), n: vectorFromArray([1, -1, 0, 7], new Int32()) })
    const otherwise = of({
      a: texts(['x', null]).concat(texts(['x', ''])),
      n: vectorFromArray([1n, -1n, 0n, 7n], new Int64()),
    })
    const dictionary = of({
      a: vectorFromArray(['x', null, 'x', '']),
      n: vectorFromArray([1, -1, 0, 7], new Int32()),
    })
    expect(otherwise).toEqual(whole)
    expect(dictionary).toEqual(whole)
  })

  it('tells null from empty, and text that moved across a cell from the text before', () => {
    const hashOf = (values: readonly (string | null)[]): string => of({ a: texts(values) }).whole
    const all = [
      ['', 'ab'],
      [null, 'ab'],
      ['a', 'b'],
      ['ab', ''],
      ['ab', null],
    ] as const
    expect(new Set(all.map(hashOf)).size).toBe(all.length)
  })

  it('sees order where it is asked to, and rows whose cells were mixed up in any case', () => {
    const rows = { a: texts(['p', 'q']), b: texts(['1', '2']) }
    const turned = { a: texts(['q', 'p']), b: texts(['2', '1']) }
    const mixed = { a: texts(['p', 'q']), b: texts(['2', '1']) }
    expect(difference(of(rows), of(turned))).toBe('other cells in a, b')
    expect(difference(of(rows, false), of(turned, false))).toBeUndefined()
    expect(difference(of(rows, false), of(mixed, false))).toBe('the same cells of each column, in other rows')
  })

  it('says which columns differ, or that there are more rows', () => {
    const rows = { a: texts(['p']), b: vectorFromArray([true], new Bool()) }
    expect(difference(of(rows), of({ ...rows, b: vectorFromArray([false], new Bool()) }))).toBe(
      'other cells in b',
    )
    expect(
      difference(of(rows), of({ a: texts(['p', 'p']), b: vectorFromArray([true, true], new Bool()) })),
    ).toBe('expected 1 rows, got 2')
    expect(difference(of(rows), of({ a: texts(['p']) }))).toBe('expected columns a, b, got a')
  })

  it('reads decimals by all their bits', () => {
    const decimals = (words: readonly number[]): Checksum => {
      const type = new Decimal(2, 20, 128)
      const data = makeData({ type, length: 1, nullCount: 0, data: Uint32Array.from(words) })
      const struct = new Schema([new Field('d', type, true)])
      return checksum([new Table(struct, { d: data } as never)], true)
    }
    expect(decimals([1, 0, 0, 0])).toEqual(decimals([1, 0, 0, 0]))
    expect(decimals([1, 0, 0, 0])).not.toEqual(decimals([1, 1, 0, 0]))
  })
})
