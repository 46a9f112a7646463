import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { everyRow, outputsOf, table } from '@lockstep/schema'
import {
  BadRecord,
  cleanBatches,
  cleanFiles,
  cleanTo,
  openThreads,
  readArrow,
  readJson,
  readParquet,
} from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cleanPieces } from '../../../packages/transforms/src/node/jobs/clean-files.js'
import { cleanPiecesTo } from '../../../packages/transforms/src/node/jobs/clean-to.js'
import { killWorkers, openWorkers } from '../../../packages/transforms/src/node/threads/threads.js'
import { selectTable } from '../../kit/draw/select-table.js'
import { all, folder, shown, someThreads } from './threads.js'

const run = promisify(execFile)
const { path, put } = folder()
const threads = someThreads()
const tiny = { pieceBytes: 256, lastBytes: 64, chunkBytes: 64, leastPartBytes: 1 << 20, partBytes: 1000 }

/** So that every piece is a part, or that the first and the last are not. */
const parts = [1, 3000].map((leastPartBytes) => ({ ...tiny, pieceBytes: 4000, leastPartBytes }))

const words = table('words', {
  raw: z.object({ n: z.int32(), text: z.string() }),
  clean: (columns) => ({ n: columns.n, text: columns.text.nullIf('none').upper() }),
  distinct: true,
})
const every = everyRow(words)

const lines = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `{"n":${n % 100},"text":"${n % 9 === 0 ? 'none' : `t${n % 100}`}"}\n`,
  ).join('')

const file = put('words.json', lines(1000))
const source = [{ path: file, format: 'json' as const }]

describe('a whole job, by several threads,', () => {
  it.each(['parquet', 'arrow'] as const)('writes the rows of one thread: %s', async (format) => {
    for (const of of [words, every]) {
      const one = shown(of, await all(cleanBatches(of, readJson(of, file))))
      for (const by of [...threads.slice(1), 1])
        for (const limits of [tiny, ...parts]) {
          const target = path(`out.${format}`)
          const done = await cleanPiecesTo(of, source, target, { threads: by }, limits)
          const read = format === 'parquet' ? readParquet(target) : readArrow(target)
          expect(shown(of, await all(read))).toEqual(one)
          expect(done).toMatchObject({
            rowsIn: 1000,
            rowsOut: of === words ? 200 : 1000,
            bytesIn: lines(1000).length,
          })
          expect(done.bytesOut).toBeGreaterThan(100)
        }
    }
  })

  it('reads packed files, and writes them', async () => {
    const packed = put('words.json.gz', gzipSync(lines(1000)))
    for (const by of threads) {
      await cleanTo(every, packed, path('copy.json.gz'), { threads: by })
      const copied = await all(readJson({ name: 'copy', raw: every.raw }, path('copy.json.gz')))
      const one = await all(cleanBatches(every, readJson(every, file)))
      expect(shown(every, copied)).toEqual(shown(every, one))
    }
  })

  it('writes a file without rows, too', async () => {
    const done = await cleanTo(words, put('no.json', ''), path('no.parquet'))
    expect(done).toMatchObject({ rowsIn: 0, rowsOut: 0 })
    expect(await all(readParquet(path('no.parquet')))).toEqual([])
  })

  it.each(['parquet', 'arrow'])('leaves nothing behind where it fails or is stopped: %s', async (format) => {
    const target = put(`kept.${format}`, 'as it was')
    const stop = new AbortController()
    const why = new Error('enough')
    const onProgress = () => stop.abort(why)
    for (const by of [...threads, 1]) {
      const options = { threads: by, mode: 'failFast' as const }
      const bad = [{ path: put('bad.json', `${lines(100)}x\n`), format: 'json' as const }]
      await expect(cleanPiecesTo(words, bad, target, options, tiny)).rejects.toThrow(BadRecord)
      const aborted = cleanPiecesTo(
        words,
        source,
        target,
        { ...options, signal: AbortSignal.abort(why) },
        tiny,
      )
      await expect(aborted).rejects.toBe(why)
      await expect(
        cleanPiecesTo(words, source, target, { ...options, onProgress, signal: stop.signal }, tiny),
      ).rejects.toBe(why)
    }
    const names = readdirSync(path('.')).filter((name) => name.includes('kept') || name.includes('part'))
    expect(names.filter((name) => name !== 'kept.parquet' && name !== 'kept.arrow')).toEqual([])
  })

  it('names the file that is at fault, and not the one that is written', async () => {
    const from = path('from.parquet')
    await cleanTo(selectTable('words', every.raw, outputsOf(every).slice(0, 1)), file, from)
    await expect(cleanTo(words, from, path('never.parquet'))).rejects.toThrow(
      /^[^:]*from\.parquet: column text: it is not in the file, which has n$/u,
    )
    expect(readdirSync(path('.'))).not.toContain('never.parquet')
  })

  it('refuses what it cannot write', async () => {
    await expect(cleanTo(words, file, path('x.txt'))).rejects.toThrow(
      'ends in nothing that says what to write',
    )
  })
})

