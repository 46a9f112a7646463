import { thresholds } from '../thresholds.js'
import type { ColumnPlan } from './plan.js'

/** Whether a text stands in a column, as far as it is one that speaks of absence, or is empty. */
const standsIn = ({ column: { of } }: ColumnPlan, text: string): boolean => {
  if (of?.kind !== 'text') return false
  if (text === '') return of.counts.empty > 0
  return of.counts.absent.has(text) || of.counts.absent.size >= thresholds.misfitsKept
}

/**
 * The texts that are null by name in three columns or more, and are nothing else in any: they can be nulls of the whole table,
 * said once.
 */
export const sharedNulls = (plans: readonly ColumnPlan[]): readonly string[] => {
  const counts = new Map<string, number>()
  for (const { sentinels } of plans)
    for (const { value } of sentinels)
      if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .filter(([text, count]) => {
      const isNamed = ({ sentinels }: ColumnPlan): boolean => sentinels.some(({ value }) => value === text)
      const isAbsence = text === '' || plans.some((plan) => standsIn(plan, text))
      return (
        count >= thresholds.sharedBy &&
        isAbsence &&
        plans.every((plan) => isNamed(plan) || !standsIn(plan, text))
      )
    })
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([text]) => text)
}
