import { bitmapBytes, type Column, isValid, type PlainColumn } from './column.js'
import { plain, takeAny } from './take.js'

/** Appends one cell to a row's key: what two cells append is equal exactly where Spark's DISTINCT calls them equal. */
type Write = (index: number, key: Key) => void

/** The bytes of one row, gathered in a buffer that is used again for the next. */
class Key {
  private bytes = new Uint8Array(256)
  private view = new DataView(this.bytes.buffer)
  private length = 0

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    grown.set(this.bytes)
    this.bytes = grown
    this.view = new DataView(grown.buffer)
  }

  byte(value: number): void {
    this.room(1)
    this.bytes[this.length++] = value
  }

  int(value: number): void {
    this.room(4)
    this.view.setInt32(this.length, value)
    this.length += 4
  }

  long(value: bigint): void {
    this.room(8)
    this.view.setBigInt64(this.length, value)
    this.length += 8
  }

  double(value: number): void {
    this.room(8)
    this.view.setFloat64(this.length, value)
    this.length += 8
  }

  span(bytes: Uint8Array): void {
    this.int(bytes.length)
    this.room(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** The bytes as text of one unit each, and an empty key again. */
  take(): string {
    let text = ''
    for (let from = 0; from < this.length; from += 8_192)
      text += String.fromCharCode(...this.bytes.subarray(from, Math.min(this.length, from + 8_192)))
    this.length = 0
    return text
  }
}

const writeCell = (column: PlainColumn): Write => {
  switch (column.layout) {
    case 'text':
      return (index, key) => key.span(column.bytes.subarray(column.offsets[index], column.offsets[index + 1]))
    case 'boolean':
      return (index, key) => key.byte(isValid(column.bits, index) ? 1 : 0)
    case 'int':
      return (index, key) => key.int(column.values[index] ?? 0)
    case 'long':
      return (index, key) => key.long(column.values[index] ?? 0n)
    case 'double':
      return (index, key) => key.double(column.values[index] ?? 0)
    case 'decimal':
      return (index, key) => {
        key.long(column.words[2 * index] ?? 0n)
        key.long(column.words[2 * index + 1] ?? 0n)
      }
    case 'list': {
      const element = write(plain(column.elements))
      return (index, key) => {
        const from = column.offsets[index] ?? 0
        const to = column.offsets[index + 1] ?? 0
        key.int(to - from)
        for (let at = from; at < to; at++) element(at, key)
      }
    }
    case 'struct': {
      const fields = column.fields.map((field) => write(plain(field)))
      return (index, key) => {
        for (const field of fields) field(index, key)
      }
    }
  }
}

const write = (column: PlainColumn): Write => {
  const cell = writeCell(column)
  return (index, key) => {
    const valid = isValid(column.validity, index)
    key.byte(valid ? 1 : 0)
    if (valid) cell(index, key)
  }
}

/** As Spark's DISTINCT shows its keys: -0.0 as 0.0, and one NaN. */
const normal = (column: Column): Column => {
  switch (column.layout) {
    case 'double': {
      const values = column.values.map((value) => (Number.isNaN(value) ? Number.NaN : value + 0))
      return { ...column, values }
    }
    case 'list':
      return { ...column, elements: normal(column.elements) }
    case 'struct':
      return { ...column, fields: column.fields.map(normal) }
    case 'constant':
    case 'dictionary':
      return { ...column, values: normal(column.values) as PlainColumn }
    default:
      return column
  }
}

/** Keeps, over all batches it is given, the first of the rows that Spark's DISTINCT calls equal. */
export const distinct = (): ((columns: readonly Column[], length: number) => readonly Column[]) => {
  const seen = new Set<string>()
  const key = new Key()
  return (columns, length) => {
    const normalised = columns.map(normal)
    const writers = normalised.map((column) => write(plain(column)))
    const kept = new Int32Array(length)
    let count = 0
    for (let index = 0; index < length; index++) {
      for (const writer of writers) writer(index, key)
      const row = key.take()
      if (seen.has(row)) continue
      seen.add(row)
      kept[count++] = index
    }
    return count === length
      ? normalised
      : normalised.map((column) => takeAny(column, kept.subarray(0, count)))
  }
}

/** The rows where a condition is true; null is not true. */
export const matching = (condition: PlainColumn): Int32Array => {
  const kept = new Int32Array(condition.length)
  let count = 0
  const bits = condition.layout === 'boolean' ? condition.bits : new Uint8Array(bitmapBytes(condition.length))
  for (let index = 0; index < condition.length; index++)
    if (isValid(bits, index) && isValid(condition.validity, index)) kept[count++] = index
  return kept.subarray(0, count)
}
