import { stat } from 'node:fs/promises'
import { type AnyQuery, at, isQuery, refuse, showGiven, tablesOfQuery } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { type AnswerOptions, newQuestion } from '../../engine/answer.js'
import type { CsvLayout } from '../../formats/csv/write-options.js'
import type { EncodeOptions } from '../../formats/parquet/encode.js'
import type { OptionNames } from '../../formats/shared/option-names.js'
import type { Progress } from '../../formats/shared/progress.js'
import { writeArrow } from '../files/arrow.js'
import { filesOf } from '../files/formats.js'
import { fromCall } from '../files/from-call.js'
import { writeParquet } from '../files/parquet.js'
import { openRowStore } from '../files/row-store.js'
import { writeCsv } from '../files/write-csv.js'
import { writeJson } from '../files/write-json.js'
import { cleanPieces } from './clean-files.js'
import { formatOfTarget, type TargetFormat } from './clean-to.js'
import { checkJobOptions, writingNames } from './option-names.js'
import { type CleanFilesOptions, readingNames } from './run.js'

/** How files are asked, and the answer written. */
export interface AnswerFilesOptions
  extends AnswerOptions,
    Omit<CleanFilesOptions, 'onProgress' | 'rowStore'> {
  /** What is written, where the ending of the target's name does not say it. */
  readonly to?: TargetFormat
  /** How Parquet is written. */
  readonly parquet?: EncodeOptions
  /** How CSV is written. */
  readonly toCsv?: CsvLayout
  /** Called now and then while the files of a table are read. */
  readonly onProgress?: (progress: Progress & { readonly table: string }) => void
}

const names: OptionNames<AnswerFilesOptions> = {
  ...readingNames,
  ...writingNames,
  onPartners: true,
  spill: true,
}

/** What was read, and what was written. */
export interface Answered {
  /** Rows that were read, by table. */
  readonly rowsIn: Readonly<Record<string, number>>
  readonly rowsOut: number
  readonly bytesOut: number
}

/** Files by the names of the tables that a question begins from. */
export type SourceFiles = Readonly<Record<string, string | readonly string[]>>

const pathsOf = (sources: SourceFiles, name: string): string | readonly string[] =>
  sources[name] ??
  refuse(
    `expected the files of ${name}, got those of ${Object.keys(sources).join(', ') || 'nothing'}; write { ${name}: 'path' }`,
  )

/** The batches of an answer: each table's files are cleaned by all threads, one table after the other. */
async function* answered(
  query: AnyQuery,
  sources: SourceFiles,
  options: AnswerFilesOptions,
  counts: Map<string, number>,
): AsyncGenerator<RecordBatch, void, undefined> {
  const tables = tablesOfQuery(query)
  const question = newQuestion(
    query,
    { spill: { store: () => openRowStore() }, ...options },
    tables.map(({ name, relation }) => ({ name, relation })),
  )
  try {
    for (const input of question.inputs) {
      const table =
        tables.find(({ name }) => name === input.name) ?? refuse(`there is no table ${input.name}`)
      const files = at(query.name, () => filesOf(table, pathsOf(sources, table.name), options.format))
      const onProgress = (progress: Progress): void => {
        counts.set(table.name, progress.rows)
        options.onProgress?.({ ...progress, table: table.name })
      }
      for await (const batch of cleanPieces(table, files, { ...options, onProgress }))
        yield* question.push(input, batch)
      yield* question.end(input)
    }
    yield* question.finish()
  } finally {
    question.close()
  }
}

const writers: {
  readonly [F in TargetFormat]: (
    target: string,
    batches: AsyncIterable<RecordBatch>,
    options: AnswerFilesOptions & { readonly signal?: AbortSignal },
  ) => Promise<void>
} = {
  arrow: (target, batches, { signal }) => writeArrow(target, batches, signal === undefined ? {} : { signal }),
  csv: (target, batches, { toCsv, signal }) =>
    writeCsv(target, batches, { ...toCsv, ...(signal === undefined ? {} : { signal }) }),
  json: (target, batches, { signal }) => writeJson(target, batches, signal === undefined ? {} : { signal }),
  parquet: (target, batches, { parquet, signal }) =>
    writeParquet(target, batches, { ...parquet, ...(signal === undefined ? {} : { signal }) }),
}

async function* counted(
  batches: AsyncIterable<RecordBatch>,
  count: (rows: number) => void,
): AsyncGenerator<RecordBatch, void, undefined> {
  for await (const batch of batches) {
    count(batch.numRows)
    yield batch
  }
}

/**
 * Answers a question about files, and writes the answer into one: the files of each table are cleaned by several threads, as `cleanFiles`
 * does, and go into the question as they come. What gathers rows (groups, sorts, the right side of a join) holds the columns that later
 * steps use, up to 128 MiB a step; beyond that they go to a file in the system's temporary folder, or where `spill` says. What is written is told by the ending of the target's name, as in `cleanTo`; the file is whole or not there.
 * @throws Refusal that names query and table for files that are not given; what readers and writers throw; and the signal's reason.
 * @example
 * await answerFiles(popularInCountry, { pin: 'pins/', geo: 'geo.parquet' }, 'popular.parquet', { signal })
 */
export const answerFiles = async (
  query: AnyQuery,
  sources: SourceFiles,
  target: string,
  options: AnswerFilesOptions = {},
): Promise<Answered> =>
  fromCall(async () => {
    if (!isQuery(query))
      return refuse(
        `answerFiles takes a query, got ${showGiven(query)}; write answerFiles(popular, { pin: 'pins.ndjson' }, 'out.csv')`,
      )
    checkJobOptions("answerFiles(popular, sources, target, { mode: 'failFast' })", options, names)
    const format = formatOfTarget(query.name, target, options.to)
    for (const { name } of tablesOfQuery(query)) at(query.name, () => pathsOf(sources, name))
    const counts = new Map<string, number>()
    let rowsOut = 0
    const batches = counted(answered(query, sources, options, counts), (rows) => {
      rowsOut += rows
    })
    await writers[format](target, batches, options)
    return { rowsIn: Object.fromEntries(counts), rowsOut, bytesOut: (await stat(target)).size }
  })
