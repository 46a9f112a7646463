import { selectPlace } from './select-place.js'

/** Moves NaNs behind all others, and gives the place of the first. */
const withoutNaNs = (values: Float64Array, from: number, to: number): number => {
  let end = to
  for (let at = from; at < end; )
    if (Number.isNaN(values[at])) {
      values[at] = values[--end] as number
      values[end] = Number.NaN
    } else at++
  return end
}

/** The least from one place to another, exclusive; NaN where there is none. */
const leastOf = (values: Float64Array, from: number, to: number): number => {
  if (from >= to) return Number.NaN
  let least = values[from] as number
  for (let at = from + 1; at < to; at++) if ((values[at] as number) < least) least = values[at] as number
  return least
}

/**
 * What lies at a share of the doubles from one place to another, exclusive, if they are sorted, as Spark's `percentile` computes it:
 * of two, each by how near it is. NaN is the greatest. The values are moved, and there must be one.
 */
export const atShare = (values: Float64Array, from: number, to: number, share: number): number => {
  const place = (to - from - 1) * share
  const below = Math.floor(place)
  const above = Math.ceil(place)
  const end = withoutNaNs(values, from, to)
  if (from + below >= end) return Number.NaN
  const low = selectPlace(values, from, end, from + below)
  if (below === above) return low
  const high = leastOf(values, from + above, end)
  return low === high ? low : (above - place) * low + (place - below) * high
}
