import { stat } from 'node:fs/promises'
import { type AnyTable, checkTable, refuse } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { batchesOf } from '../../engine/clean-by.js'
import type { CsvLayout } from '../../formats/csv/write-options.js'
import type { EncodeOptions } from '../../formats/parquet/encode.js'
import type { OptionNames } from '../../formats/shared/option-names.js'
import { allRead, type Unread } from '../../formats/shared/unread.js'
import { writeArrow } from '../files/arrow.js'
import { filesOf, type SourceFile } from '../files/formats.js'
import { fromCall } from '../files/from-call.js'
import { writeParts } from '../files/parquet.js'
import { openRowStore } from '../files/row-store.js'
import { writeCsv } from '../files/write-csv.js'
import { writeJson } from '../files/write-json.js'
import { rowsOfPieces } from './clean-files.js'
import { fileHints } from './hints.js'
import { checkJobOptions, writingNames } from './option-names.js'
import { filePartsOf } from './parts.js'
import { type PieceLimits, partLimits, pieceLimits } from './pieces.js'
import { type CleanFilesOptions, cleanFilesNames, runOver } from './run.js'

/** What cleaned rows are written as. */
export type TargetFormat = 'arrow' | 'csv' | 'json' | 'parquet'

/** How files are cleaned into one. */
export interface CleanToOptions extends CleanFilesOptions {
  /** What is written, where the ending of the target's name does not say it. */
  readonly to?: TargetFormat
  /** How Parquet is written. */
  readonly parquet?: EncodeOptions
  /** How CSV is written. */
  readonly toCsv?: CsvLayout
}

const names: OptionNames<CleanToOptions> = { ...cleanFilesNames, ...writingNames }

/** What was read, and what was written. */
export interface CleanedTo {
  readonly rowsIn: number
  readonly rowsOut: number
  /** Bytes of the files that were read, and of the one that was written, as they lie on disk. */
  readonly bytesIn: number
  readonly bytesOut: number
  /** Records of JSON and CSV that were not read whole: something in them is null, or they were dropped. */
  readonly unread: Unread
  /** What is likely meant otherwise, a sentence each: a line of names that was read as a row, records over several lines. */
  readonly hints: readonly string[]
}

/** A whole job: from files to a file. */
interface Whole {
  readonly table: AnyTable
  readonly sources: readonly SourceFile[]
  readonly target: string
  readonly options: CleanToOptions
  readonly limits: PieceLimits | undefined
}

type Write = (job: Whole, count: (rowsOut: number) => void) => Promise<void>

const signalOf = ({ signal }: CleanToOptions): { readonly signal?: AbortSignal } =>
  signal === undefined ? {} : { signal }

/** The batches of a job, cleaned by all threads, to be written by this one. */
const batches = (
  { table, sources, options, limits = pieceLimits }: Whole,
  count: (rowsOut: number) => void,
): AsyncGenerator<RecordBatch, void, undefined> =>
  runOver(table, sources, options, { limits, encode: undefined }, async function* (run) {
    const toBatch = batchesOf(table)
    for await (const rows of rowsOfPieces(run)) {
      count(rows.length)
      yield toBatch(rows)
    }
  })

const writers: { readonly [F in TargetFormat]: { readonly ending: RegExp; readonly write: Write } } = {
  arrow: {
    ending: /\.(?:arrow|feather|ipc)$/,
    write: (job, count) => writeArrow(job.target, batches(job, count), signalOf(job.options)),
  },
  csv: {
    ending: /\.csv(?:\.gz)?$/,
    write: (job, count) =>
      writeCsv(job.target, batches(job, count), { ...job.options.toCsv, ...signalOf(job.options) }),
  },
  json: {
    ending: /\.(?:json|ndjson|jsonl)(?:\.gz)?$/,
    write: (job, count) => writeJson(job.target, batches(job, count), signalOf(job.options)),
  },
  parquet: {
    ending: /\.parquet$/,
    write: ({ table, sources, target, options, limits = partLimits(table.relation) }, count) => {
      const encode = { options: options.parquet ?? {}, leastBytes: limits.leastPartBytes }
      const parts = runOver(table, sources, options, { limits, encode }, (run) =>
        filePartsOf(run, limits.partBytes, count),
      )
      return writeParts(target, parts, signalOf(options))
    },
  },
}

const formats = Object.keys(writers) as readonly TargetFormat[]

/** What is written, by what is asked for, or by the ending of a name. @throws Refusal, which begins with who writes it, where neither says. */
export const formatOfTarget = (name: string, target: string, to: TargetFormat | undefined): TargetFormat => {
  if (to !== undefined && !formats.includes(to))
    refuse(`${name}: expected to to be one of ${formats.join(', ')}, got ${String(to)}`)
  return (
    to ??
    formats.find((format) => writers[format].ending.test(target)) ??
    refuse(
      `${name}: ${target} ends in nothing that says what to write; rename it, or give to: ${formats.map((format) => `'${format}'`).join(' or ')}`,
    )
  )
}

/** `cleanTo`, with pieces of any size. */
export const cleanPiecesTo = async (
  table: AnyTable,
  sources: readonly SourceFile[],
  target: string,
  options: CleanToOptions,
  limits?: PieceLimits,
): Promise<CleanedTo> => {
  const { write } = writers[formatOfTarget(table.name, target, options.to)]
  let [rowsIn, rowsOut, bytesIn] = [0, 0, 0]
  const onProgress: CleanFilesOptions['onProgress'] = (progress) => {
    rowsIn = progress.rows
    bytesIn = progress.bytes
    options.onProgress?.(progress)
  }
  let unread: Unread = allRead
  const onUnread: CleanFilesOptions['onUnread'] = (found) => {
    unread = found
    options.onUnread?.(found)
  }
  const all = { rowStore: () => openRowStore(), ...options, onProgress, onUnread }
  await write({ table, sources, target, options: all, limits }, (rows) => {
    rowsOut += rows
  })
  const hints = await fileHints(table, sources, options.csv)
  return { rowsIn, rowsOut, bytesIn, bytesOut: (await stat(target)).size, unread, hints }
}

/**
 * Cleans files into one file, several threads at once: reading, cleaning and, for Parquet, encoding go on side by side
 * in all of them. What is written is told by the ending of the target's name, `.parquet`; `.arrow`, `.feather` and
 * `.ipc`; `.json`, `.ndjson` and `.jsonl`, or `.csv`, also with `.gz`, as by `writeJson` and `writeCsv`; what is read,
 * as in `cleanFiles`. Rows and their order are those of one thread. The file is whole or not there: it takes its name
 * once all is on disk, and one of that name stays as it was until then, and leaves it its permissions. Memory is bounded: the rows that `distinct` has
 * seen go to a file in the system's temporary folder, or where `rowStore` says.
 *
 * @throws Refusal before all else for endings that say nothing, and what the readers refuse. Then what readers and
 * writers throw, and the signal's reason. Nothing is left behind then, neither threads nor files.
 */
export const cleanTo = async (
  table: AnyTable,
  source: string | readonly string[],
  target: string,
  options: CleanToOptions = {},
): Promise<CleanedTo> =>
  fromCall(async () => {
    const of = checkTable(table, 'cleanTo(pin, source, target)')
    checkJobOptions("cleanTo(pin, source, target, { mode: 'failFast' })", options, names)
    const files = filesOf(of, source, options.format)
    return cleanPiecesTo(table, files, target, options)
  })
