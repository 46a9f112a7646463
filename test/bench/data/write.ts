import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { writeArrow, writeParquet } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'

/** The files of one set of data: the same rows for every engine, in the form it reads best. */
export interface Files {
  readonly rows: number
  readonly ndjson: string
  /** With a header, quotes doubled. */
  readonly csv: string
  readonly arrow: string
  readonly parquet: string
}

/** Makes a file unless it is there: beside its place, then renamed, so that what stands there is whole. */
export const madeOnce = async (path: string, make: (part: string) => Promise<void>): Promise<void> => {
  if (existsSync(path)) return
  const part = `${path}.part-${process.pid}`
  try {
    await make(part)
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}

/** Writes record batches as an Arrow file and a Parquet file, each made once. */
export const writeBoth = async (
  { arrow, parquet }: Pick<Files, 'arrow' | 'parquet'>,
  batches: () => AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
): Promise<void> => {
  await madeOnce(arrow, (part) => writeArrow(part, batches()))
  await madeOnce(parquet, (part) => writeParquet(part, batches()))
}
