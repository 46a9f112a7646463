/** The middle of some numbers, or the mean of the two in the middle. */
export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [above, below] = [sorted[half], sorted[half - 1]]
  if (above === undefined) throw new Error('median: expected at least one number, got none')
  return sorted.length % 2 === 1 || below === undefined ? above : (above + below) / 2
}

/** The geometric mean: that of ratios, in which twice as fast and half as fast cancel out. */
export const geometricMean = (ratios: readonly number[]): number => {
  if (ratios.length === 0) throw new Error('geometricMean: expected at least one ratio, got none')
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
}
