import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { AnyTable } from '@lockstep/schema'
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
let ndjson: string | undefined

const parsed = async (path: string): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) }))
    rows.push(JSON.parse(line))
  return rows
}

await serve({
  version: process.versions.node,
  load: async (assignment) => {
    job = assignment.job
    ndjson = assignment.reads === 'ndjson' ? assignment.files.ndjson : undefined
    if (ndjson !== undefined) return
    const batches: RecordBatch[] = []
    for await (const batch of readArrow(assignment.files.arrow)) batches.push(batch)
    input = rowsOf(unchanged(jobNamed(job).table as AnyTable), new Table(batches)) as readonly Row[]
  },
  run: async () => {
    output = []
    if (ndjson !== undefined) input = await parsed(ndjson)
    output = objectRules[job]?.(input) ?? []
  },
  answer: (path) => writeRows(path, jobNamed(job).table, output),
})
