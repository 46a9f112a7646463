import type { Marks } from './closure.js'
import { trace } from './search.js'
import type { Machine } from './states.js'

/** Fills the slots of a list of marks with a place. True where one of them is `until`, or slot 0. */
const pass = (
  slots: Int32Array,
  { slots: slotOf, before }: Marks,
  number: number,
  place: number,
  until: number,
): boolean => {
  let done = false
  for (let mark = number; mark !== 0; mark = before[mark] as number) {
    const slot = slotOf[mark] as number
    slots[slot] = place
    if (slot === until || slot === 0) done = true
  }
  return done
}

/**
 * Fills the slots of the match that was found last, from its end back to where slot `until` is filled, or slot 0, where
 * the match begins. Slots that it did not pass stay as they are.
 */
export const fillGroups = (machine: Machine, slots: Int32Array, until: number): void => {
  const { threads, from, marks, extra } = machine
  const { transitions, base, since, past, end } = trace
  let thread = threads[trace.state + extra] as number
  if (past === 1) {
    const came = from[(threads[transitions[end - base] as number] as number) + thread] as number
    thread = came & 0xffff
    if (pass(slots, marks, came >> 16, end, until)) return
  }
  let same = -1
  for (let at = end - 1; at >= since; at--) {
    const transition = transitions[at - base] as number
    if (transition === same) continue
    const came = from[(threads[transition] as number) + thread] as number
    if (came === thread) {
      same = transition
      continue
    }
    same = -1
    thread = came & 0xffff
    if (came > 0xffff && pass(slots, marks, came >> 16, at + 1, until)) return
  }
  const came = from[(machine.next[trace.begun + extra] as number) + thread] as number
  pass(slots, marks, came >> 16, since, until)
}
