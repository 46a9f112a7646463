import { stat } from 'node:fs/promises'
import type { Input, Job } from '../jobs/job.js'
import { kindFiles } from './kinds.js'
import { columnFiles, csvFile, pinterest } from './pinterest.js'
import { questionFiles } from './questions.js'
import { shapeFiles } from './shapes.js'
import type { Files } from './write.js'

/** An input of a job, and the files that it is loaded from. */
export interface GivenInput extends Input {
  readonly files: Files
}

const filesOf = async (home: string, { data }: Input, { reads }: Job, rows: number): Promise<Files> => {
  if (data === 'shapes') return shapeFiles(home, rows)
  if (data === 'kinds') return kindFiles(home, rows)
  if (data === 'posts' || data === 'places' || data === 'people') return questionFiles(home, data, rows)
  const files = await pinterest(home, data, rows)
  if (reads === 'csv') await csvFile(files, data)
  if (reads !== 'csv' && reads !== 'ndjson') await columnFiles(files, data)
  return files
}

/** The inputs of a job with their files, those that it needs made if they are not there. */
export const dataOf = async (home: string, job: Job, rows: number): Promise<readonly GivenInput[]> => {
  const given: GivenInput[] = []
  for (const input of job.inputs) given.push({ ...input, files: await filesOf(home, input, job, rows) })
  return given
}

/** The bytes of what a job reads: its files, or for a job in memory the Arrow files. */
export const inputBytes = async (
  { reads }: Pick<Job, 'reads'>,
  given: readonly GivenInput[],
): Promise<number> => {
  const all = await Promise.all(
    given.map(({ files }) => stat(reads === 'memory' ? files.arrow : files[reads])),
  )
  return all.reduce((sum, { size }) => sum + size, 0)
}