describe('threads', () => {
  it('end a job where it is stopped, and take the next', async () => {
    for (const by of [...threads, 1]) {
      const stop = new AbortController()
      const cleaned = cleanPieces(every, source, { threads: by, signal: stop.signal }, tiny)
      await cleaned.next()
      stop.abort(new Error('enough'))
      await expect(all(cleaned)).rejects.toThrow('enough')
      const left = cleanPieces(every, source, { threads: by }, tiny)
      await left.next()
      await left.return()
      const again = await all(cleanPieces(every, source, { threads: by }, tiny))
      expect(again.reduce((sum, { numRows }) => sum + numRows, 0)).toBe(1000)
    }
  })

  it('stop a stream that gives nothing more', async () => {
    async function* silent() {
      yield* await all(readJson(every, file))
      await new Promise(() => {})
    }
    for (const by of threads) {
      const stop = new AbortController()
      const cleaned = cleanBatches(every, silent(), { threads: by, signal: stop.signal })
      await cleaned.next()
      const next = expect(cleaned.next()).rejects.toThrow('enough')
      stop.abort(new Error('enough'))
      await next
    }
  })

  it('that die fail their job, and others take their place', async () => {
    const by = openWorkers(1)
    const cleaned = cleanPieces(every, source, { threads: by }, tiny)
    await cleaned.next()
    await killWorkers(by)
    await expect(all(cleaned)).rejects.toThrow('a worker ended before its work did')
    const again = await all(cleanPieces(every, source, { threads: by }, tiny))
    expect(again.reduce((sum, { numRows }) => sum + numRows, 0)).toBe(1000)
    await by.close()
  })

  it('that were closed take no job', async () => {
    const closed = openThreads(2)
    await closed.close()
    await expect(all(cleanFiles(every, file, { threads: closed }))).rejects.toThrow('have been closed')
    await using open = openThreads(2)
    expect(open.size).toBe(2)
    const running = cleanPieces(every, source, { threads: open }, tiny)
    await running.next()
    const rest = expect(all(running)).rejects.toThrow()
    await open.close()
    await rest
  })

  it('let the process end, whether all was read, left, or failed', async () => {
    const script = put(
      'script.mjs',
      `import { cleanFiles, openThreads } from ${JSON.stringify(new URL('../../../packages/transforms/dist/bundle/index.js', import.meta.url))}
       import { fromJSON } from ${JSON.stringify(new URL('../../../packages/schema/dist/bundle/index.js', import.meta.url))}
       const table = fromJSON(JSON.parse(process.argv[3]))
       const run = async (threads, most) => {
         let rows = 0
         for await (const batch of cleanFiles(table, process.argv[2], { threads, mode: 'failFast' })) {
           rows += batch.numRows
           if (rows >= most) break
         }
         return rows
       }
       const warm = openThreads(3)
       console.log(await run(1, 1e9), await run(2, 1e9), await run(warm, 1e9), (await run(2, 1)) > 0, (await run(warm, 1)) > 0)
       await run(2, 1e9).catch(() => {})`,
    )
    const { toJSON } = await import('@lockstep/schema')
    const { stdout } = await run(process.execPath, [script, file, JSON.stringify(toJSON(every))], {
      timeout: 60_000,
    })
    expect(stdout).toBe('1000 1000 1000 true true\n')
  })
})
