/** Runs this short are sorted by insertion. */
const few = 12

const sortFew = (values: Float64Array, from: number, to: number): void => {
  for (let at = from + 1; at < to; at++) {
    const value = values[at] as number
    let before = at - 1
    while (before >= from && (values[before] as number) > value) {
      values[before + 1] = values[before] as number
      before--
    }
    values[before + 1] = value
  }
}

const middleOf = (one: number, other: number, third: number): number =>
  one < other
    ? other < third
      ? other
      : one < third
        ? third
        : one
    : one < third
      ? one
      : other < third
        ? third
        : other

/**
 * Puts at a place the value that sorting would put there, none greater before it and none less behind it. The values from one place
 * to another, exclusive, are moved; there must be no NaN among them.
 */
export const selectPlace = (values: Float64Array, from: number, to: number, place: number): number => {
  let low = from
  let high = to - 1
  // Each round halves what is left at the least once in a while; values in a bad order are sorted in the end.
  for (let rounds = 0; high - low >= few; rounds++) {
    if (rounds > 64) {
      values.subarray(low, high + 1).sort()
      return values[place] as number
    }
    const pivot = middleOf(
      values[low] as number,
      values[(low + high) >>> 1] as number,
      values[high] as number,
    )
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] as number) < pivot) left++
      while ((values[right] as number) > pivot) right--
      if (left > right) break
      const held = values[left] as number
      values[left++] = values[right] as number
      values[right--] = held
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else return values[place] as number
  }
  sortFew(values, low, high + 1)
  return values[place] as number
}
