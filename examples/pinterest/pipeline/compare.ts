import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanedName } from '@lockstep/codegen'
import { type AnyQuery, type AnyTable, outputFields } from '@lockstep/schema'
import { type Difference, rowDifferences } from '@lockstep/test'
import { answer, clean, readJson, type Sources } from '@lockstep/transforms'
import { type RecordBatch, Table, tableFromIPC } from 'apache-arrow'
import { questions, streamedTables, tables } from './contents.js'
import type { NotebooksRun } from './run-notebooks.js'

/** A table or an answer of Spark's beside TypeScript's of the same records. */
export interface Compared {
  readonly name: string
  readonly kind: 'table' | 'stream' | 'answer'
  readonly rows: number
  readonly cells: number
  readonly differences: readonly Difference[]
}

/** The records of each table that a folder holds, as they are. */
export const readRecords = async (folder: string): Promise<Sources> => {
  const sources: Record<string, Table> = {}
  for (const table of tables) {
    const batches: RecordBatch[] = []
    for await (const batch of readJson(table, join(folder, `${table.name}.ndjson`))) batches.push(batch)
    sources[table.name] = new Table(batches)
  }
  return sources
}

const compared = (
  of: AnyTable | AnyQuery,
  kind: Compared['kind'],
  wanted: Table,
  folder: string,
  file: string,
): Compared => {
  const got = tableFromIPC(readFileSync(join(folder, `${file}.arrow`)))
  const { cells, differences } = rowDifferences(wanted, got, outputFields(of))
  return { name: of.name, kind, rows: got.numRows, cells, differences }
}

const cleanOf = (table: AnyTable, records: Sources): Table => clean(table, records[table.name] as Table)

/**
 * Compares every cell of what Spark made of the records with what TypeScript makes of them, the rows in any order. The
 * streams have each record as often as Kafka does, which may be more often than it was posted.
 */
export const compareAll = (
  records: Sources,
  { batch, streams }: NotebooksRun,
  inKafka: Sources = records,
): readonly Compared[] => {
  return [
    ...tables.map((table) => compared(table, 'table', cleanOf(table, records), batch, cleanedName(table))),
    ...streamedTables.map((table) =>
      compared(table, 'stream', cleanOf(table, inKafka), streams, cleanedName(table)),
    ),
    ...questions.map((of) => compared(of, 'answer', answer(of, records), batch, of.name)),
  ]
}
