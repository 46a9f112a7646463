import type { Validity } from '../column.js'
import { type FixedColumn, ofWords, widthOf, wordsOf } from '../fixed.js'

const takeOnes = (words: Int32Array, places: Int32Array, to: Int32Array): void => {
  for (let row = 0; row < places.length; row++) {
    const from = places[row] as number
    if (from >= 0) to[row] = words[from] as number
  }
}

const takePairs = (words: Int32Array, places: Int32Array, to: Int32Array): void => {
  for (let row = 0; row < places.length; row++) {
    const from = places[row] as number
    if (from < 0) continue
    to[row * 2] = words[from * 2] as number
    to[row * 2 + 1] = words[from * 2 + 1] as number
  }
}

const takeFours = (words: Int32Array, places: Int32Array, to: Int32Array): void => {
  for (let row = 0; row < places.length; row++) {
    const from = places[row] as number
    if (from < 0) continue
    for (let word = 0; word < 4; word++) to[row * 4 + word] = words[from * 4 + word] as number
  }
}

const takes: Readonly<Record<number, typeof takeOnes>> = { 1: takeOnes, 2: takePairs, 4: takeFours }

/** Some cells of a column of words. */
export const takeFixed = (column: FixedColumn, places: Int32Array, validity: Validity): FixedColumn => {
  const width = widthOf(column)
  const to = new Int32Array(places.length * width)
  takes[width]?.(wordsOf(column), places, to)
  return ofWords(column, to, places.length, validity)
}
