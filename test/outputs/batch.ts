import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outputFields } from '@lockstep/schema'
import { rowDifferences } from '@lockstep/test'
import { clean, readJson } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { expect } from 'vitest'
import { visit } from './batch/tables.js'
import { runLockstep } from './generated.js'
import { sparkJars } from './jars.js'
import { type Place, runJob, writtenTables } from './jobs.js'

/** A record of a visit as it comes. */
export type RawVisit = Readonly<Record<'ind' | 'partition' | 'count' | 'country' | 'new', unknown>>

/** Writes records as JSON lines into a new file of a place. */
export const visitFile = (place: Place, name: string, of: readonly unknown[]): string => {
  const file = join(place.home, name)
  writeFileSync(file, `${of.map((record) => JSON.stringify(record)).join('\n')}\n`)
  return file
}

/** What TypeScript makes of records. */
export const cleanVisits = async (place: Place, of: readonly unknown[]): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readJson(visit, visitFile(place, 'wanted.ndjson', of))) batches.push(batch)
  return clean(visit, new Table(batches))
}

/** Writes a project file of visits, makes its outputs, and gives their folder. */
export const visitOutputs = async (place: Place, config: object): Promise<string> => {
  const path = join(place.home, 'lockstep.config.mjs')
  const out = join(place.home, 'out')
  const said = { name: 'visits', modules: [join(import.meta.dirname, 'batch/tables.ts')], out, ...config }
  writeFileSync(path, `export default ${JSON.stringify(said)}\n`)
  await runLockstep('gen', '--config', path)
  return out
}

/** A run of a notebook of visits: in rounds, each with a file that comes before it, or none. */
export interface VisitRun {
  readonly notebook: string
  readonly rounds: readonly string[]
  readonly widgets?: object
  readonly copies?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a notebook of visits with Delta tables, and gives what it said. */
export const runVisits = async (
  place: Place,
  { notebook, rounds, widgets = {}, copies = 'copies', env = {} }: VisitRun,
): Promise<string> => {
  const given = { catalog: 'spark_catalog', schema: 'default', ...widgets }
  const words = [notebook, join(place.home, copies), 'clean_visit', ...rounds]
  return runJob('run_notebook.py', words, place, {
    env: { LOCKSTEP_JARS: await sparkJars(), LOCKSTEP_WIDGETS: JSON.stringify(given), ...env },
  })
}

/** Expects that a copy of the table has these rows. */
export const expectVisits = async (place: Place, copy: string, wanted: Table): Promise<void> => {
  const written = await writtenTables({ ...place, tables: join(place.home, copy) }, ['clean_visit'])
  const { differences, cells } = rowDifferences(
    wanted,
    written.get('clean_visit') as Table,
    outputFields(visit),
  )
  expect(differences).toEqual([])
  expect(cells).toBe(wanted.numRows * 5)
}
