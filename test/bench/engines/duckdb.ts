import { DuckDBInstance, type DuckDBMaterializedResult, version } from '@duckdb/node-api'
import type { Assignment } from '../conversation.js'
import { serve } from '../serve.js'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A moment without a zone, as DuckDB's users have it: it is a time in UTC here. */
const loaded = (name: string, type: string): string =>
  type === 'TIMESTAMP WITH TIME ZONE'
    ? `make_timestamp(epoch_us(${quoted(name)})) AS ${quoted(name)}`
    : quoted(name)

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
    for (const { name, columns, files } of inputs) {
      const from = `FROM read_parquet('${files.parquet}')`
      const read = await connection.run(`SELECT ${columns.map(quoted).join(', ')} ${from} LIMIT 0`)
      const parts = columns.map((column, index) => loaded(column, `${read.columnType(index)}`))
      await connection.run(`CREATE TABLE ${name} AS SELECT ${parts.join(', ')} ${from}`)
    }
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
