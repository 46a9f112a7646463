import pl, { type DataFrame, type LazyDataFrame } from 'nodejs-polars'
import about from 'nodejs-polars/package.json' with { type: 'json' }
import { nodejsPolarsRules } from '../jobs/nodejs-polars.js'
import { serve } from '../serve.js'

let query: LazyDataFrame | undefined
let output: DataFrame | undefined

await serve({
  version: about.version,
  load: async ({ job, inputs: [first] }) => {
    if (first === undefined) throw new Error(`${job} has no input`)
    const input = pl.readParquet(first.files.parquet, { columns: [...first.columns] }).rechunk()
    query = nodejsPolarsRules[job]?.(input.lazy())
  },
  run: () => {
    output = undefined
    output = query?.collectSync()
  },
  answer: async (path) => {
    output?.writeParquet(`${path}.parquet`, { compression: 'uncompressed' })
    return `${path}.parquet`
  },
})
