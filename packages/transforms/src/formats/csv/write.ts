import { refuse } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { carriageReturn, lineFeed } from '../../bytes/ascii.js'
import { newOut, putByte } from '../../bytes/writer.js'
import { namedColumnsOf, rowBytes } from '../shared/row-bytes.js'
import { mostColumns } from './tokens.js'
import { type CsvBytes, type CsvLayout, csvBytesOf } from './write-options.js'
import { csvRowPut, putCell } from './write-values.js'

const utf8 = new TextEncoder()

const checkNames = (names: readonly string[], { header, nullText }: CsvBytes): void => {
  if (names.length === 1 && nullText === '')
    refuse(
      `writeCsv: ${names[0]} is the only column, and null in it would be a blank line, which readers pass over; give a nullValue that no cell has`,
    )
  if (names.length >= mostColumns)
    refuse(`writeCsv: expected fewer than ${mostColumns} columns, as Spark reads, got ${names.length}`)
  const broken = names.find((name) => /[\r\n]/.test(name))
  if (header && broken !== undefined)
    refuse(
      `writeCsv: the name ${JSON.stringify(broken)} has a line end, by which Spark would read the whole file; rename the column`,
    )
}

const headerBytes = (names: readonly string[], written: CsvBytes): Uint8Array => {
  const out = newOut(1024)
  for (const [index, name] of names.entries()) {
    if (index > 0) putByte(out, written.delimiter)
    const bytes = utf8.encode(name)
    putCell(out, bytes, 0, bytes.length, written)
  }
  putByte(out, lineFeed)
  return out.bytes.subarray(0, out.end)
}

/** Refuses the first bytes of a file where Spark would take a cell's carriage return for the file's line end. */
const checkFirst = (bytes: Uint8Array): void => {
  const cr = bytes.indexOf(carriageReturn)
  if (cr >= 0 && cr < bytes.indexOf(lineFeed))
    refuse(
      'writeCsv: a cell of the first row has a carriage return before any line feed, by which Spark would read the whole file; write a header',
    )
}

/** Writes batches one after the other: the bytes of a file, in parts that are the receiver's to keep. */
export const csvWriter = (
  layout: CsvLayout,
): ((batch: RecordBatch) => Generator<Uint8Array, void, undefined>) => {
  const written = csvBytesOf(layout)
  let known: readonly string[] | undefined
  let begun = false
  const begin = (names: readonly string[]): void => {
    known ??= names
    if (names.length !== known.length || names.some((name, index) => name !== known?.[index]))
      refuse(
        `writeCsv: expected the columns of the batches before, ${known.join(', ')}, got ${names.join(', ')}`,
      )
  }
  return function* (batch) {
    const columns = namedColumnsOf(batch)
    const names = columns.map(([name]) => name)
    if (known === undefined) {
      checkNames(names, written)
      if (written.header) yield headerBytes(names, written)
    }
    begin(names)
    const put = csvRowPut(columns, written)
    for (const bytes of rowBytes(batch.numRows, put)) {
      if (!begun && !written.header) checkFirst(bytes)
      begun = true
      yield bytes
    }
  }
}
