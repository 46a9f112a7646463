import { type Field, type Type, types } from '@lockstep/schema'
import {
  Dictionary,
  Int8,
  Int32,
  Int64,
  LargeUtf8,
  makeData,
  makeVector,
  Table,
  Timestamp,
  TimestampMillisecond,
  TimeUnit,
  Utf8,
  Utf8View,
  Vector,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, cells } from '../kit/arrow/cells.js'
import { fromCells, plain } from '../kit/arrow/plain.js'
import { differences, rowDifferences, typeDifferences } from '../kit/compare/compare.js'
import { show } from '../kit/compare/show.js'
import { split, typeFields } from '../kit/spark/spark-schema.js'
import { columnOf, latin } from './draw.js'

const { boolean, date, decimal, double, int, list: listOf, long, struct: structOf, text, timestamp } = types

const one = (type: Type): readonly Field[] => [{ name: 'a', type }]

const column = (type: Type, ...values: readonly Cell[]): Table => fromCells([values], one(type))

/** How many cells differ between two columns of one type. */
const differ = (type: Type, left: readonly Cell[], right: readonly Cell[]): number =>
  differences(column(type, ...left), column(type, ...right), one(type)).total

const read = (table: Table, type: Type): readonly Cell[] => cells(table, one(type))[0]?.cells ?? []

const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n

describe('two columns differ where', () => {
  test.each<[string, Type, Cell, Cell]>([
    ['a text', text, 'a', 'b'],
    ['a space', text, 'a', 'a '],
    ['null and the empty text', text, null, ''],
    ['é and e with an accent', text, latin('é'), latin('e\u0301')],
    ['two bytes that are no UTF-8', text, '\xff', '\xfe'],
    ['U+FFFD and a bad byte', text, latin('\ufffd'), '\xff'],
    ['0.0 and -0.0', double, bits(0), bits(-0)],
    ['NaN and 1.0', double, bits(Number.NaN), bits(1)],
    ['NaN and null', double, bits(Number.NaN), null],
    ['Infinity and -Infinity', double, bits(Infinity), bits(-Infinity)],
    ['the last bit of a double', double, bits(0.1), bits(0.1) + 1n],
    ['0 and null', int, 0, null],
    ['an int', int, 1, -1],
    ['longs beyond 2^53', long, 2n ** 53n, 2n ** 53n + 1n],
    ['a decimal', decimal(38, 2), 10n ** 37n, 10n ** 37n + 1n],
    ['the high half of a decimal', decimal(38, 0), 1n, 1n + 2n ** 64n],
    ['a negative decimal', decimal(38, 0), -1n, 2n ** 64n - 1n],
    ['a day', date, 0, 1],
    ['a microsecond', timestamp, 253402300799999999n, 253402300799999998n],
    ['true and false', boolean, true, false],
    ['false and null', boolean, false, null],
    ['an empty list and null', listOf(int), [], null],
    ['an empty list and a list of null', listOf(int), [], [null]],
    ['the order of a list', listOf(int), [1, 2], [2, 1]],
    ['a list one longer', listOf(int), [1], [1, 1]],
    ['how lists are cut', listOf(listOf(int)), [[1], [2]], [[1, 2]]],
    ['a struct of null and null', structOf(one(int)), [null], null],
    ['deep inside', listOf(structOf(one(double))), [[bits(0)]], [[bits(-0)]]],
  ])('%s', (_, type, left, right) => {
    expect(differ(type, [left], [left])).toBe(0)
    expect(differ(type, [right], [right])).toBe(0)
    expect(differ(type, [left], [right])).toBe(1)
    expect(differ(type, [right], [left])).toBe(1)
    expect(show(left, type)).not.toBe(show(right, type))
  })

  test('a bitmap is one bit off', () => {
    const values = Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? null : index))
    const shifted = values.map((_, index) => values[index - 1] ?? null)
    expect(differ(int, values, shifted)).toBeGreaterThan(6)
  })

  test('and says where', () => {
    const found = differences(column(text, 'a', null), column(text, 'a', ''), one(text))
    expect(found).toEqual({
      cells: 2,
      total: 1,
      differences: [{ column: 'a', row: 1, left: 'null', right: '""' }],
    })
  })

  test('and all are counted, however few are shown', () => {
    const found = differences(column(int, 1, 2, 3), column(int, 4, 5, 6), one(int), { limit: 1 })
    expect([found.total, found.differences.length]).toEqual([3, 1])
  })
})

