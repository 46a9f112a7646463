import { DuckDBInstance, type DuckDBMaterializedResult, version } from '@duckdb/node-api'
import { serve } from '../serve.js'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const database = await DuckDBInstance.create(':memory:')
const connection = await database.connect()
let output: DuckDBMaterializedResult | undefined
let answer = ''
let run = async (): Promise<void> => {}

await serve({
  version: version(),
  load: async ({ threads, files, columns, text }) => {
    await connection.run(`SET threads = ${threads}`)
    const names = columns.map(quoted).join(', ')
    await connection.run(`CREATE TABLE input AS SELECT ${names} FROM read_parquet('${files.parquet}')`)
    run = async () => {
      output = undefined
      output = await connection.run(text)
    }
    answer = `COPY (${text})`
  },
  run: () => run(),
  answer: async (path) => {
    if (output === undefined) throw new Error('there is no answer yet')
    await connection.run(`${answer} TO '${path}.parquet' (FORMAT parquet)`)
    return `${path}.parquet`
  },
})
