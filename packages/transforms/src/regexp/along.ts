import type { Marks } from './closure.js'
import { lost, marksOf, type Path, saves } from './path.js'
import { noMatch } from './search.js'

/** Fills the slots of marks with a place. */
const pass = (slots: Int32Array, { slots: slotOf, before }: Marks, number: number, place: number): void => {
  for (let mark = number; mark !== 0; mark = before[mark] as number) slots[slotOf[mark] as number] = place
}

/** The slots of a match that has a lower priority than the match that may still follow. */
let saved = new Int32Array(64)

const save = (slots: Int32Array): void => {
  if (saved.length < slots.length) saved = new Int32Array(slots.length)
  saved.set(slots)
}

/**
 * Where the match ends that begins at a place, or `noMatch`. Fills its slots, `noMatch` for groups that took no part. Its
 * first bytes up to `from` are known to lead to a state.
 */
export const along = (
  path: Path,
  bytes: Uint8Array,
  from: number,
  to: number,
  first: number,
  begin: number,
  slots: Int32Array,
): number => {
  const { next, marks, accepts } = path
  for (let slot = 1; slot < slots.length; slot++) slots[slot] = noMatch
  slots[0] = begin
  let state = first
  let found = noMatch
  for (let at = from; at < to; at++) {
    const then = next[state + (bytes[at] as number)] as number
    if (then === state) continue
    if ((then & 0xff) !== 0) {
      if (then === lost) {
        const number = accepts[state >> 8] as number
        if (number >= 0) {
          pass(slots, marks, number, at)
          return at
        }
        if (found !== noMatch) slots.set(saved.subarray(0, slots.length))
        return found
      }
      if ((then & saves) !== 0) {
        found = at
        save(slots)
        pass(saved, marks, accepts[state >> 8] as number, at)
      }
      pass(slots, marks, then & marksOf, at)
    }
    state = then & ~0xff
  }
  const number = path.ends[state >> 8] as number
  if (number >= 0) {
    pass(slots, marks, number, to)
    return to
  }
  if (found !== noMatch) slots.set(saved.subarray(0, slots.length))
  return found
}

/** A path's answer where it cannot tell whether there is a match. */
export const unsureAlong = -3

/** A path is given up once it has missed more than this often, and more often than it has hit. */
const mostMisses = 64

/**
 * The end of the first match that begins at a place or behind it, or `noMatch`. It follows a path from the first place at
 * which a match may begin; `unsureAlong` where no match begins there. Time is linear in the bytes that are left.
 */
export const alongFirst = (
  path: Path,
  bytes: Uint8Array,
  from: number,
  to: number,
  isStart: boolean,
  anchored: boolean,
  slots: Int32Array,
): number => {
  if (path.misses > path.hits + mostMisses) return unsureAlong
  const { begins } = path
  let at = from
  const atStart = isStart && from < to && path.next[path.first + (bytes[from] as number)] !== lost
  if (!atStart) {
    if (anchored) return noMatch
    if (isStart) at++
    while (at < to && begins[bytes[at] as number] === 0) at++
    if (at >= to) return noMatch
  }
  const found = along(path, bytes, at, to, atStart ? path.first : path.later, at, slots)
  if (found !== noMatch) path.hits++
  else if (!anchored) {
    path.misses++
    return unsureAlong
  }
  return found
}

/** The state after the first bytes of a match, wherever it begins. */
export const stateAfter = ({ next, later }: Path, first: Uint8Array): number =>
  first.reduce((state, byte) => (next[state + byte] as number) & ~0xff, later)