test('all NaNs are one', () => {
  expect(differ(double, [0x7ff8000000000000n], [0xfff8000000000001n])).toBe(0)
  expect(differ(double, [0x7ff0000000000001n], [0x7ff8000000000000n])).toBe(0)
  expect(differ(double, [0x7ff0000000000000n], [0x7ff8000000000000n])).toBe(1)
})

describe('two tables differ in shape where', () => {
  const [left, schema] = [fromCells([[1], ['x']], fields('a', int, 'b', text)), fields('a', int, 'b', text)]
  test.each<[string, Table]>([
    ['a row is missing', fromCells([[], []], schema)],
    ['a column is missing', fromCells([[1]], fields('a', int))],
    ['a column is added', fromCells([[1], ['x'], [1]], [...schema, { name: 'c', type: int }])],
    ['a name is another', fromCells([[1], ['x']], fields('a', int, 'B', text))],
    ['columns are in another order', fromCells([['x'], [1]], fields('b', text, 'a', int))],
    ['names are swapped', fromCells([[1], ['x']], fields('b', int, 'a', text))],
    ['a type is another', fromCells([[1n], ['x']], fields('a', long, 'b', text))],
  ])('%s', (_, right) => {
    for (const compare of [differences, rowDifferences]) {
      expect(compare(left, left, schema).total).toBe(0)
      expect(compare(left, right, schema).total).toBeGreaterThan(0)
      expect(compare(right, left, schema).total).toBeGreaterThan(0)
    }
  })

  test('both are wrong in the same way', () => {
    const wrong = fromCells([[1n], ['x']], fields('a', long, 'b', text))
    expect(differences(wrong, wrong, schema).total).toBeGreaterThan(0)
  })

  test.each<[string, Type, Type]>([
    ['a scale', decimal(10, 2), decimal(10, 3)],
    ['a precision', decimal(10, 2), decimal(11, 2)],
    ['an element', listOf(int), listOf(long)],
    ['the name of a field', structOf(fields('a', int)), structOf(fields('b', int))],
    ['the number of fields', structOf(fields('a', int)), structOf(fields('a', int, 'b', int))],
  ])('%s is another', (_, type, other) => {
    expect(differences(column(type), column(other), one(type)).total).toBe(1)
  })

  test('a timestamp has no zone, or other units', () => {
    const naive = makeVector(
      makeData({ type: new Timestamp(TimeUnit.MICROSECOND, null), data: BigInt64Array.of(0n) }),
    )
    const millis = makeVector(makeData({ type: new TimestampMillisecond('UTC'), data: BigInt64Array.of(0n) }))
    for (const wrong of [naive, millis])
      expect(differences(column(timestamp, 0n), new Table({ a: wrong }), one(timestamp)).total).toBe(1)
    const paris = makeVector(
      makeData({ type: new Timestamp(TimeUnit.MICROSECOND, 'Europe/Paris'), data: BigInt64Array.of(0n) }),
    )
    expect(differences(column(timestamp, 0n), new Table({ a: paris }), one(timestamp)).total).toBe(0)
  })
})

describe('rows as a bag', () => {
  const bag = (left: readonly Cell[], right: readonly Cell[], type: Type = int): number =>
    rowDifferences(column(type, ...left), column(type, ...right), one(type)).total
  test('order means nothing', () => expect(bag([1, 2, 2, null], [2, null, 1, 2])).toBe(0))
  test('times mean something', () => expect(bag([1, 2, 2], [1, 1, 2])).toBe(2))
  test('one row for another', () => expect(bag([1, 2], [1, 3])).toBe(2))
  test('null is not the empty text', () => expect(bag([null], [''], text)).toBe(2))
  test('-0.0 is not 0.0', () => expect(bag([bits(0)], [bits(-0)], double)).toBe(2))
  test('NaN is NaN', () => expect(bag([0x7ff8000000000000n], [0xfff8000000000001n], double)).toBe(0))
  test('cells stay in their columns', () => {
    const schema = fields('a', text, 'b', text)
    const [left, right] = [fromCells([['x'], ['y']], schema), fromCells([['y'], ['x']], schema)]
    expect(rowDifferences(left, right, schema).total).toBe(2)
  })
  test('and a row is told', () => {
    const told = rowDifferences(column(int, 1, 1), column(int, 1, 2), one(int)).differences
    expect(told).toContainEqual({
      column: '(row)',
      row: null,
      left: '2 times {a: 1}',
      right: '1 times {a: 1}',
    })
  })
})

