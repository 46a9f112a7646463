import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, showType, types } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import { encodeRowGroups, type ParquetCompression } from '../../packages/transforms/src/files/parquet/encode.js'
import { ParquetError } from '../../packages/transforms/src/files/parquet/error.js'
import type { ParquetReadOptions } from '../../packages/transforms/src/files/parquet/read.js'
import { parquetFrom } from '../../packages/transforms/src/files/parquet/stitch.js'
import { type ParquetSource, readParquet, writeParquet } from '../../packages/transforms/src/files/parquet.js'
import { columnOf, edges, someTypes } from '../agreement/draw.js'
import { differences } from '../kit/compare.js'
import { fromCells } from '../kit/plain.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
const newPath = (): string => join(folder, `${made++}.parquet`)

const read = async (source: ParquetSource, options: ParquetReadOptions = {}): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readParquet(source, options)) batches.push(batch)
  return new Table(batches)
}

const everything = someTypes.map((type, at) => ({ name: `c${at}`, type, cells: [...edges(type), null] }))
const rows = Math.max(...everything.map(({ cells }) => cells.length))
const table = fromCells(
  everything.map(({ cells }) => Array.from({ length: rows }, (_, row) => cells[row] ?? null)),
  everything,
)

const expectSame = (back: Table, whole: Table, fields: readonly Field[]): void =>
  expect(differences(back, whole, fields)).toMatchObject({ total: 0, differences: [] })

describe('a file gives back all that was written', () => {
  test.each<ParquetCompression>(['snappy', 'zstd', 'gzip', 'uncompressed'])('%s', async (compression) => {
    const path = newPath()
    await writeParquet(path, table.batches, { compression })
    expectSame(await read(path), table, everything)
    expectSame(await read(new Uint8Array(readFileSync(path))), table, everything)
  })
})
