import { writeFileSync } from 'node:fs'
import { type Field, type Type, table, types } from '@lockstep/schema'
import { type Data, makeData, RecordBatch, Schema, Struct, Table } from 'apache-arrow'
import pl from 'nodejs-polars'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { columnFrom } from '../../../../packages/transforms/src/arrow/from-arrow.js'
import { batchOf } from '../../../../packages/transforms/src/arrow/to-arrow.js'
import { arrowField, arrowSchema } from '../../../../packages/transforms/src/arrow/types.js'
import { clean } from '../../../../packages/transforms/src/engine/clean.js'
import { IpcError } from '../../../../packages/transforms/src/formats/arrow/error.js'
import { type ArrowSource, readArrow } from '../../../../packages/transforms/src/node/files/arrow.js'
import { cleanFiles } from '../../../../packages/transforms/src/node/jobs/clean-files.js'
import { cells } from '../../../kit/arrow/cells.js'
import { all } from '../../node/threads.js'
import { scratch } from '../parquet/parquet-files.js'
import { compressedFile, compressedStream } from './arrow-files.js'
import * as files from './foreign-files.js'

const { newPath } = scratch()

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

const fileOf = (bytes: Uint8Array): string => {
  const path = `${newPath()}.arrow`
  writeFileSync(path, bytes)
  return path
}

const sources = (bytes: Uint8Array): readonly ArrowSource[] => [fileOf(bytes), bytes, inChunks(bytes, 100)]

const read = async (source: ArrowSource, columns?: readonly string[]): Promise<readonly RecordBatch[]> =>
  all(readArrow(source, columns === undefined ? {} : { columns }))

/** Some columns of batches, as a rule reads them. */
const asRead = (batches: readonly RecordBatch[], fields: readonly Field[]): Table => {
  const schema = arrowSchema(fields)
  return new Table(
    schema,
    batches.map((batch) =>
      batchOf(
        schema,
        fields.map(({ name, type }) => columnFrom(batch.getChild(name)?.data[0] as Data, type)),
        batch.numRows,
      ),
    ),
  )
}

/** The cells of some columns, by name. */
const shown = (batches: readonly RecordBatch[], types: Readonly<Record<string, Type>>) => {
  const fields = Object.entries(types).map(([name, type]) => ({ name, type }))
  return Object.fromEntries(cells(asRead(batches, fields), fields).map(({ name, cells }) => [name, cells]))
}

const odd = [
  ['a file', files.oddFile],
  ['a stream', files.oddStream],
  ['a stream of metadata V4', files.oddStreamV4],
  ['a file packed with lz4', files.oddLz4],
  ['a stream packed with zstd', files.oddZstd],
] as const

describe.each(odd)('%s with a column of nearly each type there is', (_, bytes) => {
  it('gives the columns before, behind and between, whatever the others are', async () => {
    for (const source of sources(bytes)) {
      const batches = await read(source, ['last', 'text view', 'first'])
      expect(batches[0]?.schema.names).toEqual(['first', 'text view', 'last'])
      expect(shown(batches, { first: types.int, 'text view': types.text, last: types.text })).toEqual({
        first: [1, 2, 3],
        'text view': ['a'.repeat(20), null, 'b'],
        last: ['a', null, 'c'],
      })
    }
  })

  it('is cleaned by the columns that the rules read', async () => {
    const pairs = table('pairs', {
      raw: z.object({ first: z.int32(), last: z.string() }),
      clean: ({ first, last }) => ({ first, last: last.upper() }),
    })
    const cleaned = await all(cleanFiles(pairs, fileOf(bytes), { format: 'arrow' }))
    expect(shown(cleaned, { first: types.int, last: types.text })).toEqual({
      first: [1, 2, 3],
      last: ['A', null, 'C'],
    })
  })

  it('gives each other column by itself, or says why not, and which', async () => {
    const read1 = async (name: string): Promise<unknown> => {
      try {
        return (await read(bytes, [name]))[0]?.getChildAt(0)?.length
      } catch (error) {
        expect(error).toBeInstanceOf(IpcError)
        return String(error)
      }
    }
    const outcomes = await Promise.all(names.map(async (name) => [name, await read1(name)] as const))
    const refused = outcomes.flatMap(([name, outcome]) =>
      outcome === 3 ? [] : [[name, String(outcome)] as const],
    )
    expect(refused.map(([name]) => name)).toEqual([
      'decimal32',
      'decimal64',
      'decimal256',
      'list view',
      'large list view',
      'struct of list view',
      'run ends',
      'same',
      'struct of same',
    ])
    for (const [name, message] of refused) expect(message).toContain(name)
  })

  it('gives nulls where a rule reads Null as another type', async () => {
    const nothing = { null: types.text, 'list of null': types.list(types.int) }
    const batches = await read(bytes, Object.keys(nothing))
    const raw = table('nothing', {
      raw: z.object({
        null: z.string(),
        'list of null': z.array(z.int32()),
        'struct of null': z.object({ n: z.int32() }),
      }),
      clean: (columns) => ({
        text: columns.null.trim(),
        list: columns['list of null'],
        field: columns['struct of null'].field('n'),
      }),
    })
    const cleaned = clean(
      raw,
      new Table([...(await read(bytes, ['null', 'list of null', 'struct of null']))]),
    )
    expect(
      shown(cleaned.batches, { text: types.text, list: types.list(types.int), field: types.int }),
    ).toEqual({ text: [null, null, null], list: [[null], [], null], field: [null, null, null] })
    expect(batches).toHaveLength(1)
  })
})

