import type { RecordBatch } from 'apache-arrow'
import { type CsvOptions, csvOptionNames } from '../../formats/csv/options.js'
import { readCsvFiles } from '../../formats/csv/read.js'
import type { RawTable } from '../../formats/json/options.js'
import { checkCallOptions } from '../../formats/shared/option-names.js'
import { readTableName } from './given.js'
import { nodeSearch } from './node-search.js'
import { readSource, type TextSource } from './source.js'

/** What to read: a file, a folder of parts, a pattern such as `day-*`, several one after the other, or bytes. */
export type CsvSource = TextSource

/**
 * Reads CSV, by the raw columns of a table in their order, into record batches of `batchRows` rows. The cells are
 * those of Spark's `spark.read.schema(...).options(...).csv(path)` with all columns read, rows in the order of the
 * files; options have Spark's names and defaults, which are not those of RFC 4180: files that double their quotes
 * need `escape: '"'`, and cells with line ends `multiLine: true`. Files are streamed; memory is that of one batch
 * and the longest record.
 *
 * What a column takes, as in Spark: text everything; int and long a sign or none and decimal digits of any script of
 * the basic plane; double what Java's `Double.parseDouble` takes, and the words of `nanValue`, `positiveInf` and
 * `negativeInf`; decimal what Java's `BigDecimal` takes, commas left out, rounded half away from zero; boolean `true`
 * and `false` in any case. Blanks count: `' 1'` is no int. A cell with nothing in it, and one that is `nullValue`, is
 * null in every column; so is, unless `nullValue` or `emptyValue` says otherwise, one of two quotes. Short records end in nulls; cells too
 * many are dropped. Blank lines give no row (without `multiLine`: lines of blanks, too). Bytes that are no UTF-8
 * become U+FFFD.
 *
 * With `multiLine`, a file's line end is that of its first line. Outside of what is promised: a lone line feed outside
 * quotes in a file whose first line ends in a carriage return and a line feed, where Spark's answer depends on its buffer.
 *
 * Of a folder its parts are read, in the order of their names, without what Spark passes over: names that begin with `_`
 * or `.`; and those of its partitions (`day=1/`), whose values are
 * the cells of the raw column of that name, if there is one. A pattern has `*`, `?`, `[...]` and
 * `{...}` within names, as in Spark.
 *
 * @throws Refusal at once for a column of date, timestamp, list or struct, a column `_corrupt_record`, a file that
 * Spark would pass over, or wrong options; while reading, for a header that is not the table's where `enforceSchema`
 * is false. `BadCsvRecord` while reading in mode `failFast`, and in every mode for more than 20,480 cells in a record,
 * which stop Spark. What opening a file throws.
 */
export const readCsv = (
  table: RawTable,
  source: CsvSource,
  options: CsvOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> => {
  const name = readTableName('readCsv', table, source)
  checkCallOptions('readCsv(pin, path, { header: true })', options, csvOptionNames)
  return readSource({ reader: 'readCsv', table: name }, table, source, options, (of, files) =>
    readCsvFiles(of, files, options, { search: nodeSearch }),
  )
}
