/** A bad record, in mode `failFast`, or one that stops Spark in every mode. */
export class BadCsvRecord extends Error {
  override readonly name = 'BadCsvRecord'
  readonly table: string
  readonly file: string
  /** The record's number in the file, header, blank lines and comments among them; the first is 1. */
  readonly record: number
  /** The column that could not be read; undefined where the number of cells is wrong. */
  readonly column: string | undefined

  constructor(table: string, file: string, record: number, message: string, column?: string) {
    const place = column === undefined ? '' : `, column ${column}`
    super(`${table}: ${file}, record ${record}${place}: ${message}`)
    this.table = table
    this.file = file
    this.record = record
    this.column = column
  }
}
