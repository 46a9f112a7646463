import { test, tooManyStates } from './search.js'
import { accepted, dead, fresh, type Machine } from './states.js'

/**
 * Sets the bits of the texts from `index` to `length` that match somewhere. False where that takes too many states. Known
 * transitions are followed here, and unknown ones by `test`.
 */
export const testAll = (
  machine: Machine,
  bytes: Uint8Array,
  offsets: Int32Array,
  from: number,
  length: number,
  bits: Uint8Array,
): boolean => {
  const { classOf, begins, first, later, end } = machine
  // Locals: an import is looked up each time.
  const isFresh = fresh
  const isDead = dead
  const isAccepted = accepted
  let next = machine.next
  for (let index = from; index < length; index++) {
    const to = offsets[index + 1] as number
    let state = first
    let found = -1
    let at = offsets[index] as number
    for (; at < to; at++) {
      const then = next[state + (classOf[bytes[at] as number] as number)] as number
      if (then === state) continue
      if (then >= 0) state = then
      else if (then === isFresh) {
        state = later
        while (at + 1 < to && begins[bytes[at + 1] as number] === 0) at++
      } else {
        found = then <= isAccepted ? 1 : then === isDead ? 0 : -2
        break
      }
    }
    if (found === -1) {
      const then = next[state + end] as number
      found = then <= isAccepted ? 1 : then === isDead || then >= 0 || then === isFresh ? 0 : -2
    }
    if (machine.always) found = 1
    if (found < 0) {
      found = test(machine, bytes, offsets[index] as number, to, first)
      if (found === tooManyStates) return false
      next = machine.next
    }
    bits[index >> 3] = (bits[index >> 3] as number) | (found << (index & 7))
  }
  return true
}
