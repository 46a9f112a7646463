import { noMatch, tooManyStates } from './search.js'
import { accepted, full, type Machine, unknown } from './states.js'

/** The start of the match that ends where the text does, found by reading backwards; `noMatch` or `tooManyStates`. */
export const findBack = (machine: Machine, bytes: Uint8Array, from: number, to: number): number => {
  const { classOf, end } = machine
  let next = machine.next
  let state = machine.first
  let by = machine.always ? accepted - state : state
  let found = noMatch
  for (let at = to; at >= from; at--) {
    const of = at > from ? (classOf[bytes[at - 1] as number] as number) : end
    let then = next[state + of] as number
    if (then === by) continue
    if (by <= accepted) found = at
    if (then === unknown) {
      then = machine.step(state, of)
      next = machine.next
      if (then === by) continue
    }
    if (then >= 0) state = then
    else if (then === full) return tooManyStates
    else if (then > accepted) break
    else {
      state = accepted - then
      if (at === from) found = from
    }
    by = then
  }
  return found
}
