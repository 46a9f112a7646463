import type { Journal } from './journal.js'
import type { PostPlan } from './plan.js'
import type { Posting, Unit } from './posting.js'
import { recordCheck } from './record-check.js'
import type { OpenTally } from './tally.js'

/** Whether a record is settled by a run before this one. */
const isSettled = ({ before }: Journal, { table, number }: Posting): boolean =>
  before.acknowledged[table]?.has(number) === true || before.refused[table]?.has(number) === true

/**
 * What is to be posted of a unit: what is not settled, and what its schema takes; the rest goes to the quarantine, and is counted.
 */
export const admitting = (
  { fields, quarantine }: Pick<PostPlan, 'fields' | 'quarantine'>,
  journal: Journal,
  tally: OpenTally,
): ((unit: Unit) => Promise<readonly Posting[]>) => {
  const checks = new Map(Object.entries(fields).map(([table, of]) => [table, recordCheck(of)]))
  return async (unit) => {
    const good: Posting[] = []
    for (const record of unit) {
      if (isSettled(journal, record)) {
        tally.before++
        continue
      }
      const why = 'unreadable' in record ? record.unreadable : checks.get(record.table)?.(record.text)
      if (why === undefined) good.push(record)
      else {
        await quarantine.keep(record, 'schema', why)
        journal.refused(record)
        tally.invalid++
      }
    }
    return good
  }
}
