import type { MakeRecords } from '../post/made-supply.js'
import { importModule } from '../project/import-module.js'
import { AskedError } from './reasons.js'

/**
 * The one function that a module exports, which makes records of a seed and a count.
 * @throws AskedError where it exports none, or several.
 */
export const generatorOf = async (path: string): Promise<MakeRecords> => {
  const exported = await importModule(path)
  const functions = Object.entries(exported).filter(([, value]) => typeof value === 'function')
  const [[, make] = [], other] = functions
  if (make === undefined || other !== undefined)
    throw new AskedError(
      `${path}: expected a module with one function, posts(seed, count), that gives objects with a record for each table; it exports ${Object.keys(exported).join(', ') || 'nothing'}`,
    )
  return make as MakeRecords
}
