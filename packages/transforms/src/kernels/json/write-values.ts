import { putQuoted } from '../../bytes/json-string.js'
import { type Out, putAscii, putByte, putBytes } from '../../bytes/writer.js'
import { type ArrowColumn, isValid, type PlainColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { dateJson, decimalJson, doubleJson, timestampJson, unscaledAt } from '../../numbers/spark-text.js'

/** Puts the value of a cell that is not null. */
type Put = (out: Out, index: number) => void

const utf8 = new TextEncoder()

const nameKey = (name: string): Uint8Array => utf8.encode(`${JSON.stringify(name)}:`)

interface Member {
  readonly key: Uint8Array
  readonly column: PlainColumn
  readonly put: Put
}

const memberOf = (name: string, column: ArrowColumn, nulls: Nulls): Member => {
  const cells = toPlain(column)
  return { key: nameKey(name), column: cells, put: putOf(cells, nulls) }
}

/** What becomes of members that are null. */
type Nulls = 'leftOut' | 'kept'

/** Puts an object. */
const putObject =
  (members: readonly Member[], nulls: Nulls): Put =>
  (out, index) => {
    let before = 0x7b
    for (const { key, column, put } of members) {
      const isThere = isValid(column.validity, index)
      if (!isThere && nulls === 'leftOut') continue
      putByte(out, before)
      putBytes(out, key)
      if (isThere) put(out, index)
      else putAscii(out, 'null')
      before = 0x2c
    }
    if (before === 0x7b) putByte(out, before)
    putByte(out, 0x7d)
  }

const putList = (column: Extract<PlainColumn, { readonly layout: 'list' }>, nulls: Nulls): Put => {
  const elements = toPlain(column.elements)
  const put = putOf(elements, nulls)
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

/** How the cells of a column that are not null are put as JSON. */
export const putOf = (column: PlainColumn, nulls: Nulls): Put => {
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
      return putList(column, nulls)
    case 'struct': {
      const fields = column.type.kind === 'struct' ? column.type.fields : []
      return putObject(
        column.fields.map((field, index) => memberOf(fields[index]?.name ?? '', field, nulls)),
        nulls,
      )
    }
  }
}

/** How the rows of some columns are put: each an object, without the columns that are null. */
export const jsonRowPut = (columns: readonly (readonly [name: string, column: ArrowColumn])[]): Put =>
  putObject(
    columns.map(([name, column]) => memberOf(name, column, 'leftOut')),
    'leftOut',
  )
