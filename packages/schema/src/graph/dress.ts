import { at, refuse } from '../errors/refusal.js'
import { checkNoColumn } from '../types/column-text.js'
import type { Json } from '../types/json.js'
import { showGiven } from '../types/plain.js'

/** What a number in a text may have on beside its digits. */
export interface NumberDress {
  /** What stands between groups of three digits; null for nothing. */
  readonly grouping: string | null
  /** What stands before the fraction. */
  readonly decimalMark: '.' | ','
  /** What may stand in front: a currency. */
  readonly prefixes: readonly string[]
  /** What may stand behind, without a meaning: a unit. */
  readonly units: readonly string[]
  /** What may stand behind the digits, and the power of ten that they are then multiplied by. */
  readonly suffixes: Readonly<Record<string, number>>
  /** Whether `%` may stand behind the digits, which are then hundredths. */
  readonly percent: boolean
  /** Whether `(1.50)` is -1.50. */
  readonly accounting: boolean
  /** Whether words behind the number are ignored. */
  readonly ignoreRest: boolean
  /** Whether prefixes, units and suffixes may be in any case of ASCII letters. */
  readonly anyCase: boolean
}

/** What may stand between groups of digits. */
const groupings: readonly string[] = [',', '.', ' ', "'", '’', '_', '\u00a0', '\u202f']

const quoted = (value: unknown): string => JSON.stringify(value)

const wordsOf = (name: string, value: unknown): readonly string[] => {
  if (!Array.isArray(value)) return refuse(`${name}: expected a list of texts, got ${showGiven(value)}`)
  return value.map((word: unknown) =>
    typeof word === 'string' && /\S/u.test(word) && !/[0-9]|^[+\s-]|\s$/u.test(word) && word.isWellFormed()
      ? checkNoColumn(word)
      : refuse(
          `${name}: expected texts without digits, and with neither blanks nor signs at their ends, got ${typeof word === 'string' ? quoted(word) : showGiven(word)}`,
        ),
  )
}

const flagOf = (name: string, value: unknown): boolean =>
  typeof value === 'boolean' ? value : refuse(`${name}: expected true or false, got ${showGiven(value)}`)

/** A dress, checked; what is left out is as for plain numbers. */
export const checkDress = (
  value: unknown,
  checkSuffixes: (value: unknown) => Readonly<Record<string, number>>,
): NumberDress => {
  const given = (typeof value === 'object' ? (value ?? {}) : {}) as Partial<
    Record<keyof NumberDress, unknown>
  >
  const { grouping = null, decimalMark = '.', suffixes = {} } = given
  if (decimalMark !== '.' && decimalMark !== ',')
    return refuse(`decimalMark: expected "." or ",", got ${showGiven(decimalMark)}`)
  if (grouping !== null && (typeof grouping !== 'string' || !groupings.includes(grouping)))
    return refuse(`grouping: expected one of ${groupings.map(quoted).join(', ')}, got ${showGiven(grouping)}`)
  if (grouping === decimalMark)
    refuse(`grouping: expected another mark than the decimal mark, got ${quoted(grouping)}`)
  const isBare = typeof suffixes === 'object' && suffixes !== null && Object.keys(suffixes).length === 0
  return Object.freeze({
    grouping,
    decimalMark,
    prefixes: Object.freeze(wordsOf('prefixes', given.prefixes ?? [])),
    units: Object.freeze(wordsOf('units', given.units ?? [])),
    suffixes: isBare ? Object.freeze({}) : at('suffixes', () => checkSuffixes(suffixes)),
    percent: flagOf('percent', given.percent ?? false),
    accounting: flagOf('accounting', given.accounting ?? false),
    ignoreRest: flagOf('ignoreRest', given.ignoreRest ?? false),
    anyCase: flagOf('anyCase', given.anyCase ?? false),
  })
}

/** A dress as JSON. */
export const writeDress = (dress: NumberDress): Json => ({
  ...dress,
  suffixes: Object.entries(dress.suffixes),
})

/** What `writeDress` wrote. */
export const readDress = (json: Json): unknown => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
  const { suffixes } = json as { readonly suffixes?: Json }
  return {
    ...json,
    suffixes: Array.isArray(suffixes) ? Object.fromEntries(suffixes as [string, number][]) : suffixes,
  }
}

/** A dress as a person reads it. */
export const showDress = (dress: NumberDress): string => {
  const { grouping, decimalMark, prefixes, units, suffixes, percent, accounting, ignoreRest } = dress
  const parts = [
    grouping === null ? '' : `groups of three digits by ${quoted(grouping)}`,
    decimalMark === '.' ? '' : 'a decimal comma',
    prefixes.length === 0 ? '' : `${prefixes.map(quoted).join(' or ')} in front`,
    Object.keys(suffixes).length === 0
      ? ''
      : `${Object.entries(suffixes)
          .map(([suffix, times]) => `${quoted(suffix)} (times ${times})`)
          .join(' or ')} behind`,
    percent ? '"%" as hundredths' : '',
    units.length === 0 ? '' : `the unit ${units.map(quoted).join(' or ')}`,
    accounting ? 'parentheses for a minus' : '',
    ignoreRest ? 'words behind it, which are ignored' : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'nothing beside its digits' : parts.join(', ')
}
