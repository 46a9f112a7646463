import type { Facts } from '../forms/facts.js'
import { isNone, isUnknownSomething, placeholders } from '../forms/words.js'
import type { TextKind } from '../propose/kind.js'
import type { Evidence, Sentinel } from '../propose/plan.js'
import { thresholds } from '../thresholds.js'
import type { Cross, TextColumnOf } from './cross.js'
import { standsOut } from './stands.js'

/** The values of a column that may stand for none: those that are proposed, and those that are only asked. */
export interface FoundSentinels {
  readonly proposed: readonly Sentinel[]
  readonly asked: readonly Sentinel[]
}

type Verdict = 'proposed' | 'asked' | 'left'

/** What a kind of column contrasts with. */
const contrasts: Partial<Record<TextKind, Evidence>> = {
  number: 'no number',
  date: 'no date',
  boolean: 'neither yes nor no',
}

/** Where a value stands: its column, what that is of, and what is known of others. */
export interface ValuePlace {
  readonly of: TextColumnOf
  readonly kind: TextKind
  readonly cross: Cross
  /** Texts that columns of numbers, dates, or yes and no have shown to mean nothing. */
  readonly spread: ReadonlySet<string>
}

/** The texts that speak of absence in a column whose other values are of a kind: they spread to all columns. */
export const shownBy = ({ of: { counts } }: TextColumnOf, kind: TextKind): readonly string[] =>
  contrasts[kind] === undefined
    ? []
    : [...counts.absent.values()].flatMap(({ facts: { text, absence } }) =>
        absence === 'machine' || isNone(text) ? [] : [text],
      )

/** All evidence for a value that speaks of absence. */
const evidenceFor = (
  facts: Facts,
  count: number,
  { of, kind, cross, spread }: ValuePlace,
): readonly Evidence[] => {
  const contrast = facts.number === undefined && facts.date === undefined ? contrasts[kind] : undefined
  return [
    facts.absence === 'machine' ? ('a word of machines' as const) : ('speaks of absence' as const),
    ...(contrast === undefined ? [] : [contrast]),
    ...(cross(of, facts.text).length > 0 ? (['in other columns too'] as const) : []),
    ...(contrast === undefined && spread.has(facts.text) ? (['shown by another column'] as const) : []),
    ...(standsOut(of.of, count) ? (['stands out'] as const) : []),
    ...(count >= thresholds.repeated ? (['comes again'] as const) : []),
  ]
}

/** Whether all values are of two letters, of which `NA` may be one. */
const areCodes = ({ of }: TextColumnOf): boolean => {
  const entries = of.heavy.entries.filter(({ facts }) => !facts.isEmpty)
  return entries.length > 2 && entries.every(({ facts: { text } }) => text.length === 2)
}

const verdictOn = (facts: Facts, because: readonly Evidence[], kind: TextKind, of: TextColumnOf): Verdict => {
  const has = (evidence: Evidence): boolean => because.includes(evidence)
  const isContrast = has('no number') || has('no date') || has('neither yes nor no')
  if (facts.absence === 'machine') return areCodes(of) ? 'asked' : 'proposed'
  if (isNone(facts.text)) return 'asked'
  if (isContrast) return 'proposed'
  if (isUnknownSomething(facts.text)) return 'left'
  const isCross = has('in other columns too')
  const isShown = has('shown by another column')
  if (isShown && (kind === 'text' || facts.absence === 'says')) return 'proposed'
  if (kind === 'words') return isCross && has('comes again') ? 'proposed' : 'asked'
  return has('stands out') || (isCross && has('comes again')) ? 'proposed' : 'asked'
}

/** A lone `-1` among words: the only number of the column. */
const loneNumber = (of: TextColumnOf, kind: TextKind, cross: Cross): FoundSentinels => {
  const nothing: FoundSentinels = { proposed: [], asked: [] }
  const numbers = [...of.of.counts.numbers.values()]
  const [example, ...more] = numbers.flatMap(({ examples }) => examples)
  if (kind !== 'words' && kind !== 'text') return nothing
  if (example === undefined || more.length > 0 || !placeholders.has(Number(example))) return nothing
  const count = numbers[0]?.count ?? 0
  const isCross = cross(of, example).length > 0 || standsOut(of.of, count)
  const because: readonly Evidence[] = [
    'the only number',
    ...(cross(of, example).length > 0 ? (['in other columns too'] as const) : []),
    ...(standsOut(of.of, count) ? (['stands out'] as const) : []),
    ...(count >= thresholds.repeated ? (['comes again'] as const) : []),
  ]
  const sentinel = { value: example, because, count }
  return isCross && count >= thresholds.repeated
    ? { proposed: [sentinel], asked: [] }
    : { proposed: [], asked: [sentinel] }
}

/**
 * The values of a column that may stand for none. A value is proposed on two different kinds of evidence, of which one is what
 * it says or what it contrasts with; only a machine's word needs no second.
 */
export const sentinelsOf = ({ of, kind, cross, spread }: ValuePlace): FoundSentinels => {
  const found = [...of.of.counts.absent.values()].map(({ facts, count }) => {
    const because = evidenceFor(facts, count, { of, kind, cross, spread })
    const verdict = kind === 'empty' ? 'left' : verdictOn(facts, because, kind, of)
    return { verdict, sentinel: { value: facts.text, because, count } }
  })
  const lone = loneNumber(of, kind, cross)
  const pick = (wanted: Verdict): readonly Sentinel[] =>
    found
      .flatMap(({ verdict, sentinel }) => (verdict === wanted ? [sentinel] : []))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { proposed: [...pick('proposed'), ...lone.proposed], asked: [...pick('asked'), ...lone.asked] }
}
