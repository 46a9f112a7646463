import { stat } from 'node:fs/promises'
import type { Job } from '../jobs/job.js'
import { columnFiles, csvFile, pinterest } from './pinterest.js'
import { shapeFiles } from './shapes.js'
import type { Files } from './write.js'

/** The files of a job's data, those that it needs made if they are not there. */
export const dataOf = async (home: string, job: Job, rows: number): Promise<Files> => {
  if (job.data === 'shapes') return shapeFiles(home, rows)
  const files = await pinterest(home, job.data, rows)
  if (job.reads === 'csv') await csvFile(files, job.data)
  if (job.reads !== 'csv' && job.reads !== 'ndjson') await columnFiles(files, job.data)
  return files
}

/** The bytes of what a job reads: its file, or for a job in memory the Arrow file. */
export const inputBytes = async ({ reads }: Pick<Job, 'reads'>, files: Files): Promise<number> =>
  (await stat(reads === 'memory' ? files.arrow : files[reads])).size
