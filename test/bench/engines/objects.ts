import { readArrow, rowsOf } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { writeRows } from '../check/rows.js'
import { jobNamed } from '../jobs/index.js'
import { objectRules, type Row } from '../jobs/objects.js'
import { unchanged } from '../jobs/unchanged.js'
import { serve } from '../serve.js'

let input: readonly Row[] = []
let output: readonly Row[] = []
let job = ''

await serve({
  version: process.versions.node,
  load: async (assignment) => {
    job = assignment.job
    const batches: RecordBatch[] = []
    for await (const batch of readArrow(assignment.files.arrow)) batches.push(batch)
    input = rowsOf(unchanged(jobNamed(job).table), new Table(batches)) as readonly Row[]
  },
  run: () => {
    output = []
    output = objectRules[job]?.(input) ?? []
  },
  answer: (path) => writeRows(path, jobNamed(job).table, output),
})
