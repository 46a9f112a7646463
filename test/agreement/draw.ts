import { type Type, types } from '@lockstep/schema'
import fc from 'fast-check'
import type { Cell } from '../kit/arrow/cells.js'

const { boolean, date, decimal, double, int, list: listOf, long, struct: structOf, text, timestamp } = types

/** A text as its bytes. */
export const latin = (word: string): string => Buffer.from(word, 'utf8').toString('latin1')

const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n

/** Cells of each type that are worth trying, null apart. */
export const edges = (type: Type): readonly Cell[] => {
  switch (type.kind) {
    case 'text':
      return [
        '',
        ' ',
        '\t\r\n',
        '\0',
        '\x1f\x7f',
        'null',
        "it's",
        '"',
        '\\',
        `$\{x}`,
        '`',
        ...[
          '\u0085',
          '\u00a0',
          '\u2028',
          '\ufeff',
          'é',
          'e\u0301',
          'ß',
          '😀',
          '👨‍👩‍👧',
          '\ufffd',
          '\u{10ffff}',
        ].map(latin),
        'x'.repeat(5000),
      ]
    case 'boolean':
      return [true, false]
    case 'int':
      return [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]
    case 'long':
      return [0n, 1n, -1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)]
    case 'double':
      return [
        ...[0, -0, 1, -1, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE],
        ...[0.1, 1e7, 9999999, 1e-3, 1e-4, 1e21, 2e23, 1.005, 2.675, 0.5, 2.5, 2 ** 53 + 2],
      ].map(bits)
    case 'decimal': {
      const most = 10n ** BigInt(type.precision) - 1n
      return [0n, 1n, -1n, most, -most, most / 2n]
    }
    case 'date':
      return [0, 1, -1, -141428, -141427, -141417, -719528, -719893, -719162, 11016, 2932896, 2932897]
    case 'timestamp':
      return [
        0n,
        1n,
        -1n,
        253402300799999999n,
        253402300800000000n,
        -62135596800000000n,
        -62167219200000000n,
        -12219292800000000n,
        -12219379200000001n,
        1615717800000000n,
        1636277400000000n,
        -2717640000000000n,
      ]
    case 'list': {
      const inner = edges(type.element)
      return [[], [null], ...inner.map((cell) => [cell]), [...inner, null]]
    }
    case 'struct': {
      const parts = type.fields.map((field) => edges(field.type))
      const most = Math.max(...parts.map(({ length }) => length))
      const rows = Array.from({ length: most }, (_, at) => parts.map((cells) => cells[at] ?? null))
      return [type.fields.map(() => null), ...rows]
    }
  }
}

/** Every kind of type, nested ones included. */
export const someTypes: readonly Type[] = [
  text,
  boolean,
  int,
  long,
  double,
  date,
  timestamp,
  decimal(1, 0),
  decimal(9, 9),
  decimal(10, 2),
  decimal(18, 3),
  decimal(19, 0),
  decimal(38, 0),
  decimal(38, 38),
  decimal(38, 18),
  ...[text, boolean, int, double, timestamp, decimal(38, 10), listOf(text), listOf(listOf(boolean))].map(
    listOf,
  ),
  structOf([
    { name: 'lat', type: double },
    { name: 'A b.c`"', type: text },
    { name: 'é', type: date },
  ]),
  listOf(
    structOf([
      { name: 'on', type: boolean },
      { name: 'tags', type: listOf(text) },
    ]),
  ),
  structOf([
    { name: 'in', type: structOf([{ name: 'deep', type: listOf(long) }]) },
    { name: 'n', type: decimal(20, 5) },
  ]),
]

const oneNaN = 0x7ff8000000000000n

const random = (type: Type): fc.Arbitrary<Cell> => {
  switch (type.kind) {
    case 'text':
      return fc.oneof(fc.string({ unit: 'binary' }).map(latin), fc.string())
    case 'boolean':
      return fc.boolean()
    case 'int':
      return fc.integer()
    case 'long':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    case 'double':
      return fc.double().map((value) => (Number.isNaN(value) ? oneNaN : bits(value)))
    case 'decimal': {
      const most = 10n ** BigInt(type.precision) - 1n
      return fc.bigInt({ min: -most, max: most })
    }
    case 'date':
      return fc.integer({ min: -719528, max: 2932896 })
    case 'timestamp':
      return fc.bigInt({ min: -62167219200000000n, max: 253402300799999999n })
    case 'list':
      return fc.array(cellOf(type.element), { maxLength: 4 })
    case 'struct':
      return fc.tuple(...type.fields.map((field) => cellOf(field.type)))
  }
}

/** Cells of a type: null, edges and random ones. */
export const cellOf = (type: Type): fc.Arbitrary<Cell> =>
  fc.oneof(fc.constant(null), fc.constantFrom(...edges(type)), random(type))

/** Columns of any of the types. */
export const columnOf: fc.Arbitrary<{ readonly type: Type; readonly cells: readonly Cell[] }> = fc
  .constantFrom(...someTypes)
  .chain((type) => fc.array(cellOf(type), { maxLength: 40 }).map((cells) => ({ type, cells })))
