import { blockRows } from '../../bytes/blocks.js'
import type { Validity } from '../column.js'
import { type FixedColumn, ofWords, widthOf, wordsOf } from '../fixed-width.js'

// Places and cells of some rows, in constant arrays as in `kernels/blocks.ts`.

const block = new Int32Array(blockRows)
const made = new Int32Array(blockRows)

const takeOnes = (words: Int32Array, places: Int32Array, to: Int32Array): void => {
  for (let from = 0; from < places.length; from += block.length) {
    const count = Math.min(block.length, places.length - from)
    block.set(places.subarray(from, from + count))
    for (let row = 0; row < count; row++) {
      const place = block[row] as number
      made[row] = place < 0 ? 0 : (words[place] as number)
    }
    to.set(made.subarray(0, count), from)
  }
}

/** Cells of 64 bits: two words each, which a loop over words takes half as long again for. */
const takeTwos = (words: Int32Array, places: Int32Array, to: Int32Array): void => {
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number
    if (place < 0) continue
    to[2 * row] = words[2 * place] as number
    to[2 * row + 1] = words[2 * place + 1] as number
  }
}

const takeMore = (words: Int32Array, places: Int32Array, to: Int32Array, width: number): void => {
  for (let row = 0; row < places.length; row++) {
    const from = places[row] as number
    if (from >= 0)
      for (let word = 0; word < width; word++) to[row * width + word] = words[from * width + word] as number
  }
}

/** Some cells of a column of words. */
export const takeFixed = (column: FixedColumn, places: Int32Array, validity: Validity): FixedColumn => {
  const width = widthOf(column)
  const to = new Int32Array(places.length * width)
  if (width === 1) takeOnes(wordsOf(column), places, to)
  else if (width === 2) takeTwos(wordsOf(column), places, to)
  else takeMore(wordsOf(column), places, to, width)
  return ofWords(column, to, places.length, validity)
}
