import { type Pattern, parsePattern } from '@lockstep/schema'

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

/**
 * Small letters that Spark 3.5 leaves at the front of a word and Spark 4 does not, in hexadecimal: those whose title case
 * is several letters, those beyond U+FFFF, and those whose capital is among the runs above.
 */
const smallLetters = `df 149 19b 1f0 264 390 3b0 587 1c8a 1e96-1e9a 1f50 1f52 1f54 1f56 1fb2 1fb4 1fb6-1fb7 1fc2 1fc4
1fc6-1fc7 1fd2-1fd3 1fd6-1fd7 1fe2-1fe4 1fe6-1fe7 1ff2 1ff4 1ff6-1ff7 2c5f a7c1 a7cd a7cf a7d1 a7d3 a7d5 a7d7 a7d9 a7db
fb00-fb06 fb13-fb17 10428-1044f 104d8-104fb 10597-105a1 105a3-105b1 105b3-105b9 105bb-105bc 10cc0-10cf2 10d70-10d85
118c0-118df 16e60-16e7f 16ebb-16ed3 1e922-1e943`

const smallClass = `[${smallLetters.replaceAll(/[0-9a-f]+/gu, '\\u{$&}').replaceAll(/\s/gu, '')}\\-]`

/** Those letters, and the hyphen, which stands in front of them while Spark's `initcap` is at work. */
export const small: Pattern = parsePattern(new RegExp(smallClass, 'u'))

/**
 * Before `initcap`, `$1-$2` puts a hyphen in front of these letters where a word begins, so that they stand inside it;
 * and in front of hyphens there too, so that `behindHyphen` takes away the one that was put and no other.
 */
export const atFront: Pattern = parsePattern(new RegExp(`(^| )(${smallClass})`, 'u'))

/** After `initcap`, `$1$2` takes the hyphen away. */
export const behindHyphen: Pattern = parsePattern(new RegExp(`(^| )-(${smallClass})`, 'u'))
