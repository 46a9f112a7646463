import { writeFileSync } from 'node:fs'
import {
  Binary,
  Bool,
  Dictionary,
  Field,
  Float64,
  Int32,
  LargeBinary,
  LargeList,
  LargeUtf8,
  List,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  Utf8View,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { IpcError } from '../../../../packages/transforms/src/formats/arrow/error.js'
import {
  rootTable,
  stringAt,
  tableAt,
  tablesAt,
  vectorAt,
} from '../../../../packages/transforms/src/formats/arrow/flatbuffer.js'
import { type ArrowSource, readArrow } from '../../../../packages/transforms/src/node/files/arrow.js'
import { scratch } from '../parquet/parquet-files.js'

const { newPath } = scratch()

const each = <T>(cell: (row: number) => T): readonly T[] => Array.from({ length: 40 }, (_, row) => cell(row))

const table = new Table({
  int: vectorFromArray(
    each((row) => (row % 7 === 0 ? null : row)),
    new Int32(),
  ),
  text: vectorFromArray(
    each((row) => (row % 11 === 0 ? null : `text ${row % 5}`)),
    new Utf8(),
  ),
  large: vectorFromArray(
    each((row) => `large ${row}`),
    new LargeUtf8(),
  ),
  view: vectorFromArray(
    each((row) => `a view of a long text ${row}`),
    new Utf8View(),
  ),
  words: vectorFromArray(
    each((row) => `word ${row % 3}`),
    new Dictionary(new Utf8(), new Int32()),
  ),
  on: vectorFromArray(
    each((row) => (row % 3 === 0 ? null : row % 2 === 0)),
    new Bool(),
  ),
  tags: vectorFromArray(
    each((row) => each((tag) => `tag ${tag}`).slice(0, row % 4)),
    new List(new Field('element', new Utf8(), true)),
  ),
  place: vectorFromArray(
    each((row) => ({ lat: row / 2, name: `name ${row}` })),
    new Struct([new Field('lat', new Float64(), true), new Field('name', new Utf8(), true)]),
  ),
})

const formats = ['file', 'stream'] as const

/** Reads what may be damaged: an error, or the number of rows. */
const outcome = async (source: ArrowSource): Promise<unknown> => {
  let rows = 0
  try {
    for await (const batch of readArrow(source)) rows += batch.numRows
    return rows
  } catch (error) {
    return error
  }
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** A few bytes changed, in one bit or more. */
const changes = fc.array(fc.record({ at: fc.noBias(fc.nat()), by: fc.integer({ min: 1, max: 255 }) }), {
  minLength: 1,
  maxLength: 3,
})

describe.each(formats)('changed bytes of a %s give an IpcError or batches', (format) => {
  const whole = tableToIPC(table, format)
  const path = newPath()

  const changed = (drawn: readonly { readonly at: number; readonly by: number }[]): Uint8Array => {
    const bytes = whole.slice()
    for (const { at, by } of drawn) {
      const place = at % bytes.length
      bytes[place] = (bytes[place] ?? 0) ^ by
    }
    return bytes
  }

  test('as bytes, in chunks, and from a file', async () => {
    let numbers = 0
    await fc.assert(
      fc.asyncProperty(changes, fc.constantFrom('bytes', 'chunks', 'path'), async (drawn, way) => {
        const bytes = changed(drawn)
        if (way === 'path') writeFileSync(path, bytes)
        const found = await outcome(way === 'bytes' ? bytes : way === 'path' ? path : inChunks(bytes, 512))
        if (typeof found === 'number') numbers++
        else expect(found).toBeInstanceOf(IpcError)
      }),
      { numRuns: 1500 },
    )
    expect(numbers).toBeGreaterThan(100)
  })

  test('and so does each bit of the metadata of the first message', async () => {
    const start = format === 'file' ? 8 : 0
    const size = new DataView(whole.buffer, whole.byteOffset).getInt32(start + 4, true)
    for (let place = start; place < start + 8 + size; place++)
      for (const by of [1, 0x80]) {
        const bytes = whole.slice()
        bytes[place] = (bytes[place] ?? 0) ^ by
        const found = await outcome(bytes)
        if (typeof found !== 'number') expect(found).toBeInstanceOf(IpcError)
      }
  })
})

test.each(formats)('a %s cut short inside is refused', async (format) => {
  const whole = tableToIPC(table, format)
  const end = format === 'file' ? whole.length : whole.length - 8
  for (let length = 0; length < end; length += 29) {
    const found = await outcome(whole.slice(0, length))
    if (typeof found === 'number') expect(found).toBe(0)
    else expect(found).toBeInstanceOf(IpcError)
  }
})

// pyarrow: "Array length did not match record batch length".
test.each(formats)(
  'a batch of a %s that says another number of rows than a column has is refused',
  async (format) => {
    const three = new Table({
      l: vectorFromArray([['a'], [], ['b', 'c', 'd', 'e']], new List(new Field('element', new Utf8(), true))),
      a: vectorFromArray([7, 8, 9], new Int32()),
    })
    const whole = tableToIPC(three, format)
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength)
    const lengths = Array.from({ length: whole.length >> 3 }, (_, word) => word * 8).filter(
      (place) => view.getBigInt64(place, true) === 3n,
    )
    // That of the batch, and those of its columns.
    expect(lengths).toHaveLength(3)
    expect(await outcome(whole)).toBe(3)
    for (const place of lengths)
      for (const rows of [2, 4]) {
        const bytes = whole.slice()
        new DataView(bytes.buffer).setBigInt64(place, BigInt(rows), true)
        expect(`${await outcome(bytes)}`).toMatch(
          /column [la]: it has [234] cells in a batch of [234] rows; the bytes are damaged/u,
        )
      }
  },
)

describe('offsets', () => {
  const texts = ['x'.repeat(1001), 'y'.repeat(1002), 'z'.repeat(1003)]
  const lists = texts.map((text) => Array.from(text, () => 7))
  const element = new Field('element', new Int32(), true)
  const columns: readonly (readonly [string, Vector, 4 | 8])[] = [
    ['Utf8', vectorFromArray(texts, new Utf8()), 4],
    ['LargeUtf8', vectorFromArray(texts, new LargeUtf8()), 8],
    [
      'Binary',
      vectorFromArray(
        texts.map((text) => Buffer.from(text)),
        new Binary(),
      ),
      4,
    ],
    [
      'LargeBinary',
      vectorFromArray(
        texts.map((text) => Buffer.from(text)),
        new LargeBinary(),
      ),
      8,
    ],
    ['List', vectorFromArray(lists, new List(element)), 4],
    ['LargeList', vectorFromArray(lists, new LargeList(element)), 8],
    ['dictionary', vectorFromArray(texts, new Dictionary(new Utf8(), new Int32())), 4],
  ]

  /** The bytes with the last number of so many bytes put in place of another. */
  const replaced = (whole: Uint8Array, size: 4 | 8, from: number, to: number): Uint8Array => {
    const bytes = whole.slice()
    const view = new DataView(bytes.buffer)
    let at = (bytes.length - size) & ~3
    while (view.getInt32(at, true) !== from || (size === 8 && view.getInt32(at + 4, true) !== 0)) at -= 4
    if (size === 8) view.setBigInt64(at, BigInt(to), true)
    else view.setInt32(at, to, true)
    return bytes
  }

  test.each(columns)(
    'of %s that lead behind the bytes, back, or before them are refused',
    async (_, column, size) => {
      for (const format of formats) {
        const whole = tableToIPC(new Table({ column }), format)
        expect(await outcome(whole)).toBe(3)
        for (const [from, to] of [
          [3006, 3014],
          [2003, 1000],
          [2003, -1],
          [2003, 2 ** 31 - 1],
        ] as const) {
          const found = await outcome(replaced(whole, size, from, to))
          expect(String(found)).toContain('column column: its cells are not all there; the bytes are damaged')
        }
      }
    },
  )
})

describe('a flatbuffer', () => {
  /** Bytes of a table with one field, at 16, whose vtable is at 8. */
  const flat = (field: readonly number[]): Uint8Array =>
    Uint8Array.from([12, 0, 0, 0, 0, 0, 0, 0, 6, 0, 8, 0, 4, 0, 0, 0, ...field])
  const table = (field: readonly number[]) => ({ ...rootTable(flat(field)), at: 12 })

  it('is followed only within its bytes', () => {
    const out = table([255, 255, 255, 127])
    expect(() => tableAt(out, 0)).not.toThrow()
    for (const read of [stringAt, tablesAt]) expect(() => read(out, 0)).toThrow(IpcError)
    expect(() => vectorAt(out, 0, 16)).toThrow(IpcError)
    expect(() => rootTable(new Uint8Array(3))).toThrow(IpcError)
  })

  it('has no vector longer than its bytes, and no offset that leads nowhere', () => {
    expect(() => vectorAt(table([4, 0, 0, 0, 255, 255, 255, 127]), 0, 4)).toThrow(
      'they point outside of themselves',
    )
    expect(() => tableAt(table([0, 0, 0, 0]), 0)).toThrow('an offset leads nowhere')
  })
})
