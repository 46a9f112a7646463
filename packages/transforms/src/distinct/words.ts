import type { BooleanColumn, Column, ListColumn, PlainColumn, TextColumn, Validity } from '../column.js'
import { plain } from '../take.js'

/** Two 32-bit words for each of some cells or rows. */
export interface Words {
  readonly first: Int32Array
  readonly second: Int32Array
}

/** Room for the words of `length` cells or rows. */
export const wordsOf = (length: number): Words => ({
  first: new Int32Array(length),
  second: new Int32Array(length),
})

// Odd numbers with about half of their bits set, from xxHash.
const oddFirst = 0x9e3779b1 | 0
const oddSecond = 0x85ebca77 | 0
const nullFirst = 0x27d4eb2f
const nullSecond = 0x165667b1
const one = 0x3c6ef372

/** Mixes two more words into those of each cell; each step can be undone, so nothing is lost on the way. */
export const mixIn = ({ first, second }: Words, more: Words, length: number): void => {
  const { first: moreFirst, second: moreSecond } = more
  for (let index = 0; index < length; index++) {
    const x = Math.imul((first[index] ?? 0) ^ (moreFirst[index] ?? 0), oddFirst)
    const y = Math.imul((second[index] ?? 0) ^ (moreSecond[index] ?? 0), oddSecond)
    const high = ((x << 15) | (x >>> 17)) + ((y << 13) | (y >>> 19))
    first[index] = high
    second[index] = ((y << 13) | (y >>> 19)) ^ high
  }
}

const textWords = (column: TextColumn, from: number, to: number, { first, second }: Words): void => {
  const { offsets, bytes } = column
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let index = from; index < to; index++) {
    let at = offsets[index] ?? 0
    const end = offsets[index + 1] ?? 0
    const length = end - at
    let x = length
    let y = ~length
    let left = 0
    let right = 0
    if (length >= 8) {
      const last = end - 8
      for (; at < last; at += 8) {
        const high = Math.imul(x ^ view.getInt32(at, true), oddFirst)
        const low = Math.imul(y ^ view.getInt32(at + 4, true), oddSecond)
        y = (low << 13) | (low >>> 19)
        x = (((high << 15) | (high >>> 17)) + y) | 0
        y ^= x
      }
      left = view.getInt32(last, true)
      right = view.getInt32(last + 4, true)
    } else if (length >= 4) {
      left = view.getInt32(at, true)
      right = view.getInt32(end - 4, true)
    } else if (length > 0)
      left = (bytes[at] ?? 0) | ((bytes[at + (length >> 1)] ?? 0) << 8) | ((bytes[end - 1] ?? 0) << 16)
    const high = Math.imul(x ^ left, oddFirst)
    const low = Math.imul(y ^ right, oddSecond)
    y = (low << 13) | (low >>> 19)
    x = (((high << 15) | (high >>> 17)) + y) | 0
    first[index - from] = x
    second[index - from] = y ^ x
  }
}

const booleanWords = ({ bits }: BooleanColumn, from: number, to: number, { first, second }: Words): void => {
  for (let index = from; index < to; index++) {
    first[index - from] = ((bits[index >> 3] ?? 0) >> (index & 7)) & 1
    second[index - from] = one
  }
}

const intWords = (values: Int32Array, from: number, to: number, { first, second }: Words): void => {
  first.set(values.subarray(from, to))
  second.fill(one, 0, to - from)
}

/** The words of cells of 64 bits, or of the first or second half of cells of 128. */
const wideWords = (
  words: Int32Array,
  width: number,
  from: number,
  to: number,
  { first, second }: Words,
): void => {
  for (let index = from, at = from * width; index < to; index++, at += width) {
    first[index - from] = words[at] ?? 0
    second[index - from] = words[at + 1] ?? 0
  }
}

/** A number column's buffer as words of 32 bits. */
export const intsOf = (values: BigInt64Array | Float64Array): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, values.length * 2)

const listWords = (column: ListColumn, from: number, to: number, { first, second }: Words): void => {
  const start = column.offsets[from] ?? 0
  const end = column.offsets[to] ?? 0
  const inner = cellWords(column.elements, start, end)
  for (let index = from; index < to; index++) {
    const next = (column.offsets[index + 1] ?? 0) - start
    let at = (column.offsets[index] ?? 0) - start
    let x = next - at
    let y = one
    for (; at < next; at++) {
      const high = Math.imul(x ^ (inner.first[at] ?? 0), oddFirst)
      const low = Math.imul(y ^ (inner.second[at] ?? 0), oddSecond)
      y = (low << 13) | (low >>> 19)
      x = (((high << 15) | (high >>> 17)) + y) | 0
      y ^= x
    }
    first[index - from] = x
    second[index - from] = y
  }
}

const nullWords = (validity: Validity, from: number, to: number, { first, second }: Words): void => {
  if (validity === null) return
  for (let index = from; index < to; index++) {
    if ((((validity[index >> 3] ?? 0) >> (index & 7)) & 1) === 1) continue
    first[index - from] = nullFirst
    second[index - from] = nullSecond
  }
}

const plainWords = (column: PlainColumn, from: number, to: number, words: Words): void => {
  switch (column.layout) {
    case 'text':
      textWords(column, from, to, words)
      break
    case 'boolean':
      booleanWords(column, from, to, words)
      break
    case 'int':
      intWords(column.values, from, to, words)
      break
    case 'long':
    case 'double':
      wideWords(intsOf(column.values), 2, from, to, words)
      break
    case 'decimal': {
      const ints = intsOf(column.words)
      const high = wordsOf(to - from)
      wideWords(ints, 4, from, to, words)
      wideWords(ints.subarray(2), 4, from, to, high)
      mixIn(words, high, to - from)
      break
    }
    case 'list':
      listWords(column, from, to, words)
      break
    case 'struct':
      words.first.fill(column.fields.length, 0, to - from)
      words.second.fill(one, 0, to - from)
      for (const field of column.fields) mixIn(words, cellWords(field, from, to), to - from)
  }
  nullWords(column.validity, from, to, words)
}

const dictionaryWords = (
  values: Words,
  indices: Int32Array,
  from: number,
  to: number,
  words: Words,
): void => {
  const { first, second } = values
  for (let index = from; index < to; index++) {
    const at = indices[index] ?? 0
    words.first[index - from] = first[at] ?? 0
    words.second[index - from] = second[at] ?? 0
  }
}

/** Words for the cells from one place to another: equal cells have equal words, others seldom. Doubles are compared by bits. */
export const cellWords = (column: Column, from: number, to: number, into?: Words): Words => {
  const words = into ?? wordsOf(to - from)
  if (column.layout === 'constant') {
    const one = cellWords(column.values, 0, 1)
    words.first.fill(one.first[0] ?? 0, 0, to - from)
    words.second.fill(one.second[0] ?? 0, 0, to - from)
  } else if (column.layout !== 'dictionary') plainWords(column, from, to, words)
  else if (column.values.length > to - from) plainWords(plain(column), from, to, words)
  else {
    dictionaryWords(cellWords(column.values, 0, column.values.length), column.indices, from, to, words)
    nullWords(column.validity, from, to, words)
  }
  return words
}
