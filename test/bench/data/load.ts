import { readArrow } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { withDictionaries } from './dictionary.js'
import type { GivenInput } from './index.js'

/** Some columns of a batch. (`batch.select` of apache-arrow 21 gives others than it names.) */
const only = (batch: RecordBatch, columns: readonly string[]): RecordBatch => {
  const names = batch.schema.fields.map(({ name }) => name)
  return batch.selectAt(columns.map((name) => names.indexOf(name)))
}

/** The columns of an input that are asked for, some as dictionaries. */
export const loaded = async (
  { columns, files }: GivenInput,
  dictionaries: readonly string[] = [],
): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readArrow(files.arrow)) batches.push(only(batch, columns))
  return new Table([...withDictionaries(batches, dictionaries)])
}
