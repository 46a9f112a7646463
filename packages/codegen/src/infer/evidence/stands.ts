import type { TextProfile } from '../profile/profile.js'
import { thresholds } from '../thresholds.js'

/** How often the middle value of a column comes: once where there are too many to remember. */
export const middleOf = ({ heavy }: TextProfile): number => {
  if (!heavy.isExact) return 1
  const counts = heavy.entries.map(({ seen }) => seen).sort((a, b) => a - b)
  return counts[counts.length >> 1] ?? 0
}

/** Whether a value comes far more often than the middle value of many different ones. */
export const standsOut = (of: TextProfile, count: number): boolean =>
  of.heavy.entries.length >= thresholds.standsAmong &&
  count >= thresholds.stands &&
  count >= thresholds.stands * middleOf(of)
