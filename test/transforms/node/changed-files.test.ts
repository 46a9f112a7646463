import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { gzipSync } from 'node:zlib'
import { table } from '@lockstep/schema'
import {
  cleanFiles,
  cleanTo,
  readArrow,
  readCsv,
  readJson,
  readParquet,
  writeParquet,
} from '@lockstep/transforms'
import { type RecordBatch, Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { filesOf } from '../../../packages/transforms/src/node/files/formats.js'
import { cleanPieces } from '../../../packages/transforms/src/node/jobs/clean-files.js'
import { pieceLimits } from '../../../packages/transforms/src/node/jobs/pieces.js'
import { all, folder, someThreads } from './threads.js'

const { path, put } = folder()

const words = table('words', { raw: z.object({ text: z.string() }), clean: ({ text }) => ({ text }) })

const rows = 40_000
const text = (row: number): string => `row ${row} ${Math.sin(row)} ${Math.cos(row)}`
const lines = (line: (text: string) => string): string =>
  Array.from({ length: rows }, (_, row) => `${line(text(row))}\n`).join('')

/** A table in some batches. */
const arrow = (): Table => {
  const whole = new Table({ text: vectorFromArray(Array.from({ length: rows }, (_, row) => text(row))) })
  const parts = [0, 1, 2, 3].map((part) => whole.slice((part * rows) / 4, ((part + 1) * rows) / 4))
  return new Table(parts.flatMap(({ batches }) => batches))
}

const pools = someThreads()

const json = lines((text) => JSON.stringify({ text }))

const contents: Readonly<Record<string, () => string | Uint8Array | Promise<Uint8Array>>> = {
  'a.json': () => json,
  'a.json.gz': () => gzipSync(json),
  'a.csv': () => lines((text) => text),
  'a.arrow': () => tableToIPC(arrow(), 'file'),
  'a.arrows': () => tableToIPC(arrow(), 'stream'),
  'a.parquet': async () => {
    await writeParquet(path('made.parquet'), arrow().batches, { rowGroupRows: rows / 4 })
    return readFileSync(path('made.parquet'))
  },
}

const written = async (name: string): Promise<string> => put(name, await (contents[name]?.() ?? ''))

const read = (path: string): AsyncIterable<RecordBatch> => {
  if (path.includes('.json')) return readJson(words, path, { batchRows: 5000 })
  if (path.endsWith('.csv')) return readCsv(words, path, { batchRows: 5000 })
  return path.endsWith('.parquet') ? readParquet(path) : readArrow(path)
}

const changes: Readonly<Record<string, (path: string) => void>> = {
  'becomes shorter': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'becomes empty': (path) => truncateSync(path, 0),
  'becomes longer': (path) => appendFileSync(path, '{"text":"more"}\n'),
  'is written to': (path) => {
    const file = openSync(path, 'r+')
    writeSync(file, ' ', statSync(path).size - 1)
    closeSync(file)
  },
  'is replaced': (path) => renameSync(put('other', readFileSync(path)), path),
}

/** All batches of a file that changes once the first is there. */
const changing = async (batches: AsyncIterable<RecordBatch>, change: () => void): Promise<number> => {
  let seen = 0
  for await (const { numRows } of batches) {
    if (seen === 0) change()
    seen += numRows
  }
  return seen
}

describe.each(Object.keys(changes))('a file that %s while it is read', (change) => {
  it.each(Object.keys(contents))('is an error that says so: %s', async (name) => {
    const path = await written(name)
    await expect(changing(read(path), () => changes[change]?.(path))).rejects.toThrow(
      `${path}: the file changed while it was read`,
    )
  })

  it('is one, too, where threads clean it', async () => {
    for (const [index, threads] of pools.entries()) {
      const path = put(`threads-${index}.json`, json.slice(0, json.indexOf('\n', 600_000) + 1))
      const limits = { ...pieceLimits, pieceBytes: 50_000, lastBytes: 50_000 }
      const cleaned = cleanPieces(words, filesOf(words, path, undefined), { threads }, limits)
      await expect(changing(cleaned, () => changes[change]?.(path))).rejects.toThrow(
        `words: readJson: ${path}: the file changed while it was read`,
      )
    }
  })
})

describe('a file that stays as it is', () => {
  it.each(Object.keys(contents))('is read whole: %s', async (name) => {
    const path = await written(name)
    expect(await changing(read(path), () => readFileSync(path))).toBe(rows)
  })
})

describe('a file that says it has no bytes, and has some', () => {
  const lines = z.object({ line: z.string() })
  const status = table('status', { raw: lines, clean: ({ line }) => ({ line }) })

  it.skipIf(process.platform !== 'linux')('is read to its end', async () => {
    const name = '/proc/self/limits'
    expect(statSync(name).size).toBe(0)
    const batches = await all(cleanFiles(status, name, { format: 'csv' }))
    const count = readFileSync(name, 'utf8').trimEnd().split('\n').length
    expect(count).toBeGreaterThan(10)
    expect(batches.reduce((sum, { numRows }) => sum + numRows, 0)).toBe(count)
    const json = await all(cleanFiles(status, name, { format: 'json' }))
    expect(json.reduce((sum, { numRows }) => sum + numRows, 0)).toBe(count)
  })
})

describe('a source that is not there', () => {
  it.each([
    ['none.json', 'readJson'],
    ['none.csv', 'readCsv'],
    ['none.arrow', 'readArrow'],
    ['none.parquet', 'readParquet'],
  ])('is told by the name of its reader: %s', async (name, reader) => {
    const said = `words: ${reader}: cannot read ${path(name)}: ENOENT`
    await expect(all(cleanFiles(words, path(name)))).rejects.toThrow(said)
    await expect(cleanTo(words, path(name), path('out.json'))).rejects.toThrow(said)
  })
})
