import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { clean, cleanBatches, openThreads, readArrow, writeArrow } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import type { Assignment } from '../conversation.js'
import { withDictionaries } from '../data/dictionary.js'
import { jobNamed } from '../jobs/index.js'
import { gathered, through } from '../jobs/through.js'
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
let output: readonly RecordBatch[] | undefined
let job: Assignment | undefined

const load = async (assignment: Assignment): Promise<Table> => {
  const { files, columns, dictionaries } = assignment
  const batches: RecordBatch[] = []
  for await (const batch of readArrow(files.arrow)) batches.push(only(batch, columns))
  return new Table([...withDictionaries(batches, dictionaries)])
}

await serve({
  version,
  load: async (assignment) => {
    job = assignment
    const { table } = jobNamed(job.job)
    const input = job.reads === 'memory' ? await load(job) : undefined
    const threads = openThreads(job.threads)
    run = async () => {
      output = undefined
      if (input === undefined) output = await through(table, assignment, threads)
      else if (threads.size === 1) output = clean(table, input).batches
      else output = await gathered(cleanBatches(table, input.batches, { threads }))
    }
  },
  run: () => run(),
  answer: async (path) => {
    if (output === undefined || job === undefined) throw new Error('there is no answer yet')
    if (job.writes !== 'memory') return job.out
    // A file for each batch, since an Arrow file cannot hold a dictionary that changes.
    await mkdir(`${path}.parts`, { recursive: true })
    for (const [index, batch] of output.entries())
      await writeArrow(join(`${path}.parts`, `${String(index).padStart(6, '0')}.arrow`), [batch])
    return `${path}.parts`
  },
})
