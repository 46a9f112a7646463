import { addNull } from '../../builders/any.js'
import type { Builder } from '../../builders/builder.js'
import { isSpan } from '../../bytes/equal.js'
import type { Search } from '../shared/search.js'
import { addConverted } from './convert.js'
import { addPlain, addQuoted } from './fast-text.js'
import type { Dialect } from './options.js'
import { type Fast, isLineEnd, unsureRecord } from './scan.js'
import { mostColumns } from './tokens.js'

/** A fast way for columns, if there is one. */
export const fastOf = (dialect: Dialect, columns: readonly Builder[], search: Search): Fast | undefined => {
  const { quote, quoteEscape, escapeEscape, trimLeading } = dialect
  if (trimLeading || columns.length > mostColumns || columns.length === 0) return undefined
  const doubles = quoteEscape === quote
  const second = escapeEscape === quote || escapeEscape === quoteEscape ? 0 : escapeEscape
  const before = doubles || quoteEscape !== escapeEscape ? 0 : quoteEscape
  const other = doubles ? second : quoteEscape
  return {
    dialect,
    search,
    columns,
    doubles,
    escape: before,
    other: before === 0 ? other : 0,
    quotes: quote > 0x20 && quoteEscape !== 0 && (doubles || second === 0),
    lineEnd: 'any',
    bytes: new Uint8Array(0),
    view: new DataView(new ArrayBuffer(0)),
    limit: 0,
    otherAt: -1,
    bad: false,
  }
}

/** Gives the fast way other bytes, which must be UTF-8 up to `limit`. */
export const setFast = (fast: Fast, bytes: Uint8Array, limit: number): void => {
  fast.bytes = bytes
  fast.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  fast.limit = limit
  fast.otherAt = -1
}

/** Adds a cell that is no text, or null; gives the place after it. */
const addValue = (fast: Fast, to: Builder, from: number): number => {
  const { bytes, dialect } = fast
  const { delimiter, quote, nullValue, mode } = dialect
  if (bytes[from] === quote) return unsureRecord
  let at = from
  while (at < fast.limit && bytes[at] !== delimiter && (bytes[at] as number) >= 0x20) at++
  if (at === fast.limit) return unsureRecord
  if (at === from || isSpan(bytes, from, at, nullValue)) addNull(to)
  else if (!addConverted(to, bytes, from, at, dialect)) {
    if (mode !== 'permissive') return unsureRecord
    addNull(to)
    fast.bad = true
  }
  return at
}

/**
 * Adds the cells of the record that begins at `from`, and gives the place of its line end; or `unsureRecord`, when cells of
 * some columns may have been added.
 */
export const readFast = (fast: Fast, from: number): number => {
  const { columns, bytes, dialect } = fast
  const { delimiter, quote } = dialect
  const last = columns.length - 1
  let at = from
  fast.bad = false
  for (let index = 0; index <= last; index++) {
    const to = columns[index] as Builder
    if (to.kind !== 'text') at = addValue(fast, to, at)
    else if (bytes[at] === quote) at = addQuoted(fast, to, at + 1)
    else at = addPlain(fast, to, at)
    if (at < 0) return unsureRecord
    if (index < last && bytes[at++] !== delimiter) return unsureRecord
  }
  return isLineEnd(fast, at) ? at : unsureRecord
}
