import { jsonLines } from '../../formats/json/write.js'
import { checkCallOptions } from '../../formats/shared/option-names.js'
import { type Batches, writeText } from './write-text.js'

/** How JSON is written. */
export interface WriteJsonOptions {
  /** Ends the writing: it throws the signal's reason, and leaves no file. */
  readonly signal?: AbortSignal
}

/**
 * Writes newline-delimited JSON: an object for each row, in their order, in UTF-8, packed with gzip where the name ends
 * in `.gz`. The file is whole or not there: a file of that name is replaced once all is written.
 *
 * Values are written as by Spark's `df.write.json`: members of an object that are null are left out, elements of a list
 * are not; `NaN`, `Infinity` and `-Infinity` are strings; a double has the fewest digits that stand for it (Spark's
 * have more on old Javas, of the same value); a decimal has all digits of its scale; a date is `"2020-01-31"`. A
 * timestamp is in UTC, whatever the zone of a session, and keeps its microseconds, of which Spark writes milliseconds
 * only: `"2020-01-31T12:00:00.123456Z"`. `readJson` and Spark read the same cells from it; `readJson` takes dates and
 * timestamps as text.
 *
 * @throws Refusal for a column of an Arrow type that has no column type, and for a name that ends in .zst, .bz2,
 * .deflate, .lz4 or .snappy. What writing a file throws, what `batches` throw, the reason of `signal`.
 */
export const writeJson = async (
  path: string,
  batches: Batches,
  options: WriteJsonOptions = {},
): Promise<void> => {
  checkCallOptions('writeJson(path, batches, { signal })', options, { signal: true })
  return writeText({ writer: 'writeJson', path, batches, bytesOf: jsonLines, signal: options.signal })
}
