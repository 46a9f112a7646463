import type { AnyTable } from '@lockstep/schema'
import { cleanBatches, cleanFiles, cleanTo, readCsv, type Threads } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import type { Assignment } from '../conversation.js'

/** All batches there are. */
export const gathered = async (batches: AsyncIterable<RecordBatch>): Promise<readonly RecordBatch[]> => {
  const all: RecordBatch[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

/** Reads a job's file, cleans it, and writes its file; or gives the batches where it writes none. */
export const through = async (
  table: AnyTable,
  { reads, writes, files, out }: Assignment,
  threads: Threads,
): Promise<readonly RecordBatch[]> => {
  if (reads === 'memory') throw new Error('a job in memory reads no file')
  if (reads === 'csv') {
    if (writes !== 'memory') throw new Error(`from CSV, Lockstep writes no ${writes} in this benchmark`)
    const raw = readCsv(table, files.csv, { header: true, escape: '"', multiLine: true })
    return gathered(cleanBatches(table, raw))
  }
  if (writes === 'memory') return gathered(cleanFiles(table, files[reads], { threads }))
  await cleanTo(table, files[reads], out, { threads })
  return []
}