describe('text is read from', () => {
  const utf8 = (words: readonly string[]): Buffer => Buffer.concat(words.map((word) => Buffer.from(word)))
  const long = 'longer than twelve bytes: é'
  const words = ['', 'é', long, 'x']

  test('LargeUtf8', () => {
    const lengths = words.map((word) => BigInt(Buffer.byteLength(word)))
    const ends = [0, 1, 2, 3, 4].map((end) => lengths.slice(0, end).reduce((sum, length) => sum + length, 0n))
    const data = makeData({
      type: new LargeUtf8(),
      valueOffsets: BigInt64Array.from(ends),
      data: utf8(words),
    })
    expect(read(new Table({ a: new Vector([data]) }), text)).toEqual(words.map(latin))
    expect(read(new Table({ a: new Vector([data.slice(1, 2)]) }), text)).toEqual(words.slice(1, 3).map(latin))
  })

  test('Utf8View, in place and apart, sliced', () => {
    const views = Buffer.alloc(words.length * 16)
    for (const [index, word] of words.entries()) {
      views.writeInt32LE(Buffer.byteLength(word), index * 16)
      if (word === long) views.write('long', index * 16 + 4)
      else views.write(word, index * 16 + 4)
    }
    views.writeInt32LE(1, 2 * 16 + 8)
    views.writeInt32LE(3, 2 * 16 + 12)
    const buffers = [Buffer.from('no'), Buffer.from(`...${long}...`)]
    const data = makeData({
      type: new Utf8View(),
      views,
      variadicBuffers: buffers,
      nullBitmap: Uint8Array.of(0b0111),
    })
    const expected = ['', latin('é'), latin(long), null]
    expect(read(new Table({ a: new Vector([data]) }), text)).toEqual(expected)
    expect(read(new Table({ a: new Vector([data.slice(2, 2)]) }), text)).toEqual(expected.slice(2))
  })

  test('a dictionary, with nulls outside and inside, in two parts, sliced', () => {
    const inside = makeData({
      type: new Utf8(),
      valueOffsets: Int32Array.of(0, 1, 1, 2),
      data: Buffer.from('ab'),
      nullBitmap: Uint8Array.of(0b101),
    })
    const later = makeData({ type: new Utf8(), valueOffsets: Int32Array.of(0, 1), data: Buffer.from('c') })
    const dictionary = new Vector([inside, later])
    const type = new Dictionary(new Utf8(), new Int8())
    const data = makeData({
      type,
      data: Int8Array.of(3, 2, 1, 0, 0, 3),
      nullBitmap: Uint8Array.of(0b110111),
      nullCount: 1,
      dictionary,
    })
    expect(read(new Table({ a: new Vector([data]) }), text)).toEqual(['c', 'b', null, null, 'a', 'c'])
    expect(read(new Table({ a: new Vector([data.slice(2, 4)]) }), text)).toEqual([null, null, 'a', 'c'])
  })
})

test('a count of nulls that lies is not believed', () => {
  const lying = makeData({
    type: new Int32(),
    data: Int32Array.of(1, 2, 3),
    nullBitmap: Uint8Array.of(0b101),
    nullCount: 0,
  })
  expect(read(new Table({ a: new Vector([lying]) }), int)).toEqual([1, null, 3])
})

test('a missing bitmap means no nulls', () => {
  const whole = makeData({ type: new Int64(), data: BigInt64Array.of(1n, 2n), nullBitmap: new Uint8Array(0) })
  expect(read(new Table({ a: new Vector([whole]) }), long)).toEqual([1n, 2n])
})

