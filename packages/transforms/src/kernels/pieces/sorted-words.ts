import { put, sourceOf } from '../../builders/put-bytes.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'

const space = 0x20

const separator = sourceOf(Uint8Array.of(space))

/** The words of a cell: where they begin and end, and their order. The rooms grow. */
interface Words {
  starts: Int32Array
  ends: Int32Array
  order: Int32Array
}

/** Below 0 where one word comes before another by its bytes, 0 where they are equal. */
const compare = (bytes: Uint8Array, { starts, ends }: Words, one: number, other: number): number => {
  let at = starts[one] as number
  let place = starts[other] as number
  const end = ends[one] as number
  const last = ends[other] as number
  for (; at < end && place < last; at++, place++) {
    const less = (bytes[at] as number) - (bytes[place] as number)
    if (less !== 0) return less
  }
  return end - at - (last - place)
}

/** More words than this are sorted by JavaScript's own sort, which makes an array. */
const few = 16

const sortFew = (bytes: Uint8Array, words: Words, count: number): void => {
  const { order } = words
  for (let from = 1; from < count; from++) {
    const word = order[from] as number
    let at = from
    for (; at > 0 && compare(bytes, words, order[at - 1] as number, word) > 0; at--)
      order[at] = order[at - 1] as number
    order[at] = word
  }
}

const larger = (room: Int32Array): Int32Array => {
  const grown = new Int32Array(room.length * 2)
  grown.set(room)
  return grown
}

/** Writes where the words of a cell begin and end, and gives their number. */
const split = (bytes: Uint8Array, from: number, to: number, words: Words): number => {
  let count = 0
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && bytes[at] !== space) continue
    if (count === words.order.length) {
      words.starts = larger(words.starts)
      words.ends = larger(words.ends)
      words.order = larger(words.order)
    }
    words.starts[count] = start
    words.ends[count] = at
    words.order[count] = count
    start = at + 1
    count++
  }
  return count
}

/** The different words between U+0020, by their bytes, with U+0020 between them. */
export const sortedWords = (column: TextColumn): TextColumn => {
  const { bytes } = column
  const source = sourceOf(bytes)
  const words: Words = { starts: new Int32Array(64), ends: new Int32Array(64), order: new Int32Array(64) }
  return rewrite(column, (out, from, to) => {
    const count = split(bytes, from, to, words)
    if (count <= few) sortFew(bytes, words, count)
    else words.order.subarray(0, count).sort((one, other) => compare(bytes, words, one, other))
    const { starts, ends, order } = words
    for (let at = 0; at < count; at++) {
      const word = order[at] as number
      if (at > 0 && compare(bytes, words, order[at - 1] as number, word) === 0) continue
      if (at > 0) put(out, separator, 0, 1)
      put(out, source, starts[word] as number, ends[word] as number)
    }
  })
}
