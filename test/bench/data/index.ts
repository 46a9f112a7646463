import { stat } from 'node:fs/promises'
import type { DataName } from '../jobs/job.js'
import { pinterest } from './pinterest.js'
import { shapeFiles } from './shapes.js'
import type { Files } from './write.js'

/** The files of a set of data, made if they are not there. */
export const dataOf = (home: string, name: DataName, rows: number): Promise<Files> =>
  name === 'shapes' ? shapeFiles(home, rows) : pinterest(home, name, rows)

/** The bytes of a file. */
export const bytesOf = async (path: string): Promise<number> => (await stat(path)).size
