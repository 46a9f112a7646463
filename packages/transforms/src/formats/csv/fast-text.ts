import { addNullText, addText, closeText, type TextBuilder } from '../../builders/text.js'
import { holds } from '../../bytes/equal.js'
import { type Fast, isLineEnd, unsureRecord } from './scan.js'

// The loops here call only functions of this file that are not exported: V8 looks an import or export up at each call.

/**
 * Bit 7 of a byte of the result is set where the word has the byte that `all` repeats: XOR makes that byte 0, and 0 - 1 borrows.
 * The borrow may set bit 7 of later bytes, too, so that only the first one counts. With `,` (2C), `a,` (61 2C) becomes 4D 00,
 * and the second byte is marked.
 */
const equals = (word: number, all: number): number => {
  const other = word ^ all
  return (other - 0x01010101) & ~other & 0x80808080
}

/** As `equals`, also for control characters, 00 to 1F. `folded`, one subtraction finds both: see `isFolded`. */
const ends = (word: number, folded: boolean, mask: number, all: number): number => {
  if (folded) return ((word ^ mask) - 0x21212121) & ~word & 0x80808080
  return ((word - 0x20202020) & ~word & 0x80808080) | equals(word, all)
}

/**
 * Whether a byte is 0x20 to 0x3F. XOR with its lower five bits makes it 0x20, and keeps control characters below that: with
 * `,` (2C) and the mask 0C, 2C becomes 20 and a line feed (0A) 06. Then one test for at most 0x20 finds both.
 */
const isFolded = (byte: number): boolean => (byte & 0xe0) === 0x20

/** The number of bytes of a word before the first one that is marked. */
const before = (marks: number): number => (31 - Math.clz32(marks & -marks)) >> 3

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number

/** Ends a cell whose bytes are in place up to `end`. */
const endText = (into: TextBuilder, end: number, { dialect: { nullValue } }: Fast): void => {
  if (end - into.end === nullValue.length && holds(into.values, into.end, nullValue, 0, nullValue.length))
    addNullText(into)
  else {
    into.end = end
    closeText(into)
  }
}

/** Adds the cell without quotes that begins at `from`; gives the place after it. */
export const addPlain = (fast: Fast, into: TextBuilder, from: number): number => {
  const { view, bytes, dialect } = fast
  const { delimiter } = dialect
  if (byteAt(bytes, from) === delimiter) {
    addNullText(into)
    return from
  }
  const all = delimiter * 0x01010101
  const folded = isFolded(delimiter)
  const mask = all ^ 0x20202020
  const { view: to, end, values } = into
  const shift = end - from
  const stop = Math.min(fast.limit, values.length - shift) - 4
  let at = from
  while (at <= stop) {
    const word = view.getInt32(at, true)
    to.setInt32(at + shift, word, true)
    const marks = ends(word, folded, mask, all)
    if (marks === 0) {
      at += 4
      continue
    }
    at += before(marks)
    if (byteAt(bytes, at) === delimiter || isLineEnd(fast, at)) {
      if (at === from) addNullText(into)
      else endText(into, at + shift, fast)
      return at
    }
    if (byteAt(bytes, at) === 0x0a) return unsureRecord
    at++
  }
  return unsureRecord
}

/** Adds a cell of quotes with nothing between. */
const addEmpty = (into: TextBuilder, { dialect: { emptyValue, nullValue } }: Fast): void => {
  if (emptyValue.length === nullValue.length && holds(emptyValue, 0, nullValue, 0, nullValue.length))
    addNullText(into)
  else addText(into, emptyValue, 0, emptyValue.length)
}

const seekOther = (fast: Fast, from: number): void => {
  const { other, bytes, search } = fast
  fast.otherAt = other === 0 ? bytes.length : search.find(bytes, other, from)
}

/** Whether a control character in quotes is text. */
const isInner = (byte: number, { lineEnd }: Fast): boolean =>
  byte === 0x09 || (lineEnd === 'lf' && (byte === 0x0a || byte === 0x0d))

/** Adds the cell in quotes whose first byte in them is at `from`; gives the place after the last quote. */
export const addQuoted = (fast: Fast, into: TextBuilder, from: number): number => {
  if (!fast.quotes) return unsureRecord
  if (fast.otherAt < from) seekOther(fast, from)
  const { view, bytes, doubles, escape: slash, dialect } = fast
  const { quote, delimiter } = dialect
  const all = quote * 0x01010101
  const folded = isFolded(quote)
  const mask = all ^ 0x20202020
  const { view: to, end, values } = into
  const slashes = slash * 0x01010101
  let shift = end - from
  const stop = Math.min(fast.limit, fast.otherAt, values.length - shift) - 4
  let at = from
  while (at <= stop) {
    const word = view.getInt32(at, true)
    to.setInt32(at + shift, word, true)
    let marks = ends(word, folded, mask, all)
    if (slash !== 0) marks |= equals(word, slashes)
    if (marks === 0) {
      at += 4
      continue
    }
    at += before(marks)
    const byte = byteAt(bytes, at)
    if (byte === slash && slash !== 0) {
      const next = byteAt(bytes, at + 1)
      if (next === quote || next === slash) values[at++ + shift--] = next
      at++
    } else if (byte === quote) {
      const next = byteAt(bytes, at + 1)
      if (next === delimiter || (next <= 0x20 && isLineEnd(fast, at + 1))) {
        if (at === from) addEmpty(into, fast)
        else endText(into, at + shift, fast)
        return at + 1
      }
      if (next !== quote || !doubles) return unsureRecord
      shift--
      at += 2
    } else if (isInner(byte, fast)) at++
    else return unsureRecord
  }
  return unsureRecord
}
