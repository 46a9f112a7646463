import type { RecordBatch } from 'apache-arrow'
import { type JsonOptions, jsonOptionNames, type RawTable } from '../../formats/json/options.js'
import { readJsonFiles } from '../../formats/json/read.js'
import { checkCallOptions } from '../../formats/shared/option-names.js'
import { readTableName } from './given.js'
import { nodeSearch } from './node-search.js'
import { readSource, type TextSource } from './source.js'

/** What to read: a file, a folder of parts, a pattern such as `day-*`, several one after the other, or bytes. */
export type JsonSource = TextSource

/**
 * Reads newline-delimited JSON, by the raw columns of a table, into record batches of `batchRows` rows. The cells
 * are those of Spark's `spark.read.schema(...).option('mode', ...).json(path)` with all columns read, rows in the
 * order of the files. Files are streamed; memory is that of one batch and the longest line. A file whose name ends in
 * `.gz` is unpacked as gzip, as Spark does; one in `.zst` as zstd, which Spark 3.5 can do only with a native library.
 * The checksum of zstd is not looked at.
 *
 * What a column takes, as in Spark: text a string, or the JSON text of any other value as it stands; boolean `true`
 * and `false`; int and long whole numbers without fraction or exponent; double every number and `NaN`, `Infinity`,
 * `-Infinity`, `+INF`, `-INF` with or without quotes; decimal every number, rounded half away from zero, also in
 * quotes, with commas anywhere; list an array, struct an object. Names count by case, the last of two equal names
 * wins, a name that the table does not have is passed over. `null`, an absent field and whatever a column does not
 * take are null; if one such value makes a list, or the line cannot be read on, more becomes null just as in Spark.
 * Blank lines give no row, an array of objects a row for each; text after the object is not looked at. Byte order
 * marks and UTF-16 and UTF-32 are found out line by line. Strings of more than 20,000,000 characters, numbers of more
 * than 1,000 digits and brackets deeper than 1,000 cannot be read.
 *
 * Where Spark 3.5 and 4 differ, this is 4: in text from values that are no strings (3.5 writes them anew, `1.50` as
 * `1.5` and `{ }` as `{}`); in what 4 cannot read: names of more than 50,000 bytes or with an escape for half a surrogate
 * pair, UTF-8 bytes for half a pair; and in blank lines of UTF-16 with a byte order mark. A byte 0xFF inside a name is outside of what is promised: Spark's answer depends on names before.
 *
 * Of a folder its parts are read, in the order of their names, without what Spark passes over: names that begin with `_`
 * or `.`; and those of its partitions (`day=1/`), whose values are
 * the cells of the raw column of that name, if there is one. A pattern has `*`, `?`, `[...]` and
 * `{...}` within names, as in Spark.
 *
 * @throws Refusal at once for a column of date or timestamp, a column `_corrupt_record`, a file that Spark would
 * unpack in another way or pass over, or wrong options. While reading: `BadRecord` in mode `failFast`; what opening a
 * file throws, or a packed file that is cut short or damaged, in an error that names table and file; the reason of
 * `signal`; what `onProgress` throws.
 */
export const readJson = (
  table: RawTable,
  source: JsonSource,
  options: JsonOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> => {
  const name = readTableName('readJson', table, source)
  checkCallOptions("readJson(pin, path, { mode: 'failFast' })", options, jsonOptionNames)
  return readSource({ reader: 'readJson', table: name }, table, source, options, (of, files) =>
    readJsonFiles(of, files, options, { search: nodeSearch }),
  )
}
