/** Code points from the first to the last, every `step`-th of them, and what the first one becomes in lower case. */
type Run = readonly [first: number, last: number, lower: number, step?: 2]

/**
 * The upper case letters, and their lower case, on which supported engines disagree: Unicode 14 to 17 brought them,
 * Spark 3.5 has the tables of Java (Unicode 13 in Java 17), Spark 4 those of its ICU.
 */
const runs: readonly Run[] = [
  [0x1c89, 0x1c89, 0x1c8a],
  [0x2c2f, 0x2c2f, 0x2c5f],
  [0xa7c0, 0xa7c0, 0xa7c1],
  [0xa7cb, 0xa7cb, 0x264],
  [0xa7cc, 0xa7da, 0xa7cd, 2],
  [0xa7dc, 0xa7dc, 0x19b],
  [0x10570, 0x1057a, 0x10597],
  [0x1057c, 0x1058a, 0x105a3],
  [0x1058c, 0x10592, 0x105b3],
  [0x10594, 0x10595, 0x105bb],
  [0x10d50, 0x10d65, 0x10d70],
  [0x16ea0, 0x16eb8, 0x16ebb],
]

const letters = runs.flatMap(([first, last, lower, step = 1]) =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => [
    String.fromCodePoint(first + index * step),
    String.fromCodePoint(lower + index * step),
  ]),
)

/** Letters, and what each of them is to become before Spark's `upper` or `lower` sees it: as many. */
export interface Translation {
  readonly from: string
  readonly to: string
}

/** Before `upper`: an engine that knows these letters leaves their upper case as it is, and so does one that does not. */
export const beforeUpper: Translation = {
  from: letters.map(([, lower]) => lower).join(''),
  to: letters.map(([upper]) => upper).join(''),
}

/**
 * Before `lower`: the same, and a capital sigma becomes the plain small one, since engines disagree about where a word
 * ends, and so about where the final one stands.
 */
export const beforeLower: Translation = { from: `Σ${beforeUpper.to}`, to: `σ${beforeUpper.from}` }
