import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Field, types } from '@lockstep/schema'
import {
  Dictionary,
  FixedSizeBinary,
  Float32,
  Int32,
  Int64,
  LargeUtf8,
  type RecordBatch,
  Table,
  TimestampMillisecond,
  Utf8,
  Utf8View,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { ParquetCompression } from '../../../../packages/transforms/src/formats/parquet/encode.js'
import { ParquetError } from '../../../../packages/transforms/src/formats/parquet/error.js'
import type { Progress } from '../../../../packages/transforms/src/formats/shared/progress.js'
import { readParquet, writeParquet } from '../../../../packages/transforms/src/node/files/parquet.js'
import { columnOf } from '../../../agreement/draw.js'
import { cells } from '../../../kit/arrow/cells.js'
import { fromCells } from '../../../kit/arrow/plain.js'
import { differences } from '../../../kit/compare/compare.js'
import { duckdb, everyType, everything, readAll, scratch, small, smallFields } from './parquet-files.js'

const { folder, newPath } = scratch()

const expectSame = (back: Table, whole: Table, fields: readonly Field[]): void =>
  expect(differences(back, whole, fields)).toMatchObject({ total: 0, differences: [] })

const texts = (table: Table, name = 'k') => cells(table, [{ name, type: types.text }])[0]?.cells

describe('a file gives back all that was written', () => {
  test.each<ParquetCompression>(['snappy', 'zstd', 'gzip', 'uncompressed'])('%s', async (compression) => {
    const path = newPath()
    await writeParquet(path, everyType.batches, { compression })
    expectSame(await readAll(path), everyType, everything)
    expectSame(await readAll(new Uint8Array(readFileSync(path))), everyType, everything)
  })

  it('with identifiers as they are, since Snappy would find nothing in them, and all else compressed', async () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => row)
    const id = rows.map((row) => createHash('sha256').update(String(row)).digest('base64'))
    const text = rows.map((row) => `this is the text of row ${row}, which is much like the others`)
    const fields = [
      { name: 'id', type: types.text },
      { name: 'text', type: types.text },
    ]
    const whole = fromCells([id, text], fields)
    const written = async (compression?: ParquetCompression): Promise<Buffer> => {
      const path = newPath()
      await writeParquet(path, whole.batches, compression === undefined ? {} : { compression })
      expectSame(await readAll(path), whole, fields)
      return readFileSync(path)
    }
    const usual = await written()
    const has = (bytes: Buffer, column: readonly string[]): boolean => bytes.includes(column[1_500] ?? 'none')
    expect([has(usual, id), has(usual, text)]).toEqual([true, false])
    expect(has(await written('uncompressed'), text)).toBe(true)
    expect(has(await written('zstd'), id)).toBe(false)
  })

  test('in row groups and batches of any size, from any slices', async () => {
    const sizes = fc.integer({ min: 1, max: 30 })
    await fc.assert(
      fc.asyncProperty(columnOf, sizes, sizes, fc.nat(20), async (column, rowGroupRows, batchRows, from) => {
        const fields = [{ name: 'c', type: column.type }]
        const slice = fromCells([column.cells], fields).slice(from)
        const path = newPath()
        const batches = slice.batches.length > 0 ? slice.batches : fromCells([[]], fields).batches
        await writeParquet(path, batches, { rowGroupRows })
        const back = await readAll(path, { batchRows })
        if (slice.numRows > 0) expectSame(back, slice, fields)
        expect(back.numRows).toBe(slice.numRows)
        expect(back.batches.every(({ numRows }) => numRows <= Math.min(batchRows, rowGroupRows))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('text in each of its forms, whichever it is in a batch', async () => {
    const words = ['a', 'b', 'a', null, 'long enough for a view of its own']
    const forms = [new Utf8(), new LargeUtf8(), new Utf8View(), new Dictionary(new Utf8(), new Int32())]
    for (const form of forms) {
      const path = newPath()
      const table = new Table({ k: vectorFromArray(words, form) })
      await writeParquet(path, table.slice(1).batches)
      expect(texts(await readAll(path))).toEqual(texts(table.slice(1)))
    }
  })

  test('dictionaries that change from batch to batch', async () => {
    const path = newPath()
    const parts = [
      ['x', 'y', 'x'],
      ['z', null, 'y'],
    ].map((words) => new Table({ k: vectorFromArray(words, new Dictionary(new Utf8(), new Int32())) }))
    const [schema] = parts.map((part) => part.schema)
    const batches = parts.flatMap((part) => part.batches)
    await writeParquet(path, batches)
    expect(schema).toBeDefined()
    expect(texts(await readAll(path))).toEqual(['x', 'y', 'x', 'z', null, 'y'])
  })

  test('no rows, but the columns', async () => {
    const path = newPath()
    await writeParquet(path, small(0, 0).batches)
    expect(await duckdb(`select * from '${path}'`)).toEqual([])
    expect((await duckdb(`describe select * from '${path}'`)).map(([name]) => name)).toEqual(
      smallFields.map(({ name }) => name),
    )
    expect((await readAll(path)).numRows).toBe(0)
  })
})

describe('reading', () => {
  const path = newPath()
  const written = writeParquet(path, small(0, 100).batches, { rowGroupRows: 30 })

  it('takes the columns that are asked for, in the order of the file', async () => {
    await written
    const back = await readAll(path, { columns: ['tags', 'id'] })
    expectSame(
      back,
      small(0, 100).select(['id', 'tags']),
      smallFields.filter((_, at) => at % 3 === 0),
    )
  })

  it('refuses a column that is not there, and none at all', async () => {
    await expect(readAll(path, { columns: ['id', 'titel'] })).rejects.toThrow(
      new ParquetError(`${path}: column titel: it is not in the file, which has id, word, unique, tags`, {
        file: path,
      }),
    )
    await expect(readAll(path, { columns: [] })).rejects.toThrow('columns: expected at least one name')
    await expect(readAll(path, { batchRows: 0 })).rejects.toThrow('batchRows: expected a whole number from 1')
  })

  it('tells how far it is', async () => {
    const told: Progress[] = []
    await readAll(path, { onProgress: (progress) => told.push(progress) })
    const last = told.at(-1)
    expect(last).toMatchObject({ rows: 100, bytes: last?.totalBytes, remaining: 0 })
    expect(last?.bytes).toBeLessThan(readFileSync(path).length)
  })

  it('ends with the reason of its signal, and closes the file', async () => {
    const reason = new Error('enough')
    await expect(readAll(path, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const abort = new AbortController()
    const batches = readParquet(path, { signal: abort.signal, batchRows: 10 })
    await batches.next()
    abort.abort(reason)
    await expect(batches.next()).rejects.toBe(reason)
    await expect(batches.next()).resolves.toMatchObject({ done: true })
  })

  it('says which file is not there', async () => {
    await expect(readAll('nowhere.parquet')).rejects.toThrow('nowhere.parquet: ENOENT')
  })
})

describe('writing', () => {
  const failing = async function* (error: unknown): AsyncGenerator<RecordBatch, void, undefined> {
    yield* small(0, 10).batches
    throw error
  }

  it('leaves nothing where the batches fail, or its signal says so', async () => {
    const before = readdirSync(folder).length
    const path = newPath()
    const error = new RangeError('no more')
    await expect(writeParquet(path, failing(error))).rejects.toBe(error)
    const abort = new AbortController()
    const stopping = async function* () {
      yield* small(0, 10).batches
      abort.abort(error)
      yield* small(10, 20).batches
    }
    await expect(writeParquet(path, stopping(), { signal: abort.signal })).rejects.toBe(error)
    await expect(writeParquet(path, small(0, 9).batches, { signal: abort.signal })).rejects.toBe(error)
    expect([existsSync(path), readdirSync(folder).length]).toEqual([false, before])
  })

  it('needs a batch, and the same columns in each', async () => {
    const path = newPath()
    await expect(writeParquet(path, [])).rejects.toThrow(`${path}: no batches came`)
    const other = fromCells([[1]], [{ name: 'other', type: types.int }]).batches
    const both = [...small(0, 9).batches, ...other]
    for (const rowGroupRows of [1, 1000])
      await expect(writeParquet(path, both, { rowGroupRows })).rejects.toThrow(`${path}: the columns change`)
  })

  test.each([
    [
      'a',
      new Table({ a: vectorFromArray([1.5], new Float32()) }),
      'column a: no column type for Arrow’s Float32',
    ],
    [
      't',
      new Table({ t: vectorFromArray([1], new TimestampMillisecond('UTC')) }),
      'column t: no column type',
    ],
    [
      'f',
      new Table({ f: vectorFromArray([new Uint8Array(2)], new FixedSizeBinary(2)) }),
      'column f: no column',
    ],
  ])('refuses a column that has no type: %s', async (_, table, message) => {
    const told = writeParquet(newPath(), table.batches)
    await expect(told).rejects.toBeInstanceOf(ParquetError)
    await expect(told).rejects.toThrow(message.replace('’', "'"))
  })

  it('refuses a compression that there is not', async () => {
    const compression = 'lzma' as ParquetCompression
    await expect(writeParquet(newPath(), small(0, 1).batches, { compression })).rejects.toThrow(
      'compression: expected one of snappy, zstd, gzip, uncompressed, got lzma',
    )
  })
})

describe('types that Lockstep has not, of files that DuckDB writes, are refused by column:', () => {
  test.each([
    ['map {1: 2}', 'column c: Lockstep has no type for maps'],
    ["'x'::blob", 'column c: Lockstep has no type for bytes that are not said to be text'],
    ['1::float', 'column c: Lockstep has no type for 32-bit floats'],
    ["timestamp '2020-01-01'", 'column c: Lockstep has no type for a timestamp without time zone'],
    ["time '12:00'", 'column c: Lockstep has no type for time'],
    ['uuid()', 'column c: Lockstep has no type for uuid'],
    ["interval '1 day'", 'column c: Lockstep has no type for interval'],
    ["[timestamp_ns '2020-01-01']", 'column c.list.element: Lockstep has no type for a timestamp'],
  ])('%s', async (value, message) => {
    const path = newPath()
    await duckdb(`copy (select 7::bigint as n, ${value} as c) to '${path}' (format parquet)`)
    await expect(readAll(path)).rejects.toThrow(`${path}: ${message}`)
    const rest = await readAll(path, { columns: ['n'] })
    expect(rest.schema.fields[0]?.type).toEqual(new Int64())
    expect(rest.getChild('n')?.get(0)).toBe(7n)
  })
})

test('DuckDB’s whole numbers of each width, decimals, dates and instants are read', async () => {
  const path = newPath()
  await duckdb(
    `copy (select 1::tinyint a, -2::smallint b, 3::uinteger c, 18446744073709551615::ubigint d, 1.25::decimal(5,2) e,
    123456789012345678.25::decimal(38,2) f, date '1500-02-28' g, timestamptz '2021-03-04 05:06:07.123456+00' h,
    'é' i, ['a', null] j, {x: 1.5::double, y: true} k) to '${path}' (format parquet)`,
  )
  const fields: readonly Field[] = [
    { name: 'e', type: types.decimal(5, 2) },
    { name: 'f', type: types.decimal(38, 2) },
    { name: 'g', type: types.date },
    { name: 'h', type: types.timestamp },
    { name: 'i', type: types.text },
    { name: 'j', type: types.list(types.text) },
  ]
  const back = await readAll(path)
  expect(cells(back.select(fields.map(({ name }) => name)), fields).map((column) => column.cells[0])).toEqual(
    [
      125n,
      12345678901234567825n,
      Date.UTC(1500, 1, 28) / 86_400_000,
      1614834367123456n,
      Buffer.from('é').toString('latin1'),
      ['a', null],
    ],
  )
  expect(['a', 'b', 'c', 'd'].map((name) => back.getChild(name)?.get(0))).toEqual([
    1,
    -2,
    3,
    18446744073709551615n,
  ])
})
