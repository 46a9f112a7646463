import { basename } from 'node:path'
import { loadModule } from '../project/module.js'
import type { ReadProgress } from './progress.js'
import { oneTable } from './reading.js'
import { exitCodes, type Outcome, type Voice } from './voice.js'

/** How a file is held against the tables of a module. */
export interface AgainstOptions {
  /** The table, where the module exports several. */
  readonly name: string | undefined
  readonly onProgress: (pass: string, progress: ReadProgress) => void
}

/** Holds a table of a module against a file, and tells what no longer fits; 1 where a value is lost. */
export const against = async (
  path: string,
  module: string,
  { name, onProgress }: AgainstOptions,
  voice: Voice,
): Promise<Outcome> => {
  const { holdAgainst } = await import('../infer/against/against.js')
  const table = oneTable(await loadModule(module), name)
  const { rows, drifts } = await holdAgainst(table, path, onProgress)
  voice.say(`${table.name} against ${basename(path)}: ${new Intl.NumberFormat('en-US').format(rows)} records`)
  for (const { sign, column, text, loses } of drifts)
    voice.say(`${voice.colour(loses ? 'red' : 'yellow', sign)} ${column}: ${text}`)
  if (drifts.length === 0) voice.say('all fits')
  return {
    code: drifts.some(({ loses }) => loses) ? exitCodes.stale : exitCodes.fine,
    told: { table: table.name, file: path, rows, drifts },
  }
}
