import { everyRow, table, tableFrom } from '@lockstep/schema'
import {
  BadRecord,
  cleanBatches,
  cleanFiles,
  cleanTo,
  type Progress,
  readArrow,
  readJson,
  readParquet,
  rowsOf,
  writeArrow,
} from '@lockstep/transforms'
import { type RecordBatch, Table, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { IpcError } from '../../../packages/transforms/src/formats/arrow/error.js'
import { cleanPieces } from '../../../packages/transforms/src/node/jobs/clean-files.js'
import { cleanPiecesTo } from '../../../packages/transforms/src/node/jobs/clean-to.js'
import { pieceLimits } from '../../../packages/transforms/src/node/jobs/pieces.js'
import { tableOfRows } from '../../../packages/transforms/src/rows/table-of-rows.js'
import { cases } from '../../cases/index.js'
import { unchanged } from '../../kit/draw/select-table.js'
import { fileOf, jsonLine } from '../formats/json/json-lines.js'
import { everyType } from '../formats/json/json-values.js'
import { all, folder, shown, someThreads } from './threads.js'

const { path, put } = folder()
const threads = someThreads()
const tiny = { ...pieceLimits, pieceBytes: 64, lastBytes: 8, chunkBytes: 16 }

const raw = unchanged('raw', everyType)

const numbers = table('numbers', {
  raw: z.object({ n: z.int32(), text: z.string() }),
  clean: (columns) => ({ n: columns.n, text: columns.text.upper() }),
  where: (columns) => columns.n.greaterThan(2),
  distinct: true,
})

const lines = (count: number, each: (index: number) => unknown): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify(each(index))}\n`).join('')

describe('files cleaned by several threads', () => {
  it('give the rows of one, in the same order, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(jsonLine(everyType), { maxLength: 25 }),
        fc.constantFrom('\n', '\r', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 2, max: 300 }),
        fc.constantFrom('permissive' as const, 'dropMalformed' as const),
        fc.constantFrom(...threads, 1),
        async (drawn, end, ended, pieceBytes, chunkBytes, mode, by) => {
          const bytes = fileOf(drawn, end)
          const file = put('drawn.json', ended ? bytes : bytes.subarray(0, bytes.length - end.length))
          const source = [{ path: file, format: 'json' as const }]
          const got = await all(
            cleanPieces(
              raw,
              source,
              { threads: by, mode },
              { ...pieceLimits, pieceBytes, lastBytes: 1, chunkBytes },
            ),
          )
          const one = await all(cleanBatches(raw, readJson(raw, file, { mode })))
          expect(shown(raw, got)).toEqual(shown(raw, one))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are cut right at every place of a file with every line end, byte order marks, and long lines', async () => {
    const text = `\ufeff{"n":3}\r\n\r\n{"n":4,"text":"${'x'.repeat(40)}"}\r{"n":5}\n\n\ufeff{"n":6}\n\r{"n":7}`
    const file = put('ends.json', text)
    const plain = unchanged('plain', numbers.raw)
    const one = shown(plain, await all(cleanBatches(plain, readJson(plain, file))))
    for (let pieceBytes = 1; pieceBytes < text.length + 2; pieceBytes++)
      for (const chunkBytes of [2, 3, 64]) {
        const source = [{ path: file, format: 'json' as const }]
        const got = await all(
          cleanPieces(
            plain,
            source,
            { threads: 1 },
            { ...pieceLimits, pieceBytes, lastBytes: 1, chunkBytes },
          ),
        )
        expect(shown(plain, got), `${pieceBytes} ${chunkBytes}`).toEqual(one)
      }
  })

  it('are filtered, made distinct over all pieces, and cleaned on', async () => {
    const next = tableFrom('next', {
      from: numbers,
      clean: (columns) => ({ text: columns.text }),
      distinct: true,
    })
    const file = put(
      'many.json',
      lines(200, (index) => ({ n: index % 7, text: `t${index % 3}` })),
    )
    for (const of of [numbers, next])
      for (const by of threads) {
        const source = [file, file].map((each) => ({ path: each, format: 'json' as const }))
        const got = await all(cleanPieces(of, source, { threads: by }, tiny))
        const one = await all(cleanBatches(of, readJson(numbers, [file, file])))
        expect(shown(of, got)).toEqual(shown(of, one))
      }
  })

  it('come to one row of each key, whichever thread read it, in a file of any format', async () => {
    const latest = table('latest', {
      raw: z.object({ n: z.int32(), text: z.string() }),
      clean: (columns) => ({ n: columns.n, text: columns.text.upper() }),
      distinctBy: { keys: 'text', keep: 'last', by: (columns) => columns.n },
    })
    const file = put(
      'keyed.json',
      lines(300, (index) => ({ n: index, text: `t${index % 7}` })),
    )
    const expected = Array.from({ length: 7 }, (_, index) => ({
      n: 293 + index,
      text: `T${(293 + index) % 7}`,
    }))
    for (const by of threads) {
      const source = [{ path: file, format: 'json' as const }]
      const got = await all(cleanPieces(latest, source, { threads: by }, tiny))
      const rows = got.flatMap((batch) => [...rowsOf(latest, new Table([batch]))])
      expect(rows.toSorted((one, other) => (one.n ?? 0) - (other.n ?? 0))).toEqual(expected)
      for (const target of [path('keyed.parquet'), path('keyed.arrow')]) {
        const { rowsOut } = await cleanPiecesTo(latest, source, target, { threads: by }, tiny)
        expect(rowsOut).toBe(7)
        const read = await all(target.endsWith('.arrow') ? readArrow(target) : readParquet(target))
        expect(new Table(read).numRows).toBe(7)
      }
    }
    expect((await cleanTo(latest, put('no.json', ''), path('no.parquet'))).rowsOut).toBe(0)
  })

  it('come in batches that do not depend on the threads', async () => {
    const file = put(
      'batches.json',
      lines(100, (index) => ({ n: index, text: 'a' })),
    )
    const sizes = async (by: (typeof threads)[number] | number) =>
      (await all(cleanPieces(numbers, [{ path: file, format: 'json' }], { threads: by }, tiny))).map(
        ({ numRows }) => numRows,
      )
    const one = await sizes(1)
    expect(one.length).toBeGreaterThan(20)
    for (const by of threads) expect(await sizes(by)).toEqual(one)
  })

  it('give one batch without rows where there is none', async () => {
    const got = await all(cleanFiles(numbers, put('none.json', '')))
    expect(got.map(({ numRows, schema }) => [numRows, schema.names])).toEqual([[0, ['n', 'text']]])
  })

  it('may be of several formats', async () => {
    const json = put('first.ndjson', '{"n":3,"text":"a"}\n')
    const csv = put('second.csv', '4,b\n')
    const arrow = path('third.arrow')
    await writeArrow(
      arrow,
      tableOfRows(numbers, [
        { n: 5, text: 'c' },
        { n: 1, text: 'd' },
      ]).batches,
    )
    const got = await all(cleanFiles(numbers, [json, csv, arrow], { threads: 2 }))
    expect(shown(numbers, got).map(({ cells }) => cells)).toEqual([
      [3, 4, 5],
      ['A', 'B', 'C'],
    ])
  })

  it('tell how far they are', async () => {
    const file = put(
      'far.json',
      lines(100, (index) => ({ n: index, text: 'a' })),
    )
    const told: Progress[] = []
    for (const by of threads)
      await all(
        cleanPieces(
          numbers,
          [{ path: file, format: 'json' }],
          { threads: by, onProgress: (progress) => told.push(progress) },
          tiny,
        ),
      )
    expect(told.at(-1)).toMatchObject({ rows: 100, bytes: 1990, totalBytes: 1990, remaining: 0 })
  })
})

describe('errors of files cleaned by several threads', () => {
  const bad = (line: number): string =>
    lines(300, (index) => (index === line - 1 ? { n: 'x' } : { n: index, text: 'a' }))

  it('name the line of the file, as one thread does', async () => {
    const good = put(
      'good.json',
      lines(50, (index) => ({ n: index, text: 'a' })),
    )
    for (const line of [1, 2, 150, 300]) {
      const file = put('bad.json', bad(line))
      const thrown = async (rows: AsyncIterable<unknown>) => all(rows).catch((error: unknown) => error)
      const one = await thrown(readJson(numbers, [good, file], { mode: 'failFast' }))
      expect(one).toBeInstanceOf(BadRecord)
      for (const by of [...threads, 1]) {
        const source = [good, file].map((each) => ({ path: each, format: 'json' as const }))
        const error = await thrown(cleanPieces(numbers, source, { threads: by, mode: 'failFast' }, tiny))
        expect(error).toBeInstanceOf(BadRecord)
        expect(error).toMatchObject({ message: (one as Error).message, line, column: 'n', file })
      }
    }
  })

  it('come after all that is before them', async () => {
    const file = put('late.json', bad(300))
    for (const by of threads) {
      let rows = 0
      const source = [{ path: file, format: 'json' as const }]
      const cleaned = cleanPieces(
        unchanged('plain', numbers.raw),
        source,
        { threads: by, mode: 'failFast' },
        tiny,
      )
      await expect(async () => {
        for await (const batch of cleaned) rows += batch.numRows
      }).rejects.toThrow('line 300')
      expect(rows).toBeGreaterThan(290)
    }
  })

  it('are those of the readers, of the same class', async () => {
    const run = (file: string) => all(cleanFiles(numbers, file, { threads: threads[0] ?? 1 }))
    await expect(run(path('absent.json'))).rejects.toThrow(
      `numbers: readJson: cannot read ${path('absent.json')}`,
    )
    await expect(run(put('cut.arrow', 'ARROW1'))).rejects.toThrow(IpcError)
    expect(() => cleanFiles(numbers, 'x.txt')).toThrow(
      "numbers: x.txt ends in nothing that says what it holds; rename it, or give format: 'json' or",
    )
    expect(() => cleanFiles(numbers, [])).toThrow('numbers: expected at least one file')
    await expect(all(cleanFiles(numbers, put('x.json', ''), { threads: 0 }))).rejects.toThrow(
      'expected threads to be a whole number',
    )
  })
})

describe('batches cleaned by several threads', () => {
  it('come as from one thread, for every rule, whatever a kernel keeps for the next batch', async () => {
    for (const one of Object.values(cases).flat()) {
      const input = tableOfRows(one.table, one.rows)
      const slices = one.rows.flatMap((_, row) => input.slice(row, row + 2).batches)
      const expected = await all(cleanBatches(one.table, slices))
      for (const by of [threads[0], threads[3]]) {
        const got = await all(cleanBatches(one.table, slices, { threads: by ?? 1 }))
        expect(got.map(({ numRows }) => numRows)).toEqual(expected.map(({ numRows }) => numRows))
        expect(shown(one.table, got), one.operation).toEqual(shown(one.table, expected))
      }
    }
  })

  it('keep one dictionary, which an Arrow file needs', async () => {
    const text = vectorFromArray(Array.from({ length: 100 }, (_, index) => `v${index % 5}`))
    const { batches } = new Table({ n: vectorFromArray(Int32Array.from({ length: 100 }, (_, n) => n)), text })
    const slices = Array.from({ length: 10 }, (_, index) => batches[0]?.slice(index * 10, index * 10 + 10))
    const of = everyRow(numbers)
    for (const by of threads) {
      const file = path('dictionary.arrow')
      await writeArrow(file, cleanBatches(of, slices as RecordBatch[], { threads: by }))
      const [, column] = shown(of, await all(readArrow(file)))
      expect(column?.cells).toEqual(Array.from({ length: 100 }, (_, index) => `V${index % 5}`))
    }
  })
})
