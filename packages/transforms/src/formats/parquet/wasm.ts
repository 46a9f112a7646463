import { createRequire } from 'node:module'
import { ParquetError, reasonOf } from './error.js'

/** `parquet-wasm`, for Node. */
export type ParquetWasm = typeof import('parquet-wasm/node')

const load = createRequire(import.meta.url)
const name = 'parquet-wasm/node'

/** Its memory grows and never shrinks; one that has more is replaced by a new one. */
const mostMemory = 512 * 1024 * 1024

let engine: ParquetWasm | undefined

/** The next call gets a new engine, with memory of its own. The old one is collected with all it holds. */
const forget = (): void => {
  engine = undefined
  delete load.cache[load.resolve(name)]
}

/** What it says, without the names of its parts. */
const told = (error: unknown): string =>
  error instanceof WebAssembly.RuntimeError
    ? `the Parquet engine broke off (${error.message})`
    : reasonOf(error)
        .replace(/^(?:(?:Parquet argument error|Parquet error|External|Arrow): )+/, '')
        .replace('Error strings stripped', 'bad zstd')

/**
 * Does something with the Parquet engine, which is loaded at the first call. An engine that fails inside is not used
 * again.
 * @throws ParquetError for whatever goes wrong in it.
 */
export const withParquetWasm = <T>(work: (engine: ParquetWasm) => T): T => {
  engine ??= load(name) as ParquetWasm
  const used = engine
  try {
    return work(used)
  } catch (error) {
    if (error instanceof ParquetError) throw error
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) forget()
    throw new ParquetError(told(error), { cause: error })
  } finally {
    if (engine === used && (used.wasmMemory() as WebAssembly.Memory).buffer.byteLength > mostMemory) forget()
  }
}
