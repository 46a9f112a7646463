import { type Out, putAscii, putByte, putBytes } from '../../bytes/writer.js'
import { type ArrowColumn, isValid, type PlainColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { dateJson, decimalJson, doubleJson, timestampJson, unscaledAt } from '../shared/spark-text.js'
import { putQuoted } from './write-string.js'

/** Puts the value of a cell that is not null. */
type Put = (out: Out, index: number) => void

const utf8 = new TextEncoder()

const nameKey = (name: string): Uint8Array => utf8.encode(`${JSON.stringify(name)}:`)

interface Member {
  readonly key: Uint8Array
  readonly column: PlainColumn
  readonly put: Put
}

const memberOf = (name: string, column: ArrowColumn): Member => {
  const cells = toPlain(column)
  return { key: nameKey(name), column: cells, put: putOf(cells) }
}

/** Puts an object, without the members that are null. */
const putObject =
  (members: readonly Member[]): Put =>
  (out, index) => {
    let before = 0x7b
    for (const { key, column, put } of members) {
      if (!isValid(column.validity, index)) continue
      putByte(out, before)
      putBytes(out, key)
      put(out, index)
      before = 0x2c
    }
    if (before === 0x7b) putByte(out, before)
    putByte(out, 0x7d)
  }

const putList = (column: Extract<PlainColumn, { readonly layout: 'list' }>): Put => {
  const elements = toPlain(column.elements)
  const put = putOf(elements)
  return (out, index) => {
    const first = column.offsets[index] ?? 0
    const end = column.offsets[index + 1] ?? 0
    putByte(out, 0x5b)
    for (let at = first; at < end; at++) {
      if (at > first) putByte(out, 0x2c)
      if (isValid(elements.validity, at)) put(out, at)
      else putAscii(out, 'null')
    }
    putByte(out, 0x5d)
  }
}

const putOf = (column: PlainColumn): Put => {
  switch (column.layout) {
    case 'text': {
      const { offsets, bytes } = column
      return (out, index) => putQuoted(out, bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    }
    case 'boolean':
      return (out, index) => putAscii(out, String(isValid(column.bits, index)))
    case 'int': {
      const text = column.type.kind === 'date' ? dateJson : String
      return (out, index) => putAscii(out, text(column.values[index] ?? 0))
    }
    case 'long': {
      const text = column.type.kind === 'timestamp' ? timestampJson : String
      return (out, index) => putAscii(out, text(column.values[index] ?? 0n))
    }
    case 'double':
      return (out, index) => putAscii(out, doubleJson(column.values[index] ?? 0))
    case 'decimal': {
      const scale = column.type.kind === 'decimal' ? column.type.scale : 0
      return (out, index) => putAscii(out, decimalJson(unscaledAt(column.words, index), scale))
    }
    case 'list':
      return putList(column)
    case 'struct': {
      const fields = column.type.kind === 'struct' ? column.type.fields : []
      return putObject(column.fields.map((field, index) => memberOf(fields[index]?.name ?? '', field)))
    }
  }
}

/** How the rows of some columns are put: each an object, without the columns that are null. */
export const jsonRowPut = (columns: readonly (readonly [name: string, column: ArrowColumn])[]): Put =>
  putObject(columns.map(([name, column]) => memberOf(name, column)))
