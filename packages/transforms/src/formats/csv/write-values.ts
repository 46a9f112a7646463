import { decimalText, at as inside, refuse, showType } from '@lockstep/schema'
import { copyBytes } from '../../bytes/copy.js'
import { isSpan } from '../../bytes/equal.js'
import { type Out, outRoom, putAscii, putByte, putBytes } from '../../bytes/writer.js'
import { type ArrowColumn, isValid, type PlainColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { dayText, doubleDigits, instantText, unscaledAt } from '../../numbers/spark-text.js'
import { type CsvBytes, isQuoted } from './write-options.js'

/** Puts the value of a cell that is not null. */
export type Put = (out: Out, index: number) => void

const putQuoted = (out: Out, from: Uint8Array, start: number, stop: number, quote: number): void => {
  outRoom(out, (stop - start) * 2 + 2)
  const { bytes } = out
  let { end } = out
  bytes[end++] = quote
  for (let at = start; at < stop; at++) {
    const byte = from[at] as number
    bytes[end++] = byte
    if (byte === quote) bytes[end++] = quote
  }
  bytes[end++] = quote
  out.end = end
}

/** Puts text, in quotes where it would be read as something else without them. */
export const putCell = (out: Out, from: Uint8Array, start: number, stop: number, written: CsvBytes): void => {
  const { quote, nullValue } = written
  if (start === stop || isQuoted(from, start, stop, written) || isSpan(from, start, stop, nullValue)) {
    putQuoted(out, from, start, stop, quote)
    return
  }
  outRoom(out, stop - start)
  copyBytes(from, start, stop, out.bytes, out.end)
  out.end += stop - start
}

/** A double in the words of Spark's CSV. */
const doubleText = (value: number): string => {
  if (Number.isFinite(value)) return doubleDigits(value)
  if (Number.isNaN(value)) return 'NaN'
  return value > 0 ? 'Inf' : '-Inf'
}

/** The text of a cell that is not null and not text. */
const textOf = (column: Exclude<PlainColumn, { layout: 'text' }>): ((index: number) => string) => {
  switch (column.layout) {
    case 'boolean':
      return (index) => String(isValid(column.bits, index))
    case 'int': {
      const text = column.type.kind === 'date' ? dayText : String
      return (index) => text(column.values[index] ?? 0)
    }
    case 'long': {
      const text = column.type.kind === 'timestamp' ? instantText : String
      return (index) => text(column.values[index] ?? 0n)
    }
    case 'double':
      return (index) => doubleText(column.values[index] ?? 0)
    case 'decimal': {
      const scale = column.type.kind === 'decimal' ? column.type.scale : 0
      return (index) => decimalText(unscaledAt(column.words, index), scale)
    }
    default:
      return refuse(
        `CSV has no ${showType(column.type)}; write JSON or Parquet, or make text or columns of it`,
      )
  }
}

const putValue = (column: PlainColumn, written: CsvBytes): Put => {
  if (column.layout === 'text') {
    const { offsets, bytes } = column
    return (out, index) => putCell(out, bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0, written)
  }
  const text = textOf(column)
  const quote = String.fromCharCode(written.quote)
  return (out, index) => {
    const cell = text(index)
    putAscii(out, cell === written.nullText ? quote + cell + quote : cell)
  }
}

/** How the rows of some columns are put, without their line ends. */
export const csvRowPut = (
  columns: readonly (readonly [name: string, column: ArrowColumn])[],
  written: CsvBytes,
): Put => {
  const cells = columns.map(([name, column]) =>
    inside(name, () => {
      const cells = toPlain(column)
      return { validity: cells.validity, put: putValue(cells, written) }
    }),
  )
  const { delimiter, nullValue } = written
  return (out, index) => {
    let first = true
    for (const { validity, put } of cells) {
      if (!first) putByte(out, delimiter)
      first = false
      if (isValid(validity, index)) put(out, index)
      else putBytes(out, nullValue)
    }
  }
}
