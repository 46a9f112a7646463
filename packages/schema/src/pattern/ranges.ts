import type { Range } from './tree.js'

const lastCodePoint = 0x10ffff
const surrogates: Range = [0xd800, 0xdfff]

/** Whether a code point is half of a surrogate pair, which text never holds alone. */
export const isSurrogate = (codePoint: number): boolean =>
  codePoint >= surrogates[0] && codePoint <= surrogates[1]

const withoutSurrogates = ([first, last]: Range): readonly Range[] => {
  const below: Range = [first, Math.min(last, surrogates[0] - 1)]
  const above: Range = [Math.max(first, surrogates[1] + 1), last]
  return [below, above].filter(([first, last]) => first <= last)
}

/** The code points of any of some ranges: sorted, disjoint, without surrogates. */
export const union = (ranges: readonly Range[]): readonly Range[] => {
  const merged: Range[] = []
  const sorted = ranges.flatMap(withoutSurrogates).sort(([a], [b]) => a - b)
  for (const [first, last] of sorted) {
    const before = merged.at(-1)
    if (before !== undefined && first <= before[1] + 1)
      merged[merged.length - 1] = [before[0], Math.max(before[1], last)]
    else merged.push([first, last])
  }
  return merged
}

/** The code points of none of some ranges, which are sorted and disjoint. */
export const complement = (ranges: readonly Range[]): readonly Range[] => {
  const gaps: Range[] = []
  let next = 0
  for (const [first, last] of ranges) {
    gaps.push([next, first - 1])
    next = last + 1
  }
  gaps.push([next, lastCodePoint])
  return union(gaps.filter(([first, last]) => first <= last))
}

/** `\d`: the ten ASCII digits. */
export const digits: readonly Range[] = [[0x30, 0x39]]

/** `\w`: ASCII letters, digits and the underscore. */
export const wordCharacters: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]

/** `\s`: the 25 code points that ECMAScript calls white space or line terminators. */
export const whiteSpace: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]

/** What `.` leaves out: LF, CR, U+2028 and U+2029. */
export const lineTerminators: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]
