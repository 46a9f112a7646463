import { accepted, dead, fresh, full, type Machine, unknown } from './states.js'

/** What a search says instead of a place: that there is no match. */
export const none = -1
/** That it takes more states than there may be, or more memory for a cell. */
export const tooMuch = -2

/** A cell of as many bytes is not searched for places: each takes four more to remember. */
export const longest: number = 1 << 24

/** How the last search for places went: what the way back from its match needs. */
export interface Trace {
  /** The state before each byte from `base` on. */
  states: Int32Array
  base: number
  /** Where the search last began anew, and in which state. */
  since: number
  begun: number
  /** Where the match ends, the state there, and whether that is past the end of the text. */
  end: number
  state: number
  past: boolean
}

/** The one trace: a search ends before the next begins. */
export const trace: Trace = {
  states: new Int32Array(1024),
  base: 0,
  since: 0,
  begun: 0,
  end: 0,
  state: 0,
  past: false,
}

/** Whether a text matches somewhere: 1 or 0, or `tooMuch`. */
export const test = (machine: Machine, bytes: Uint8Array, from: number, to: number): number => {
  if (machine.always) return 1
  const { classOf, begins, later, end } = machine
  let next = machine.next
  let state = machine.first
  for (let at = from; at < to; at++) {
    const of = classOf[bytes[at] as number] as number
    let then = next[state + of] as number
    if (then === unknown) {
      then = machine.step(state, of)
      next = machine.next
    }
    if (then >= 0) state = then
    else if (then === fresh) {
      state = later
      while (at + 1 < to && begins[bytes[at + 1] as number] === 0) at++
    } else return then === dead ? 0 : then === full ? tooMuch : 1
  }
  const last = next[state + end] as number
  const then = last === unknown ? machine.step(state, end) : last
  return then === full ? tooMuch : then <= accepted ? 1 : 0
}

/** Where the first match ends that begins at a place or after it, `none`, or `tooMuch`. Leaves its trace. */
export const find = (
  machine: Machine,
  bytes: Uint8Array,
  from: number,
  to: number,
  first: number,
): number => {
  const size = to - from + 1
  if (size > longest) return tooMuch
  if (size > trace.states.length) trace.states = new Int32Array(Math.max(size, trace.states.length * 2))
  const { classOf, begins, later, end } = machine
  const { states } = trace
  let next = machine.next
  let state = first
  let since = from
  let begun = first
  let found = machine.always ? from : none
  let matched = first
  let past = false
  for (let at = from; at <= to; at++) {
    const of = at < to ? (classOf[bytes[at] as number] as number) : end
    states[at - from] = state
    let then = next[state + of] as number
    if (then === unknown) {
      then = machine.step(state, of)
      next = machine.next
    }
    if (then >= 0) {
      state = then
      continue
    }
    if (then <= accepted) {
      state = accepted - then
      matched = state
      past = at === to
      found = past ? to : at + 1
    } else if (then === fresh) {
      while (at + 1 < to && begins[bytes[at + 1] as number] === 0) at++
      state = later
      begun = later
      since = at + 1
    } else if (then === full) return tooMuch
    else break
  }
  trace.base = from
  trace.since = since
  trace.begun = begun
  trace.end = found
  trace.state = matched
  trace.past = past
  return found
}

/** Fills the slots of some marks with a place; whether one of them is `until`, or slot 0. */
const pass = (slots: Int32Array, marks: readonly number[], place: number, until: number): boolean => {
  let done = false
  for (const slot of marks) {
    slots[slot] = place
    if (slot === until || slot === 0) done = true
  }
  return done
}

/**
 * Fills the slots of the match that was found last, from its end back to where slot `until` is filled, or slot 0, where
 * the match begins. Slots that it did not pass stay as they are.
 */
export const fill = (machine: Machine, bytes: Uint8Array, slots: Int32Array, until: number): void => {
  const { classOf, threads, from, marks } = machine
  const { states, base, since, past, end } = trace
  let thread = machine.last(trace.state)
  for (let at = past ? end : end - 1; at >= since; at--) {
    const of = at === end ? machine.end : (classOf[bytes[at] as number] as number)
    const came = from[(threads[(states[at - base] as number) + of] as number) + thread] as number
    thread = came & 0xffff
    if (
      came > 0xffff &&
      pass(slots, marks[came >> 16] as readonly number[], at === end ? end : at + 1, until)
    )
      return
  }
  const came = from[(machine.begun.get(trace.begun) as number) + thread] as number
  pass(slots, marks[came >> 16] as readonly number[], since, until)
}
