import { writeFile } from 'node:fs/promises'
import { median } from './check/statistics.js'
import type { EngineName } from './jobs/job.js'
import type { Part } from './race.js'

/** One line of `bench-results.json`. */
export interface Result {
  readonly job: string
  readonly engine: EngineName
  readonly version: string
  readonly threads: number
  readonly rows: number
  /** Of the input: as it lies on disk, or of the loaded columns' Arrow buffers. */
  readonly bytes: number
  /** The median of all rounds. */
  readonly milliseconds: number
  readonly peakMiB: number
}

/** The results of the parts whose answers are right. */
export const resultsOf = (
  job: string,
  rows: number,
  bytes: number,
  parts: readonly Part[],
): readonly Result[] =>
  parts
    .filter(({ wrong }) => wrong === undefined)
    .map(({ runner, version, rounds, peakMiB }) => ({
      job,
      engine: runner.engine,
      version,
      threads: runner.threads,
      rows,
      bytes,
      milliseconds: Number(median(rounds).toFixed(3)),
      peakMiB: Number(peakMiB.toFixed(1)),
    }))

/** Writes `bench-results.json` in the working directory. */
export const writeResults = (results: readonly Result[]): Promise<void> =>
  writeFile('bench-results.json', `[\n${results.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`)