const names = [
  ...['first', 'null', 'list of null', 'struct of null', 'sparse', 'dense', 'decimal32', 'decimal64'],
  ...['decimal256', 'list view', 'large list view', 'struct of list view', 'run ends', 'map', 'duration'],
  ...['interval', 'float16', 'binary', 'large binary', 'binary view', 'text view', 'fixed list'],
  ...[
    'fixed binary',
    'time',
    'date64',
    'nanoseconds',
    'dictionary of lists',
    'same',
    'struct of same',
    'last',
  ],
]

test('a column that is asked for must be there, once', async () => {
  for (const source of sources(files.oddFile))
    await expect(read(source, ['first', 'absent'])).rejects.toThrow(
      /column absent: it is not in the file, which has first, null, list of null,/,
    )
  await expect(read(files.oddStream, ['same'])).rejects.toThrow('two fields have the name same; rename one')
})

test('no column at all is read where none is asked for, and the rows are counted', async () => {
  expect((await read(files.oddZstd, [])).map(({ numRows, numCols }) => [numRows, numCols])).toEqual([[3, 0]])
})

const structs = types.list(types.struct([{ name: 'a', type: types.int }]))
const large = {
  ints: types.list(types.int),
  texts: types.list(types.text),
  structs,
  nested: types.list(types.list(types.long)),
}

describe('lists with 64-bit offsets', () => {
  const fields = Object.entries(large).map(([name, type]) => ({ name, type }))
  const rows = {
    ints: [[1, 2], null, [], [3, null], [4]],
    texts: [['a'], ['b', null], null, ['long text, long text'], []],
    structs: [[[1]], [], null, [[2], null], [[null]]],
    nested: [[[1n], null], [], null, [[2n, 3n]], [[]]],
  }

  it('are read as lists, of slices, too', async () => {
    const back = cells(asRead(await read(files.largeLists), fields), fields)
    for (const [name, all] of Object.entries(rows))
      expect(back.find((column) => column.name === name)?.cells).toEqual([...all, ...all.slice(1, 4)])
  })

  it('are sliced in memory', async () => {
    const [first] = await read(files.largeLists)
    const whole = new Table(first === undefined ? [] : [first])
    for (let from = 0; from < 5; from++)
      for (let to = from; to <= 5; to++) {
        const back = cells(asRead(whole.slice(from, to).batches, fields), fields)
        for (const [name, all] of Object.entries(rows))
          expect(back.find((column) => column.name === name)?.cells).toEqual(all.slice(from, to))
      }
  })
})

const rowsOf = <T>(cell: (row: number) => T): readonly T[] =>
  Array.from({ length: 2000 }, (_, row) => cell(row))
const polars = {
  n: rowsOf((row) => (row % 7 === 0 ? null : row)),
  text: rowsOf((row) => (row % 5 === 0 ? null : `a text that is no view ${row % 40}`)),
  list: rowsOf((row) => [row, row + 1]),
}
const frame = pl.DataFrame([
  pl.Series('n', [...polars.n], pl.Int32),
  pl.Series('text', [...polars.text]),
  pl.Series('list', [...polars.list], pl.List(pl.Int32)),
])

test.each(['uncompressed', 'lz4', 'zstd'] as const)('what Polars writes %s is read', async (compression) => {
  const path = `${newPath()}.arrow`
  frame.writeIPC(path, { compression })
  expect(shown(await read(path), { n: types.int, text: types.text, list: types.list(types.int) })).toEqual(
    polars,
  )
})

