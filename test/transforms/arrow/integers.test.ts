import { table } from '@lockstep/schema'
import { clean, rowsOf } from '@lockstep/transforms'
import {
  Dictionary,
  type Int,
  Int8,
  Int16,
  Int32,
  Int64,
  makeData,
  Table,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { longer } from '../../kit/draw/longer.js'

const widths = [
  new Int8(),
  new Int16(),
  new Int32(),
  new Int64(),
  new Uint8(),
  new Uint16(),
  new Uint32(),
  new Uint64(),
]

const numbers = table('numbers', {
  raw: z.object({ int: z.int32(), long: z.int64() }),
  clean: (raw) => ({ int: raw.int, long: raw.long }),
})

/** Whole numbers near every power of two that ends a width, in the range of a type. */
const near = ({ bitWidth, isSigned }: Int): fc.Arbitrary<bigint> => {
  const least = isSigned ? -(2n ** BigInt(bitWidth - 1)) : 0n
  const most = isSigned ? -least - 1n : 2n ** BigInt(bitWidth) - 1n
  const edges = [0n, 7n, 8n, 15n, 16n, 31n, 32n, 63n, 64n]
    .flatMap((bits) => [2n ** bits, -(2n ** bits)])
    .flatMap((edge) => [edge - 1n, edge, edge + 1n])
    .filter((edge) => edge >= least && edge <= most)
  return fc.oneof(fc.constantFrom(...edges), fc.bigInt({ min: least, max: most }))
}

const vectorOf = (cells: readonly (bigint | null)[], type: Int, behind: number): Vector => {
  const values = type.bitWidth === 64 ? cells : cells.map((cell) => (cell === null ? null : Number(cell)))
  return new Vector(vectorFromArray(values, type as Int32).data.map((data) => longer(data, behind)))
}

/** A number where it fits in so many bits, with its sign. */
const within = (bits: number, cell: bigint | null): bigint | null =>
  cell !== null && BigInt.asIntN(bits, cell) === cell ? cell : null

const behind = fc.constantFrom(0, 0x55, 0xff)

describe.each(widths.map((type) => [`${type}`, type as Int] as const))('cells of %s', (_, type) => {
  it('are ints and longs where they fit, and else null', () => {
    const cells = fc.array(fc.oneof({ weight: 5, arbitrary: near(type) }, fc.constant(null)), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(cells, behind, (drawn, byte) => {
        const vector = vectorOf(drawn, type, byte)
        const rows = rowsOf(numbers, clean(numbers, new Table({ int: vector, long: vector })))
        expect(rows.map(({ int }) => (int === null ? null : BigInt(int)))).toEqual(
          drawn.map((cell) => within(32, cell)),
        )
        expect(rows.map(({ long }) => long)).toEqual(drawn.map((cell) => within(64, cell)))
      }),
    )
  })
})

const words = table('words', {
  raw: z.object({ word: z.string() }),
  clean: (raw) => ({ word: raw.word }),
})

/** A dictionary column of some indices, of which those of null cells may be anything. */
const coded = (indices: readonly bigint[], isNull: readonly boolean[], type: Int, behind: number): Table => {
  const [values] = vectorOf(indices, type, 0).data
  const bits = new Uint8Array((indices.length + 7) >> 3)
  for (const [row, none] of isNull.entries())
    if (!none) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
  const data = makeData({
    type: new Dictionary(new Utf8(), type as Int32),
    length: indices.length,
    nullBitmap: isNull.includes(true) ? bits : null,
    data: values?.values as Int32Array,
    dictionary: vectorFromArray(['a', 'b', 'c'], new Utf8()),
  })
  return new Table({ word: new Vector([longer(data, behind)]) })
}

describe.each(widths.map((type) => [`${type}`, type as Int] as const))('indices of %s', (_, type) => {
  const inside = fc.constantFrom(0n, 1n, 2n)
  const row = fc.record({ index: inside, other: near(type), isNull: fc.boolean() })

  it('lead to the values of a dictionary; those of nulls are not looked at', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), behind, (rows, full, byte) => {
        const isNull = rows.map((row) => row.isNull && !full)
        const indices = rows.map(({ index, other }, at) => (isNull[at] === true ? other : index))
        const answers = rowsOf(words, clean(words, coded(indices, isNull, type, byte)))
        expect(answers.map(({ word }) => word)).toEqual(
          rows.map(({ index }, at) => (isNull[at] === true ? null : 'abc'[Number(index)])),
        )
      }),
    )
  })

  // pyarrow's dictionary_decode: "Index 5 out of bounds".
  it('that lead outside of it are refused', () => {
    const outside = near(type).filter((index) => index < 0n || index > 2n)
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 40 }), outside, fc.array(inside), (before, index, after) => {
        const indices = [...before, index, ...after]
        const input = coded(
          indices,
          indices.map(() => false),
          type,
          0,
        )
        expect(() => clean(words, input)).toThrow(
          `words.word: row ${before.length} of a batch has the index ${index} in a dictionary of 3 values`,
        )
      }),
    )
  })
})
