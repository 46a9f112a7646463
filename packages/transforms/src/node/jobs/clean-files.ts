import { type AnyTable, checkTable } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { batchesOf } from '../../engine/clean-by.js'
import type { Rows } from '../../engine/rows.js'
import { filesOf, type SourceFile } from '../files/formats.js'
import { itemsFromCall } from '../files/from-call.js'
import { checkJobOptions } from './option-names.js'
import { type PieceLimits, pieceLimits } from './pieces.js'
import { type CleanFilesOptions, cleanFilesNames, type Run, runOver } from './run.js'

/** What goes out of a run that all pieces have gone through. */
async function* pushAll({ flow, pieces }: Run): AsyncGenerator<Rows, void, undefined> {
  for await (const { cleaned } of pieces) for (const rows of cleaned) yield* flow.push(rows)
  yield* flow.finish()
}

/** Rows from all pieces of a run, with what must see them in order done; at least once, if only none. */
export async function* rowsOfPieces(run: Run): AsyncGenerator<Rows, void, undefined> {
  let some = false
  for await (const rows of pushAll(run)) {
    some = true
    yield rows
  }
  if (!some) yield* run.noRows()
}

/** `cleanFiles`, with pieces of any size. */
export const cleanPieces = (
  table: AnyTable,
  sources: readonly SourceFile[],
  options: CleanFilesOptions,
  limits: PieceLimits = pieceLimits,
): AsyncGenerator<RecordBatch, void, undefined> =>
  runOver(table, sources, options, { limits, encode: undefined }, async function* (run) {
    const toBatch = batchesOf(table)
    for await (const rows of rowsOfPieces(run)) yield toBatch(rows)
  })

/**
 * Cleans files, several threads at once: reads them by the raw columns of `table`, one file after the other, and gives
 * cleaned record batches. Rows and their order are those of one thread, however many there are; so are the batches.
 * JSON is cut into pieces at the ends of lines; other formats are read by this thread. Memory is that of a few pieces
 * for each thread, whatever the files' size. (V8 looks through its heap for garbage each time that a few MB of columns
 * were made, unless Node was started with `--heap-growing-percent=400` or so.)
 *
 * What a file holds is told by its ending: `.json`, `.ndjson` and `.jsonl` are newline-delimited JSON, `.csv` CSV,
 * `.arrow`, `.arrows`, `.feather` and `.ipc` Arrow IPC, `.parquet` Parquet. Of a folder its parts are read, in the order
 * of their names, without what Spark passes over (`_SUCCESS`, and what begins with `_` or `.`); a raw column with the name
 * of a partition (`day=1/`) has its value. A pattern such as `day-*` names all files and folders that are like it.
 *
 * @throws Refusal at once for what the readers refuse, or a file whose ending says nothing. While reading: what the
 * readers throw (`BadRecord`, with the line of the file, in mode `failFast`), an error that says so where a file changes
 * while it is read, and the signal's reason. No thread that
 * was started is left behind, whether all is read, an error comes, or the iteration is left.
 */
export const cleanFiles = (
  table: AnyTable,
  source: string | readonly string[],
  options: CleanFilesOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> => {
  const of = checkTable(table, 'cleanFiles(pin, paths)')
  checkJobOptions("cleanFiles(pin, paths, { mode: 'failFast' })", options, cleanFilesNames)
  return itemsFromCall(cleanPieces(table, filesOf(of, source, options.format), options))
}