describe('packed batches', () => {
  test.each([
    ['lz4', compressedFile],
    ['zstd', compressedStream],
  ])('of %s are read as pyarrow reads them', async (_, bytes) => {
    for (const source of sources(bytes))
      expect(shown(await read(source), { x: types.int, s: types.text })).toEqual({
        x: [1, null, 3],
        s: ['a', null, Buffer.from('é').toString('latin1')],
      })
  })

  it('of lz4 are refused where their checksum says so, and the next are read', async () => {
    const whole = new Uint8Array(frame.select('n').writeIPC({ compression: 'lz4' }))
    const { length } = whole
    let refused = 0
    for (let at = 400; at < length - 800; at += Math.ceil(length / 40)) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 4
      const message = await read(bytes).then(
        () => 'read',
        (error: unknown) => String(error),
      )
      if (message !== 'read') {
        expect(message).toMatch(/column n: a packed buffer is no whole lz4: .*; the bytes are damaged/)
        refused++
      }
    }
    expect(refused).toBeGreaterThan(20)
    expect(shown(await read(whole), { n: types.int })).toEqual({ n: polars.n })
  })

  /** A packed file in which the size of its first packed buffer is said to be another. */
  const resized = (bytes: Uint8Array, size: bigint, magic: number): Uint8Array => {
    const copy = bytes.slice()
    const view = new DataView(copy.buffer)
    for (let at = 8; at < copy.length - 4; at++)
      if (view.getUint32(at, true) === magic) {
        view.setBigInt64(at - 8, size, true)
        return copy
      }
    throw new RangeError('nothing is packed')
  }

  test.each([
    ['lz4', 0x184d2204],
    ['zstd', 0xfd2fb528],
  ] as const)('of %s are refused where they have other sizes than said', async (compression, magic) => {
    const whole = new Uint8Array(frame.select('n').writeIPC({ compression }))
    expect(await read(whole)).toHaveLength(1)
    for (const size of [1n, 1n << 31n, 1n << 40n, -2n])
      await expect(read(resized(whole, size, magic))).rejects.toThrow(/column n: a packed buffer is/)
  })
})

const noBatch: readonly (readonly [string, Uint8Array])[] = [
  ['a file', files.noBatchFile],
  ['a stream', files.noBatchStream],
]
const nested = table('nested', {
  raw: z.object({
    list: z.array(z.int32()),
    struct: z.object({ a: z.string(), b: z.array(z.string()) }),
    large: z.array(z.string()),
    words: z.string(),
    view: z.string(),
    null: z.string(),
  }),
  clean: (raw) => ({
    list: raw.list,
    a: raw.struct.field('a').trim(),
    b: raw.struct.field('b'),
    large: raw.large,
    words: raw.words.upper(),
    view: raw.view,
    null: raw.null,
  }),
})

describe('without a batch', () => {
  it.each(noBatch)('%s gives one of no rows, with its columns', async (_, bytes) => {
    for (const source of sources(bytes)) {
      const batches = await read(source)
      expect(batches.map(({ numRows, schema }) => [numRows, schema.names])).toEqual([
        [0, ['list', 'struct', 'large', 'words', 'view', 'null']],
      ])
      expect(clean(nested, new Table([...batches])).numRows).toBe(0)
    }
  })

  it.each(noBatch)('%s is cleaned', async (_, bytes) => {
    const cleaned = await all(cleanFiles(nested, fileOf(bytes), { format: 'arrow' }))
    expect(cleaned.reduce((rows, { numRows }) => rows + numRows, 0)).toBe(0)
  })

  it('a table in memory is cleaned, and refused where its columns are of another type', async () => {
    const schema = new Schema(
      [
        { name: 'list', type: types.list(types.int) },
        { name: 'struct', type: types.struct([{ name: 'a', type: types.text }]) },
      ].map(arrowField),
    )
    const fitting = table('fitting', {
      raw: z.object({ list: z.array(z.int32()), struct: z.object({ a: z.string() }) }),
      clean: (raw) => ({ list: raw.list, a: raw.struct.field('a') }),
    })
    const other = table('other', {
      raw: z.object({ list: z.array(z.string()), struct: z.object({ a: z.string() }) }),
      clean: (raw) => ({ list: raw.list, a: raw.struct.field('a') }),
    })
    const lacking = table('lacking', {
      raw: z.object({ struct: z.object({ c: z.string() }) }),
      clean: (raw) => ({ c: raw.struct.field('c') }),
    })
    const [batch] = (await read(files.noBatchFile, ['list', 'struct'])) as [RecordBatch]
    expect(clean(fitting, new Table(schema)).numRows).toBe(0)
    const children = schema.fields.map(({ type }) => makeData({ type }))
    const bare = new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: 0, children }))
    for (const empty of [new Table([bare]), new Table([batch])]) {
      expect(clean(fitting, empty).numRows).toBe(0)
      expect(() => clean(other, empty)).toThrow('expected Arrow data of type text, got Int32')
      expect(() => clean(lacking, empty)).toThrow('there is no field c in')
    }
  })
})

test('a file of bytes that are cut short in a packed column says which', async () => {
  const whole = new Uint8Array(frame.writeIPCStream({ compression: 'zstd' }))
  await expect(read(whole.subarray(0, whole.length - 200))).rejects.toThrow('cut short')
})
