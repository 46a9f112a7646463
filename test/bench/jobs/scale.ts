import { pin } from '@lockstep/example-pinterest'
import { type Job, oneInput } from './job.js'
import { everyEngine, inMemoryForm, pinColumns, pinDuckdb, pinPolars, withEqualRows } from './tables.js'

const scale = (name: string, rows: number): Job => ({
  name: `scale-${name}`,
  about: 'the pin rules on Arrow in memory',
  inputs: oneInput('pin', pinColumns),
  ...inMemoryForm,
  rows,
  table: withEqualRows(pin),
  duckdb: `SELECT ${pinDuckdb} FROM input`,
  polars: `input.lazy().select(${pinPolars})`,
  streaming: false,
  ordered: true,
  long: rows > 100_000,
  runners: everyEngine.filter(({ engine }) => ['lockstep', 'duckdb', 'polars'].includes(engine)),
})

/** The cost of a row must not depend on how many there are. 10 million are `npm run bench:large`. */
export const scaleJobs: readonly Job[] = [
  scale('10k', 10_000),
  scale('100k', 100_000),
  scale('1m', 1_000_000),
]
