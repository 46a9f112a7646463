import { pin } from '@lockstep/example-pinterest'
import { type Form, type Job, oneInput, type Runner } from './job.js'
import { pinColumns, pinDuckdb, pinPolars, withEqualRows } from './tables.js'

const duckdbTypes = pin.raw
  .map(({ name, type }) => `"${name}": '${type.kind === 'int' ? 'INTEGER' : 'VARCHAR'}'`)
  .join(', ')

const polarsSchema = pin.raw
  .map(({ name, type }) => `'${name}': ${type.kind === 'int' ? 'pl.Int32' : 'pl.String'}`)
  .join(', ')

const from = {
  duckdb: {
    ndjson: `read_json('{ndjson}', format = 'newline_delimited', columns = {${duckdbTypes}})`,
    csv: `read_csv('{csv}', header = true, quote = '"', escape = '"', columns = {${duckdbTypes}})`,
    parquet: `read_parquet('{parquet}')`,
    arrow: '',
    memory: 'input',
  },
  polars: {
    ndjson: `pl.scan_ndjson('{ndjson}', schema={${polarsSchema}})`,
    csv: `pl.scan_csv('{csv}', schema={${polarsSchema}})`,
    parquet: `pl.scan_parquet('{parquet}')`,
    arrow: `pl.scan_ipc('{arrow}')`,
    memory: 'input.lazy()',
  },
} as const satisfies Record<string, Record<Form, string>>

const duckdbTo = {
  memory: '',
  parquet: '(FORMAT parquet, COMPRESSION snappy)',
  csv: '(FORMAT csv, HEADER true)',
  ndjson: '(FORMAT json)',
  arrow: '',
} as const satisfies Record<Form, string>

const polarsTo = {
  memory: '',
  parquet: `.sink_parquet('{out}', compression='snappy', lazy=True)`,
  csv: `.sink_csv('{out}', lazy=True)`,
  ndjson: `.sink_ndjson('{out}', lazy=True)`,
  arrow: `.sink_ipc('{out}', compression='uncompressed', compat_level=pl.CompatLevel.oldest(), lazy=True)`,
} as const satisfies Record<Form, string>

const twoThreads: Runner = { engine: 'lockstep', threads: 2 }

const all: readonly Runner[] = [
  { engine: 'lockstep', threads: 1 },
  { engine: 'duckdb', threads: 2 },
  { engine: 'polars', threads: 2 },
]

/** The pin rules from one form to another; DuckDB has no Arrow files. */
const through = (
  reads: Form,
  writes: Form,
  about: string,
  streaming: boolean,
  more: readonly Runner[] = [],
): Job => {
  const select = `SELECT ${pinDuckdb} FROM ${from.duckdb[reads]}`
  const arrow = reads === 'arrow' || writes === 'arrow'
  return {
    name: `${reads}-to-${writes === 'memory' ? 'arrow' : writes}`,
    about: `the pin rules, ${about}`,
    inputs: oneInput('pin', pinColumns),
    reads,
    writes,
    dictionaries: [],
    table: withEqualRows(pin),
    duckdb: writes === 'memory' ? select : `COPY (${select}) TO '{out}' ${duckdbTo[writes]}`,
    polars: `${from.polars[reads]}.select(${pinPolars})${polarsTo[writes]}`,
    streaming,
    ordered: true,
    long: reads !== 'ndjson',
    runners: [
      ...all.filter(({ engine }) => engine !== 'duckdb' || !arrow),
      ...(reads === 'csv' ? [] : [twoThreads]),
      ...more,
    ],
  }
}

/**
 * Reading, cleaning and writing: `-to-arrow` in memory, unless it reads Arrow too. Each engine keeps its threads from run
 * to run, Lockstep by `openThreads`; each is told the types of the columns, keeps the order of rows, and writes Parquet
 * with snappy.
 */
export const fileJobs: readonly Job[] = [
  through('ndjson', 'memory', 'from newline-delimited JSON on disk to columns in memory', true, [
    { engine: 'objects', threads: 1 },
  ]),
  through('csv', 'memory', 'from CSV on disk to columns in memory', true),
  through('parquet', 'memory', 'from Parquet on disk to columns in memory', true),
  through('ndjson', 'parquet', 'from newline-delimited JSON to Parquet, both on disk', true),
  through('arrow', 'arrow', 'from Arrow to Arrow, both on disk', true),
  through('arrow', 'parquet', 'from Arrow to Parquet, both on disk', true),
  through('arrow', 'ndjson', 'from Arrow to newline-delimited JSON, both on disk', true),
]
