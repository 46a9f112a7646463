// Words of 64 bits are two of 32, the lower one first, in arrays: numbers of 64 bits would be made on the heap.

/** A word of 64 bits by its hexadecimal digits. */
export const wordOf = (hex: string): Int32Array => {
  const bits = BigInt(`0x${hex}`)
  return Int32Array.of(Number(BigInt.asIntN(32, bits)), Number(BigInt.asIntN(32, bits >> 32n)))
}

/** The higher 32 bits of a product of two words without signs. */
const highOfProduct = (one: number, other: number): number => {
  const [low, high] = [one & 0xffff, one >>> 16]
  const [otherLow, otherHigh] = [other & 0xffff, other >>> 16]
  const middle = high * otherLow + ((low * otherLow) >>> 16)
  const rest = low * otherHigh + (middle & 0xffff)
  return (high * otherHigh + Math.floor(middle / 0x10000) + Math.floor(rest / 0x10000)) | 0
}

/** Sets the word at a place to its product with another. */
export const multiplyWord = (by: Int32Array, word: Int32Array, at: number): void => {
  const low = word[at] as number
  const high = word[at + 1] as number
  const byLow = by[0] as number
  word[at] = Math.imul(low, byLow)
  word[at + 1] =
    highOfProduct(low >>> 0, byLow >>> 0) + Math.imul(high, byLow) + Math.imul(low, by[1] as number)
}

/** Sets the word at a place to its sum with another. */
export const addWord = (word: Int32Array, at: number, low: number, high: number): void => {
  const sum = ((word[at] as number) >>> 0) + (low >>> 0)
  word[at] = sum
  word[at + 1] = (word[at + 1] as number) + high + (sum > 0xffffffff ? 1 : 0)
}

/** Turns the word at a place to the left, by 1 to 31 bits. */
export const turnLeft = (word: Int32Array, at: number, by: number): void => {
  const low = word[at] as number
  const high = word[at + 1] as number
  word[at] = (low << by) | (high >>> (32 - by))
  word[at + 1] = (high << by) | (low >>> (32 - by))
}

/** Sets the bits of the word at a place that differ from another's. */
export const xorWord = (word: Int32Array, at: number, low: number, high: number): void => {
  word[at] = (word[at] as number) ^ low
  word[at + 1] = (word[at + 1] as number) ^ high
}
