import type { Member } from '../row-cells.js'
import type { Scan } from './scan.js'

/** The lead of a member that has none: longer than any line. */
export const noLead: number = 2 ** 30

const longest = 128
/** Objects that change all the time are not worth it. */
const mostLearnt = 16

const isBetween = ({ view }: Scan, at: number, { between }: Member): boolean => {
  for (let index = 0; index < between.length; index++)
    if (view.getFloat64(at + index * 8, true) !== between[index]) return false
  return true
}

/** Whether what is here stood before the member's value in an object before: the comma, the name, the colon and so on. */
export const isLead = (scan: Scan, at: number, member: Member): boolean => {
  const { view, limit } = scan
  const { lead } = member
  const end = (at + lead) | 0
  return (
    end <= limit &&
    view.getFloat64(at, true) === member.first &&
    view.getFloat64(end - 8, true) === member.last &&
    (lead <= 16 || isBetween(scan, at + 8, member))
  )
}

/**
 * Remembers what stands before a member's value, from the end of the value before on, or from the bracket that `opens` the
 * object.
 */
export const learnLead = ({ view }: Scan, member: Member, from: number, to: number, opens: boolean): void => {
  const lead = to - from
  if (lead < 8 || lead > longest || member.learnt >= mostLearnt) return
  member.learnt++
  member.lead = lead
  member.opens = opens
  member.first = view.getFloat64(from, true)
  member.last = view.getFloat64(to - 8, true)
  member.between = Float64Array.from({ length: (lead - 9) >> 3 }, (_, index) =>
    view.getFloat64(from + 8 + index * 8, true),
  )
}
