import { accepted, dead, fresh, full, type Machine, unknown } from './states.js'

/** A search's answer instead of a place: there is no match. */
export const noMatch = -1
/** A search's answer instead of a place: it would take more states, or more memory for a cell, than are allowed. */
export const tooManyStates = -2

/** The first size in bytes at which a cell is not searched for places: the trace takes four bytes for each of its bytes. */
export const longestTraced: number = 1 << 24

/** The trace of the last search for places, which is read backwards from the end of the match. */
export interface Trace {
  /** The transition taken at each byte from `base` on. */
  transitions: Int32Array
  base: number
  /** The place at which the search last began anew, and its state there. */
  since: number
  begun: number
  /** The end of the match, and the state there. `past` is 1 where the end of the text had to be read for it, else 0. */
  end: number
  state: number
  past: number
}

/** The one trace: a search ends before the next begins. */
export const trace: Trace = {
  transitions: new Int32Array(1024),
  base: 0,
  since: 0,
  begun: 0,
  end: 0,
  state: 0,
  past: 0,
}

/** Whether a text matches somewhere: 1 or 0, or `tooManyStates`. */
export const test = (
  machine: Machine,
  bytes: Uint8Array,
  from: number,
  to: number,
  first: number,
): number => {
  const { classOf, begins, later, end } = machine
  if (machine.always) return 1
  let next = machine.next
  let state = first
  for (let at = from; at < to; at++) {
    const of = classOf[bytes[at] as number] as number
    let then = next[state + of] as number
    if (then === state) continue
    if (then === unknown) {
      then = machine.step(state, of)
      next = machine.next
    }
    if (then >= 0) state = then
    else if (then === fresh) {
      state = later
      while (at + 1 < to && begins[bytes[at + 1] as number] === 0) at++
    } else return then === dead ? 0 : then === full ? tooManyStates : 1
  }
  const last = next[state + end] as number
  const then = last === unknown ? machine.step(state, end) : last
  return then === full ? tooManyStates : then <= accepted ? 1 : 0
}

const roomFor = (size: number): Int32Array => {
  if (size > trace.transitions.length)
    trace.transitions = new Int32Array(Math.max(size, trace.transitions.length * 2))
  return trace.transitions
}

/** Where the first match ends that begins at a place or after it, `noMatch`, or `tooManyStates`. Leaves its trace. */
export const findEnd = (
  machine: Machine,
  bytes: Uint8Array,
  from: number,
  to: number,
  first: number,
): number => {
  if (to - from >= longestTraced) return tooManyStates
  const transitions = roomFor(to - from + 1)
  const { classOf, begins, later, end, only } = machine
  let next = machine.next
  let state = first
  /** What led to the state. */
  let by = machine.always ? accepted - first : first
  let since = from
  let begun = first
  let found = noMatch
  let matched = first
  let past = 0
  for (let at = from; at <= to; at++) {
    const transition = state + (at < to ? (classOf[bytes[at] as number] as number) : end)
    let then = next[transition] as number
    transitions[at - from] = transition
    if (then === by) continue
    if (by <= accepted) {
      found = at
      matched = state
    }
    if (then === unknown) {
      then = machine.step(state, transition - state)
      next = machine.next
      if (then === by) continue
    }
    if (then >= 0) {
      state = then
      by = then
    } else if (then <= accepted) {
      state = accepted - then
      by = then
      if (at === to) {
        found = to
        matched = state
        past = 1
      } else if (state === only) {
        found = at + 1
        matched = state
        break
      }
    } else if (then === fresh) {
      while (at + 1 < to && begins[bytes[at + 1] as number] === 0) at++
      state = later
      by = later
      begun = later
      since = at + 1
    } else if (then === full) return tooManyStates
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
