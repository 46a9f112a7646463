import { createRequire } from 'node:module'
import { clean, readArrow, writeArrow } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { jobNamed } from '../jobs/index.js'
import { serve } from '../serve.js'

const { version } = createRequire(import.meta.url)('../../../../packages/transforms/package.json') as {
  version: string
}

/** Some columns of a batch. (`batch.select` of apache-arrow 21 gives others than it names.) */
const only = (batch: RecordBatch, columns: readonly string[]): RecordBatch => {
  const names = batch.schema.fields.map(({ name }) => name)
  return batch.selectAt(columns.map((name) => names.indexOf(name)))
}

let run = (): Promise<void> | void => undefined
let output: Table | undefined

await serve({
  version,
  load: async ({ job, files, columns }) => {
    const { table } = jobNamed(job)
    const batches: RecordBatch[] = []
    for await (const batch of readArrow(files.arrow)) batches.push(only(batch, columns))
    const input = new Table(batches)
    run = () => {
      output = undefined
      output = clean(table, input)
    }
  },
  run: () => run(),
  answer: async (path) => {
    if (output === undefined) throw new Error('there is no answer yet')
    await writeArrow(`${path}.arrow`, output.batches)
    return `${path}.arrow`
  },
})
