import type { AnyTable } from '@lockstep/schema'
import {
  cleanBatches,
  readArrow,
  readCsv,
  readJson,
  readParquet,
  writeArrow,
  writeParquet,
} from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import type { Assignment } from '../conversation.js'

const read = (table: AnyTable, { reads, files, columns }: Assignment): AsyncIterable<RecordBatch> => {
  switch (reads) {
    case 'ndjson':
      return readJson(table, files.ndjson)
    case 'csv':
      return readCsv(table, files.csv, { header: true, escape: '"', multiLine: true })
    case 'arrow':
      return readArrow(files.arrow)
    case 'parquet':
      return readParquet(files.parquet, { columns: [...columns] })
    case 'memory':
      throw new Error('a job in memory reads no file')
  }
}

/** Reads a job's file, cleans it, and writes its file; or gives the batches where it writes none. */
export const through = async (table: AnyTable, job: Assignment): Promise<readonly RecordBatch[]> => {
  const cleaned = cleanBatches(table, read(table, job))
  switch (job.writes) {
    case 'parquet':
      await writeParquet(job.out, cleaned)
      return []
    case 'arrow':
      await writeArrow(job.out, cleaned)
      return []
    case 'memory': {
      const batches: RecordBatch[] = []
      for await (const batch of cleaned) batches.push(batch)
      return batches
    }
    default:
      throw new Error(`Lockstep writes no ${job.writes} yet`)
  }
}
