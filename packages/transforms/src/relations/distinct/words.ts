import type { ArrowColumn, BooleanColumn, ListColumn, PlainColumn, Validity } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { halvesOf } from '../../numbers/int64.js'
import { type HashWords, mixIn, newHashWords, oddFirst, oddSecond } from './mix.js'
import { textWords } from './text-words.js'

const nullFirst = 0x27d4eb2f
const nullSecond = 0x165667b1
const one = 0x3c6ef372

const booleanWords = (
  { bits }: BooleanColumn,
  from: number,
  to: number,
  { first, second }: HashWords,
): void => {
  for (let index = from; index < to; index++) {
    first[index - from] = ((bits[index >> 3] ?? 0) >> (index & 7)) & 1
    second[index - from] = one
  }
}

const intWords = (values: Int32Array, from: number, to: number, { first, second }: HashWords): void => {
  first.set(values.subarray(from, to))
  second.fill(one, 0, to - from)
}

/** The words of cells of 64 bits, or of the first or second half of cells of 128. */
const wideWords = (
  words: Int32Array,
  width: number,
  from: number,
  to: number,
  { first, second }: HashWords,
): void => {
  for (let index = from, at = from * width; index < to; index++, at += width) {
    first[index - from] = words[at] ?? 0
    second[index - from] = words[at + 1] ?? 0
  }
}

const listWords = (column: ListColumn, from: number, to: number, { first, second }: HashWords): void => {
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

const nullWords = (validity: Validity, from: number, to: number, { first, second }: HashWords): void => {
  if (validity === null) return
  for (let index = from; index < to; index++) {
    if ((((validity[index >> 3] ?? 0) >> (index & 7)) & 1) === 1) continue
    first[index - from] = nullFirst
    second[index - from] = nullSecond
  }
}

const plainWords = (column: PlainColumn, from: number, to: number, words: HashWords): void => {
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
      wideWords(halvesOf(column.values), 2, from, to, words)
      break
    case 'decimal': {
      const ints = halvesOf(column.words)
      const high = newHashWords(to - from)
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
  values: HashWords,
  indices: Int32Array,
  from: number,
  to: number,
  words: HashWords,
): void => {
  const { first, second } = values
  for (let index = from; index < to; index++) {
    const at = indices[index] ?? 0
    words.first[index - from] = first[at] ?? 0
    words.second[index - from] = second[at] ?? 0
  }
}

/** Words for the cells from one place to another: equal cells have equal words, others seldom. Doubles are compared by bits. */
export const cellWords = (column: ArrowColumn, from: number, to: number, into?: HashWords): HashWords => {
  const words = into ?? newHashWords(to - from)
  if (column.layout === 'constant') {
    const one = cellWords(column.values, 0, 1)
    words.first.fill(one.first[0] ?? 0, 0, to - from)
    words.second.fill(one.second[0] ?? 0, 0, to - from)
  } else if (column.layout !== 'dictionary') plainWords(column, from, to, words)
  else if (column.values.length > to - from) plainWords(toPlain(column), from, to, words)
  else {
    dictionaryWords(cellWords(column.values, 0, column.values.length), column.indices, from, to, words)
    nullWords(column.validity, from, to, words)
  }
  return words
}
