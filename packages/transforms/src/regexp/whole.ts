import { alongFirst, unsureAlong } from './along.js'
import type { Automaton } from './automaton.js'
import { findBack } from './back.js'
import { fillGroups } from './fill.js'
import { findEnd, noMatch, test, tooManyStates } from './search.js'

/** Whether a text matches from a place on, which may be its start: 1 or 0, or `tooManyStates`. */
export const matchesAt = (
  { forward, back }: Automaton,
  bytes: Uint8Array,
  from: number,
  to: number,
  isStart: boolean,
): number => {
  if (back === undefined) return test(forward, bytes, from, to, isStart ? forward.first : forward.later)
  const found = findBack(back, bytes, from, to)
  return found >= 0 ? 1 : found === tooManyStates ? tooManyStates : 0
}

/**
 * Where the first match of a text ends that begins at a place or after it, or `noMatch` or `tooManyStates`. Of its slots those of
 * the group of slot `until` are filled, or where that is 0 all of them, `noMatch` for groups that took no part. With `whole`
 * only slot 0 is wanted. Time is linear in the bytes that are left, however the pattern is nested.
 */
export const search = (
  { forward, back, path, bare }: Automaton,
  bytes: Uint8Array,
  from: number,
  to: number,
  isStart: boolean,
  slots: Int32Array,
  until: number,
  whole: boolean,
): number => {
  let at = from
  if (back !== undefined) {
    at = findBack(back, bytes, from, to)
    slots[0] = at
    if (at < 0 || whole) return at < 0 ? at : to
  }
  const by = whole ? bare : path
  if (by !== undefined) {
    const found = alongFirst(by, bytes, at, to, isStart && at === from, forward.anchored, slots)
    if (found !== unsureAlong) return found
  }
  const found = findEnd(forward, bytes, at, to, isStart && at === from ? forward.first : forward.later)
  if (found < 0) return found
  if (!whole) for (let slot = until; slot < slots.length; slot++) slots[slot] = noMatch
  fillGroups(forward, slots, until)
  return found
}
