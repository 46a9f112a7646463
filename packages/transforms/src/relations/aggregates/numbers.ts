import { atShare } from './at-share.js'
import { type AggregateKernel, bitsOf, doubles, firstOf } from './groups.js'
import { partedDoubles } from './parted-doubles.js'

/** Spark's `percentile` of each group. */
export const percentile: AggregateKernel = (values, groups, { share }) => {
  const { values: parted, ends } = partedDoubles(firstOf(values), groups)
  const made = new Float64Array(groups.count)
  const beginOf = (group: number): number => (group === 0 ? 0 : (ends[group - 1] as number))
  const isEmpty = (group: number): boolean => beginOf(group) === ends[group]
  for (let group = 0; group < groups.count; group++)
    if (!isEmpty(group)) made[group] = atShare(parted, beginOf(group), ends[group] as number, share ?? 0.5)
  return doubles(
    made,
    bitsOf(groups.count, (group) => !isEmpty(group)),
  )
}
