import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnyTable, } from '@lockstep/schema'
import { cleanBatches, openThreads, readJson, } from '@lockstep/transforms'
import { type RecordBatch, Table, } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanPieces } from '../../packages/transforms/src/files/clean-files.js'
import { openWorkers, type Threads } from '../../packages/transforms/src/files/threads/threads.js'
import { cells } from '../kit/cells.js'
import { fileOf, jsonLine } from './json-lines.js'
import { everyType } from './json-values.js'
import { unchanged } from './unchanged.js'

const home = mkdtempSync(join(tmpdir(), 'lockstep-threads-'))
const workers: readonly Threads[] = [openWorkers(1), openWorkers(2), openWorkers(3)]
const mixed = openThreads(2)
afterAll(async () => {
  await Promise.all([...workers, mixed].map((threads) => threads.close()))
  rmSync(home, { recursive: true, force: true })
})

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(home, name)
  writeFileSync(path, content)
  return path
}

const all = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const made: RecordBatch[] = []
  for await (const batch of batches) made.push(batch)
  return made
}

/** The cells of all batches as one table: as bytes would be, but for where batches end. */
const shown = (of: AnyTable, batches: readonly RecordBatch[]) =>
  cells(
    new Table([...batches]),
    of.columns.map(({ name, node }) => ({ name, type: node.type })),
  )

const raw = unchanged('raw', everyType)

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
        fc.constantFrom(...workers, mixed, 1, 2),
        async (lines, end, ended, pieceBytes, chunkBytes, mode, threads) => {
          const bytes = fileOf(lines, end)
          const path = put('drawn.json', ended ? bytes : bytes.subarray(0, bytes.length - end.length))
          const options = { threads, mode }
          const got = await all(
            cleanPieces(raw, [{ path, format: 'json' }], options, { pieceBytes, chunkBytes }),
          )
          const one = await all(cleanBatches(raw, readJson(raw, path, { mode })))
          expect(shown(raw, got)).toEqual(shown(raw, one))
        },
      ),
      { numRuns: 150 },
    )
  })
})