test('apache-arrow and this reader agree on simple columns', () => {
  const values = [1, null, -5, 2 ** 31 - 1]
  expect(read(new Table({ a: vectorFromArray(values, new Int32()) }), int)).toEqual(values)
  const words = ['x', null, '', 'é']
  expect(read(new Table({ a: vectorFromArray(words, new Utf8()) }), text)).toEqual(
    words.map((word) => (word === null ? null : latin(word))),
  )
})

describe('for every type', () => {
  const anyColumn = fc.oneof(columnOf.map(({ type, cells }) => ({ type, cells })))
  test('what is written is read', () => {
    fc.assert(
      fc.property(anyColumn, ({ type, cells }) => {
        expect(read(column(type, ...cells), type)).toEqual(cells)
      }),
    )
  })

  test('slices and batches are the cells they should be', () => {
    fc.assert(
      fc.property(anyColumn, fc.nat(30), fc.nat(30), ({ type, cells }, from, length) => {
        const whole = column(type, ...cells)
        const cut = whole.slice(from, from + length)
        expect(read(cut, type)).toEqual(cells.slice(from, from + length))
        const twice = new Table([...cut.batches, ...whole.batches])
        expect(read(twice, type)).toEqual([...cells.slice(from, from + length), ...cells])
        expect(read(plain(cut, one(type)), type)).toEqual(cells.slice(from, from + length))
      }),
    )
  })

  test('a cell changed is a difference', () => {
    fc.assert(
      fc.property(anyColumn, fc.nat(), ({ type, cells }, at) => {
        fc.pre(cells.length > 0)
        const row = at % cells.length
        fc.pre(cells[row] !== null)
        const changed = cells.map((cell, index) => (index === row ? null : cell))
        expect(differences(column(type, ...cells), column(type, ...changed), one(type)).differences).toEqual([
          expect.objectContaining({ column: 'a', row, right: 'null' }),
        ])
        expect(
          rowDifferences(column(type, ...cells), column(type, ...changed), one(type)).total,
        ).toBeGreaterThan(0)
      }),
    )
  })
})

describe("Spark's schema", () => {
  const json = JSON.stringify({
    type: 'struct',
    fields: [
      { name: 'i', type: 'integer', nullable: false, metadata: {} },
      {
        name: 't',
        type: { type: 'array', elementType: 'string', containsNull: false },
        nullable: true,
        metadata: {},
      },
      {
        name: 's',
        type: {
          type: 'struct',
          fields: [{ name: 'd', type: 'decimal(10,2)', nullable: true, metadata: {} }],
        },
        nullable: false,
        metadata: {},
      },
    ],
  })
  const schema = fields('i', int, 't', listOf(text), 's', structOf(fields('d', decimal(10, 2))))

  test('is types and null-ness apart', () => {
    expect(split(json).schema.fields).toEqual(typeFields(schema))
    expect(split(json).nullable).toEqual(['t', 's.d'])
    expect(typeDifferences(split(json).schema, schema)).toEqual([])
  })

  test.each<[string, readonly Field[]]>([
    ['a type', fields('i', long, 't', listOf(text), 's', structOf(fields('d', decimal(10, 2))))],
    ['a name', fields('I', int, 't', listOf(text), 's', structOf(fields('d', decimal(10, 2))))],
    ['an inner type', fields('i', int, 't', listOf(text), 's', structOf(fields('d', decimal(10, 3))))],
    ['an inner name', fields('i', int, 't', listOf(text), 's', structOf(fields('e', decimal(10, 2))))],
    ['an element', fields('i', int, 't', listOf(int), 's', structOf(fields('d', decimal(10, 2))))],
    ['a column more', [...schema, { name: 'z', type: int }]],
    ['a column fewer', schema.slice(0, 2)],
  ])('differs in %s', (_, other) => {
    expect(typeDifferences(split(json).schema, other)).toHaveLength(1)
  })

  test('differs in a collation', () => {
    const collated = json.replace('"metadata":{}', '"metadata":{"__COLLATIONS":{"i":"x"}}')
    expect(typeDifferences(split(collated).schema, schema)).toHaveLength(1)
  })
})

function fields(...parts: readonly (string | Type)[]): readonly Field[] {
  return parts.flatMap((part, at) => {
    const type = parts[at + 1]
    return typeof part === 'string' && typeof type === 'object' ? [{ name: part, type }] : []
  })
}
