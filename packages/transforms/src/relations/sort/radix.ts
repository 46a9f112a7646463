const digitBits = 11
const digits = 1 << digitBits
const mask = digits - 1

/** The shifts of the digits of a word. */
const shifts = [0, digitBits, 2 * digitBits] as const

/** Sorts some rows by the words of each, which compare as unsigned; equal ones keep their order. */
const byWord = (rows: Int32Array, words: Int32Array): Int32Array => {
  const { length } = rows
  let from = rows
  let keys = new Int32Array(length)
  const counts = shifts.map(() => new Int32Array(digits))
  const [first, second, third] = counts as [Int32Array, Int32Array, Int32Array]
  for (let at = 0; at < length; at++) {
    const word = words[rows[at] as number] as number
    keys[at] = word
    const [low, middle, high] = [word & mask, (word >>> digitBits) & mask, word >>> (2 * digitBits)]
    first[low] = (first[low] as number) + 1
    second[middle] = (second[middle] as number) + 1
    third[high] = (third[high] as number) + 1
  }
  let to = new Int32Array(length)
  let moved = new Int32Array(length)
  for (const [place, shift] of shifts.entries()) {
    const places = counts[place] as Int32Array
    // All rows have one digit: nothing moves.
    if (length === 0 || places[((keys[0] as number) >>> shift) & mask] === length) continue
    let sum = 0
    for (let digit = 0; digit < digits; digit++) {
      const count = places[digit] as number
      places[digit] = sum
      sum += count
    }
    for (let at = 0; at < length; at++) {
      const key = keys[at] as number
      const digit = (key >>> shift) & mask
      const next = places[digit] as number
      places[digit] = next + 1
      moved[next] = key
      to[next] = from[at] as number
    }
    const [oldKeys, oldRows] = [keys, from]
    keys = moved
    from = to
    moved = oldKeys
    to = oldRows === rows ? new Int32Array(length) : (oldRows as Int32Array<ArrayBuffer>)
  }
  return from
}

/** Some rows sorted by one or two words of each, the high one first, which compare as unsigned; equal ones keep their order. */
export const sortedByWords = (rows: Int32Array, high: Int32Array, low: Int32Array | null): Int32Array =>
  byWord(low === null ? rows : byWord(rows, low), high)
