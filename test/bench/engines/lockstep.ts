import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type AnyTable, isQuery, type Query } from '@lockstep/schema'
import { answer, clean, cleanBatches, openThreads, writeArrow } from '@lockstep/transforms'
import type { RecordBatch, Table } from 'apache-arrow'
import type { Assignment } from '../conversation.js'
import { loaded } from '../data/load.js'
import { jobNamed } from '../jobs/index.js'
import { gathered, through } from '../jobs/through.js'
import { serve } from '../serve.js'

const { version } = createRequire(import.meta.url)('../../../../packages/transforms/package.json') as {
  version: string
}

let run = (): Promise<void> | void => undefined
let output: readonly RecordBatch[] | undefined
let job: Assignment | undefined

await serve({
  version,
  load: async (assignment) => {
    job = assignment
    const { table } = jobNamed(job.job) as { readonly table: AnyTable | Query<unknown> }
    if (isQuery(table)) {
      const sources: Record<string, Table> = {}
      for (const input of job.inputs) sources[input.name] = await loaded(input)
      run = () => {
        output = undefined
        output = answer(table, sources).batches
      }
      return
    }
    const [first] = job.inputs
    const input =
      job.reads === 'memory' && first !== undefined ? await loaded(first, job.dictionaries) : undefined
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
