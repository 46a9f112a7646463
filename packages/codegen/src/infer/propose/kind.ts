import type { NumberCount, TextCounts } from '../profile/counts.js'
import type { ColumnProfile, TextProfile } from '../profile/profile.js'
import { thresholds } from '../thresholds.js'

/** What a column of text is of, those values apart that speak of absence. */
export type TextKind = 'number' | 'date' | 'boolean' | 'words' | 'text' | 'empty'

/** The sum of the counts of several. */
export const total = (counts: Iterable<{ readonly count: number }>): number => {
  let sum = 0
  for (const { count } of counts) sum += count
  return sum
}

/** The cells of a column that have ink. */
export const filledOf = ({ rows, nulls }: ColumnProfile, { empty, blank }: TextCounts): number =>
  rows - nulls - empty - blank

/** Values that read neither as number nor as date, and do not speak of absence. */
export const strangers = ({ misfits, absent }: TextCounts): readonly (readonly [string, number])[] =>
  [...misfits].filter(([text]) => !absent.has(text))

const pairs = [
  ['yes', 'no', 'y', 'n'],
  ['true', 'false', 't', 'f'],
] as const

const isVersion = (text: string): boolean => /^v?[0-9]+(?:\.[0-9]+){2,}/u.test(text)

const isUnit = ({ form }: NumberCount): boolean => /\p{L}{2}|^ \p{L}/u.test(form.behind)

const unitsIn = ({ numbers }: TextCounts): number =>
  new Set(
    [...numbers.values()]
      .filter(isUnit)
      .map(({ form }) => form.behind.trim().toLowerCase().replace(/\.$/u, '')),
  ).size

const isBoolean = (counts: TextCounts): boolean => {
  if (counts.numbers.size > 0 || counts.misfitsFull) return false
  const words = new Set(strangers(counts).map(([text]) => text.trim().toLowerCase()))
  return (
    words.size === 2 && pairs.some((pair) => [...words].every((word) => pair.some((one) => one === word)))
  )
}

/** Whether a column is an enumeration: few different words, each of which comes often. */
const isWords = ({ heavy }: TextProfile, filled: number): boolean =>
  heavy.isExact &&
  heavy.entries.length <= thresholds.words &&
  filled >= heavy.entries.length * thresholds.perWord

/** What a column of text is of. */
export const textKindOf = (column: ColumnProfile, of: TextProfile): TextKind => {
  const { counts } = of
  const filled = filledOf(column, counts)
  const real = filled - total(counts.absent.values())
  if (real <= 0) return 'empty'
  const others = strangers(counts)
  const fewOthers =
    !counts.misfitsFull && others.length <= thresholds.misfits && !others.some(([text]) => isVersion(text))
  const dates = total(counts.dates.values())
  const numbers = total(counts.numbers.values())
  const isPacked = [...counts.dates.values()].every(({ form }) => form.layout === 'yyyyMMdd')
  if (fewOthers && dates >= real * thresholds.kindShare && (!isPacked || dates >= numbers)) return 'date'
  if (fewOthers && numbers >= real * thresholds.kindShare && unitsIn(counts) <= thresholds.units)
    return 'number'
  if (isBoolean(counts)) return 'boolean'
  return isWords(of, filled) ? 'words' : 'text'
}
