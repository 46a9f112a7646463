import { csvWriter } from '../../formats/csv/write.js'
import { type CsvLayout, csvLayoutNames } from '../../formats/csv/write-options.js'
import { checkCallOptions } from '../../formats/shared/option-names.js'
import { type Batches, writeText } from './write-text.js'

/** How CSV is written. */
export interface WriteCsvOptions extends CsvLayout {
  /** Ends the writing: it throws the signal's reason, and leaves no file. */
  readonly signal?: AbortSignal
}

/**
 * Writes CSV as RFC 4180 has it, but for the line end, which is a line feed: a line of names, unless `header` is
 * false, and a record for each row, in their order, in UTF-8, packed with gzip where the name ends in `.gz`. The file
 * is whole or not there: a file of that name is replaced once all is written.
 *
 * A cell is in quotes where it must be, and quotes in it are doubled; empty text is `""`, null is `nullValue` without
 * quotes. A double has the fewest digits that stand for it, or is `NaN`, `Inf` or `-Inf`; a decimal has all digits of
 * its scale; a date is `2020-01-31`; a timestamp is in UTC and keeps its microseconds: `2020-01-31T12:00:00.123456Z`.
 *
 * `readCsv` and Spark read the same cells from it with `{ header: true, escape: '"', multiLine: true, nullValue }`
 * (`readCsv` takes dates and timestamps as text). Give them, and the writer, a `nullValue` that no cell has: if it is
 * '', empty text is read as null, and a cell that is `nullValue` is read as null, in quotes or without. A file written
 * with '' also reads well by any `nullValue` that no cell has. Cells with both a quote and U+0000 need
 * `charToEscapeQuoteEscaping: '"'`, too.
 *
 * @throws Refusal for a list or a struct; for a table of one column with `nullValue` '', since null would be a blank
 * line; for names with line ends; without header, where the first record has a carriage return before any line feed;
 * for batches of other columns than the first; and for a name that ends in .zst, .bz2, .deflate, .lz4 or .snappy. What
 * writing a file throws, what `batches` throw, the reason of `signal`.
 */
export const writeCsv = async (
  path: string,
  batches: Batches,
  options: WriteCsvOptions = {},
): Promise<void> => {
  checkCallOptions("writeCsv(path, batches, { nullValue: 'NULL' })", options, {
    ...csvLayoutNames,
    signal: true,
  })
  const { signal, ...layout } = options
  return writeText({ writer: 'writeCsv', path, batches, bytesOf: csvWriter(layout), signal })
}
