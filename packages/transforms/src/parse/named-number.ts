const named: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['+INF', Number.POSITIVE_INFINITY],
  ['+Infinity', Number.POSITIVE_INFINITY],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

/** The number that a word stands for, in quotes or without: `NaN`, `Infinity`, `+INF`, `-INF` and so on. */
export const namedNumber = (word: string): number | undefined => named.get(word)
