import { DuckDBInstance, type DuckDBMaterializedResult, version } from '@duckdb/node-api'
import type { Assignment } from '../conversation.js'
import { serve } from '../serve.js'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const database = await DuckDBInstance.create(':memory:')
const connection = await database.connect()
let output: DuckDBMaterializedResult | undefined
let job: Assignment | undefined

await serve({
  version: version(),
  load: async (assignment) => {
    job = assignment
    const { threads, inputs, reads } = job
    await connection.run(`SET threads = ${threads}`)
    if (reads !== 'memory') return
    for (const { name, columns, files } of inputs)
      await connection.run(
        `CREATE TABLE ${name} AS SELECT ${columns.map(quoted).join(', ')} FROM read_parquet('${files.parquet}')`,
      )
  },
  run: async () => {
    output = undefined
    output = await connection.run(job?.text ?? '')
  },
  answer: async (path) => {
    if (job === undefined || output === undefined) throw new Error('there is no answer yet')
    if (job.writes !== 'memory') return job.out
    await connection.run(`COPY (${job.text}) TO '${path}.parquet' (FORMAT parquet)`)
    return `${path}.parquet`
  },
})
