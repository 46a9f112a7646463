import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AnyTable } from '@lockstep/schema'
import { readJson } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'

const shared = new URL('../../../shared/pinterest/', import.meta.url)

/** The folder of the real records where they stand beside the project, else of the sample that is checked in. */
export const folder: string = fileURLToPath(
  existsSync(shared) ? shared : new URL('../../examples/pinterest/sample/', import.meta.url),
)

/** The records of a table, read by `readJson`. */
export const records = async (table: AnyTable): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readJson(table, `${folder}${table.name}.ndjson`)) batches.push(batch)
  return new Table(batches)
}
