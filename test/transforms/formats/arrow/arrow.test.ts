import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showType, type Type, types } from '@lockstep/schema'
import {
  type DataType,
  DateMillisecond,
  Decimal,
  Dictionary,
  Float32,
  Int8,
  Int32,
  LargeUtf8,
  type RecordBatch,
  RecordBatchStreamWriter,
  Table,
  TimestampMicrosecond,
  TimestampNanosecond,
  Uint32,
  Uint64,
  Utf8,
  Utf8View,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import { arrowType, typeOfArrow } from '../../../../packages/transforms/src/arrow/types.js'
import { IpcError } from '../../../../packages/transforms/src/formats/arrow/error.js'
import {
  type ArrowSource,
  readArrow,
  writeArrow,
} from '../../../../packages/transforms/src/node/files/arrow.js'
import { columnOf, edges, someTypes } from '../../../agreement/draw.js'
import { cells } from '../../../kit/arrow/cells.js'
import { fromCells } from '../../../kit/arrow/plain.js'
import { differences } from '../../../kit/compare/compare.js'
import * as files from './arrow-files.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-arrow-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
const newPath = (): string => join(folder, `${made++}.arrow`)

const read = async (source: ArrowSource): Promise<readonly RecordBatch[]> => {
  const batches: RecordBatch[] = []
  for await (const batch of readArrow(source)) batches.push(batch)
  return batches
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** The same bytes in each way that they can be given. */
const sources = (bytes: Uint8Array): readonly ArrowSource[] => {
  const path = newPath()
  writeFileSync(path, bytes)
  return [path, bytes, createReadStream(path), inChunks(bytes, 1), inChunks(bytes, 7)]
}

const texts = async (source: ArrowSource): Promise<readonly unknown[]> =>
  (await read(source)).map((batch) => cells(new Table(batch), [{ name: 'k', type: types.text }])[0]?.cells)

const everything = someTypes.map((type, at) => ({ name: `c${at}`, type, cells: [...edges(type), null] }))
const rows = Math.max(...everything.map(({ cells }) => cells.length))
const table = fromCells(
  everything.map(({ cells }) => Array.from({ length: rows }, (_, row) => cells[row] ?? null)),
  everything,
)

describe('types', () => {
  test.each(someTypes.map((type) => [showType(type), type] as const))(
    '%s goes to Arrow and back',
    (_, type) => {
      expect(typeOfArrow(arrowType(type))).toBe(type)
      expect(arrowType(type)).toBe(arrowType(type))
    },
  )

  test.each<[DataType, Type]>([
    [new LargeUtf8(), types.text],
    [new Utf8View(), types.text],
    [new Dictionary(new Utf8(), new Int32()), types.text],
    [new Int8(), types.int],
    [new Uint32(), types.long],
    [new Uint64(), types.long],
    [new TimestampMicrosecond('America/New_York'), types.timestamp],
  ])('%s is taken, too', (from, to) => {
    expect(typeOfArrow(from)).toBe(to)
  })

  test.each<[DataType]>([
    [new Float32()],
    [new Decimal(2, 40, 256)],
    [new DateMillisecond()],
    [new TimestampMicrosecond()],
    [new TimestampNanosecond('UTC')],
  ])('%s is refused', (type) => {
    expect(() => typeOfArrow(type)).toThrow(`no column type for Arrow's ${type}`)
  })
})

describe('a file', () => {
  it('gives back all that was written, batch by batch', async () => {
    const path = newPath()
    await writeArrow(
      path,
      [table.slice(0, 5), table.slice(5, 6), table.slice(6)].flatMap(({ batches }) => batches),
    )
    for (const source of sources(new Uint8Array(readFileSync(path)))) {
      const batches = await read(source)
      expect(batches.map(({ numRows }) => numRows)).toEqual([5, 1, rows - 6])
      expect(differences(new Table([...batches]), table, everything)).toMatchObject({
        total: 0,
        differences: [],
      })
    }
  })

  it('gives back whatever slices of columns were written', async () => {
    await fc.assert(
      fc.asyncProperty(columnOf, fc.nat(20), fc.nat(20), async ({ type, cells }, from, length) => {
        const schema = [{ name: 'c', type }]
        const slice = fromCells([cells], schema).slice(from, from + length)
        const path = newPath()
        await writeArrow(path, slice.batches.length > 0 ? slice.batches : fromCells([[]], schema).batches)
        const back = new Table([...(await read(path))])
        expect(differences(back, slice, schema)).toMatchObject({ total: 0, differences: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('is only there once all is written', async () => {
    const path = newPath()
    async function* failing(): AsyncGenerator<RecordBatch, void, undefined> {
      yield* table.batches
      throw new RangeError('no more')
    }
    await expect(writeArrow(path, failing())).rejects.toThrow(new RangeError('no more'))
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false])
  })

  it('needs a batch, and the same columns in each', async () => {
    const path = newPath()
    await expect(writeArrow(path, [])).rejects.toThrow(`${path}: no batches came`)
    const other = fromCells([[1]], [{ name: 'other', type: types.int }])
    await expect(writeArrow(path, [...table.batches, ...other.batches])).rejects.toThrow(
      'the columns change from',
    )
    const views = new Table({ v: vectorFromArray(['a', 'b', 'c'], new Utf8View()) })
    await expect(writeArrow(path, views.slice(1).batches)).rejects.toThrow(
      'column v: a slice of a string view',
    )
  })
})

test('a stream gives back all that was written', async () => {
  const writer = RecordBatchStreamWriter.writeAll(table)
  for (const source of sources(await writer.toUint8Array())) {
    const back = new Table([...(await read(source))])
    expect(differences(back, table, everything)).toMatchObject({ total: 0, differences: [] })
  }
})

test('dictionaries may grow, and in a stream be replaced', async () => {
  for (const source of sources(files.grownFile))
    expect(await texts(source)).toEqual([
      ['a', 'b', 'a'],
      ['a', 'e', 'b'],
    ])
  for (const source of sources(files.replacedStream))
    expect(await texts(source)).toEqual([
      ['a', 'b', 'a'],
      ['c', 'd', 'd'],
    ])
})

describe('what apache-arrow would read wrongly is refused, with file, column and cause:', () => {
  test.each([
    [
      'decimal256',
      files.decimal256,
      'column d: a decimal of 256 bits cannot be read; write decimal128, or leave the column out by `columns`',
    ],
    [
      'decimal32',
      files.decimal32,
      'column d: a decimal of 32 bits cannot be read; write decimal128, or leave the column out by `columns`',
    ],
    [
      'decimal64',
      files.decimal64,
      'column s.d: a decimal of 64 bits cannot be read; write decimal128, or leave the column out by `columns`',
    ],
    [
      'a list view',
      files.listView,
      "column l: Arrow's ListView cannot be read; write a plain list or column, or leave the column out by `columns`",
    ],
    [
      'run ends',
      files.runEnds,
      "column r: Arrow's RunEndEncoded cannot be read; write a plain list or column, or leave the column out by `columns`",
    ],
    ['equal columns', files.equalColumns, 'the columns: two fields have the name a; rename one'],
    ['equal fields', files.equalFields, 'column s: two fields have the name a; rename one'],
    [
      'a replaced dictionary',
      files.replacedFile,
      'a dictionary is replaced by another, which an Arrow file cannot hold; write an Arrow stream',
    ],
  ])('%s', async (_, bytes, cause) => {
    for (const source of sources(bytes)) {
      const name = typeof source === 'string' ? source : 'the Arrow bytes given'
      await expect(read(source)).rejects.toThrow(new IpcError(`${name}: ${cause}`, { file: name }))
    }
  })

  test('a file cut short, anywhere', async () => {
    for (let length = 0; length < files.grownFile.length; length += 13)
      await expect(read(files.grownFile.slice(0, length))).rejects.toThrow(IpcError)
  })

  test('a stream cut short inside a message', async () => {
    const whole = await read(files.replacedStream)
    for (let length = 0; length < files.replacedStream.length; length++) {
      const some = await read(files.replacedStream.slice(0, length)).catch((error: unknown) => error)
      if (some instanceof Error) expect(some).toBeInstanceOf(IpcError)
      else expect(some).toHaveLength(length < files.replacedStream.length - 8 ? 1 : whole.length)
    }
  })

  test('what is no Arrow, and what is not there', async () => {
    await expect(read(new TextEncoder().encode('{"a":1}\n'))).rejects.toThrow('or no Arrow stream')
    await expect(read('nowhere.arrow')).rejects.toThrow('nowhere.arrow: ENOENT')
  })
})
