/** Two 32-bit words for each of some cells or rows. */
export interface HashWords {
  readonly first: Int32Array
  readonly second: Int32Array
}

/** Room for the words of `length` cells or rows. */
export const newHashWords = (length: number): HashWords => ({
  first: new Int32Array(length),
  second: new Int32Array(length),
})

/** Odd numbers with about half of their bits set, from xxHash: what is multiplied by one can be told apart after. */
export const oddFirst: number = 0x9e3779b1 | 0
export const oddSecond: number = 0x85ebca77 | 0

/** Mixes two more words into those of each cell; each step can be undone, so nothing is lost on the way. */
export const mixIn = (words: HashWords, more: HashWords, length: number): void => {
  const { first, second } = words
  const { first: moreFirst, second: moreSecond } = more
  const forX = oddFirst
  const forY = oddSecond
  for (let index = 0; index < length; index++) {
    const x = Math.imul((first[index] as number) ^ (moreFirst[index] as number), forX)
    const y = Math.imul((second[index] as number) ^ (moreSecond[index] as number), forY)
    const low = (y << 13) | (y >>> 19)
    const high = (((x << 15) | (x >>> 17)) + low) | 0
    first[index] = high
    second[index] = low ^ high
  }
}
