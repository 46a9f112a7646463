import { types } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSet } from '../../../packages/transforms/src/bytes/bitmap.js'
import type { PlainColumn, TextColumn } from '../../../packages/transforms/src/column/column.js'
import { textToDouble } from '../../../packages/transforms/src/kernels/cast/from-text.js'
import { endsWith, startsWith } from '../../../packages/transforms/src/kernels/compare/match-texts.js'
import { equal, less } from '../../../packages/transforms/src/kernels/compare/orders.js'
import type { CellsOperand } from '../../../packages/transforms/src/kernels/shared/operand.js'

// Rows are compared in blocks of 2,048: here they are fewer, as many, and more.

const sizes = [1, 31, 2_047, 2_048, 2_049, 4_500]

const answers = (bits: Uint8Array, length: number): readonly boolean[] =>
  Array.from({ length }, (_, row) => isSet(bits, row))

/** All columns, and each with the first cell of the other in all rows. */
const ways = <C extends PlainColumn>(a: C, b: C): readonly (readonly [CellsOperand, CellsOperand])[] => [
  [
    { cells: a, step: 1 },
    { cells: b, step: 1 },
  ],
  [
    { cells: a, step: 0 },
    { cells: b, step: 1 },
  ],
  [
    { cells: a, step: 1 },
    { cells: b, step: 0 },
  ],
]

type Order<V> = (x: V, y: V) => number

const expectOrder = <V>(
  values: readonly V[],
  columnOf: (values: readonly V[]) => PlainColumn,
  order: Order<V>,
): void => {
  for (const length of sizes) {
    const a = Array.from({ length }, (_, row) => values[row % values.length] as V)
    const b = a.map((_, row) => values[Math.floor(row / values.length + row * 7) % values.length] as V)
    for (const [left, right] of ways(columnOf(a), columnOf(b))) {
      const orders = a.map((_, row) => order(a[row * left.step] as V, b[row * right.step] as V))
      expect(answers(equal(left, right, length), length)).toEqual(orders.map((found) => found === 0))
      expect(answers(less(left, right, length), length)).toEqual(orders.map((found) => found < 0))
    }
  }
}

const cells = <V>(values: readonly V[]): { readonly length: number; readonly validity: null } => ({
  length: values.length,
  validity: null,
})

const bySize = <V extends number | bigint>(x: V, y: V): number => (x < y ? -1 : x > y ? 1 : 0)

describe('numbers are compared', () => {
  it('ints', () => {
    const values = [0, 1, -1, 7, -7, 2 ** 31 - 1, -(2 ** 31), 2 ** 31 - 2, 65_536]
    expectOrder(
      values,
      (of) => ({ layout: 'int', type: types.int, ...cells(of), values: Int32Array.from(of) }),
      bySize,
    )
  })

  it('longs', () => {
    const values = [0n, 1n, -1n, 2n ** 32n, -(2n ** 32n), 2n ** 31n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 62n]
    expectOrder(
      values,
      (of) => ({ layout: 'long', type: types.long, ...cells(of), values: BigInt64Array.from(of) }),
      bySize,
    )
  })

  it('doubles: NaN is one and above all, and -0.0 is 0.0', () => {
    const oddNaN = new Float64Array(Int32Array.of(1, -1).buffer)[0] as number
    const values = [0, -0, 1.5, -1.5, 5e-324, -5e-324, Infinity, -Infinity, Number.NaN, oddNaN, 1e308]
    const order: Order<number> = (x, y) =>
      Number.isNaN(x) || Number.isNaN(y) ? Number(Number.isNaN(x)) - Number(Number.isNaN(y)) : bySize(x, y)
    expectOrder(
      values,
      (of) => ({ layout: 'double', type: types.double, ...cells(of), values: Float64Array.from(of) }),
      order,
    )
  })

  it('decimals', () => {
    const values = [
      0n,
      1n,
      -1n,
      2n ** 63n,
      -(2n ** 63n),
      2n ** 64n,
      2n ** 64n - 1n,
      10n ** 38n - 1n,
      -(10n ** 38n),
    ]
    expectOrder(
      values,
      (of) => ({
        layout: 'decimal',
        type: types.decimal(38, 0),
        ...cells(of),
        words: BigInt64Array.from(of.flatMap((value) => [BigInt.asIntN(64, value), value >> 64n])),
      }),
      bySize,
    )
  })
})

const textOf = (values: readonly Uint8Array[]): TextColumn => {
  const offsets = new Int32Array(values.length + 1)
  values.forEach((cell, index) => {
    offsets[index + 1] = (offsets[index] as number) + cell.length
  })
  const bytes = Uint8Array.from(Buffer.concat(values))
  return { layout: 'text', type: types.text, ...cells(values), offsets, bytes }
}

const utf8 = new TextEncoder()

/** Texts that often begin or end alike. */
const texts = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('', 'abcdefgh', 'Zoë Brü', 'x'),
        fc.string({ maxLength: 30 }),
        fc.constantFrom('', 'end', 'é'),
      )
      .map((parts) => utf8.encode(parts.join(''))),
    { minLength: 8, maxLength: 24 },
  )
  .chain((some) =>
    fc
      .array(fc.tuple(fc.nat(some.length - 1), fc.nat(40), fc.nat(255)), { minLength: 8, maxLength: 24 })
      .map((changes) => [
        ...some,
        ...changes.map(([index, at, byte]) => {
          const changed = Uint8Array.from(some[index] as Uint8Array)
          changed[at] = byte
          return at % 3 === 0 ? changed.subarray(0, at) : changed
        }),
      ]),
  )

describe('texts are compared', () => {
  it('byte by byte, whatever the bytes are', () => {
    fc.assert(
      fc.property(texts, (values) => expectOrder(values, textOf, (x, y) => Buffer.compare(x, y))),
      { numRuns: 20 },
    )
  })

  it('at their ends', () => {
    fc.assert(
      fc.property(texts, (values) => {
        const parts = values.map((value, row) =>
          row % 2 === 0 ? value.subarray(0, row) : value.subarray(Math.max(0, value.length - row)),
        )
        const [column, other] = [textOf(values), textOf(parts)]
        for (const [left, right] of ways(column, other)) {
          const [a, b] = [left, right] as [CellsOperand<'text'>, CellsOperand<'text'>]
          const pairs = values.map(
            (_, row) => [values[row * a.step], parts[row * b.step]] as [Uint8Array, Uint8Array],
          )
          const size = values.length
          expect(answers(startsWith(a, b, size), size)).toEqual(
            pairs.map(([x, y]) => Buffer.compare(x.subarray(0, y.length), y) === 0),
          )
          expect(answers(endsWith(a, b, size), size)).toEqual(
            pairs.map(
              ([x, y]) => x.length >= y.length && Buffer.compare(x.subarray(x.length - y.length), y) === 0,
            ),
          )
        }
      }),
    )
  })
})

describe('doubles of a few digits', () => {
  it('are read as Number reads them', () => {
    const digits = (maxLength: number) => fc.array(fc.nat(9), { maxLength }).map((some) => some.join(''))
    const number = fc
      .tuple(fc.constantFrom('', '-'), digits(9), fc.constantFrom('', '.', '.', '.'), digits(10))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 50 }), (values) => {
        const column = textToDouble(textOf(values.map((value) => utf8.encode(value))))
        const found = values.map((_, row) =>
          column.layout === 'double' && (column.validity === null || isSet(column.validity, row))
            ? column.values[row]
            : null,
        )
        expect(found).toEqual(values.map((value) => (/[0-9]/u.test(value) ? Number(value) : null)))
      }),
      { numRuns: 500 },
    )
  })
})
