import type { Marks } from './closure.js'

// A transition is a state, 0 or more, or one of these negative numbers.

/** The transition has not been computed yet. */
export const unknown = -1
/** No thread is left. */
export const dead = -2
/** No thread is left but the one that begins new matches. */
export const fresh = -3
/** The machine has the most states that it may have. */
export const full = -4
/** A match ends behind the byte: `accepted - state` is such a transition to `state`. -5 leads to state 0, -12 to state 7. */
export const accepted = -5

/** The most transitions of a machine, and the most threads in them. A machine of that size takes about 10 MiB. */
export const mostTransitions: number = 1 << 17
export const mostThreads: number = 1 << 18

/**
 * A lazy DFA: a state is made when a text first leads to it. A state is a list of threads in order of priority, up to the
 * first that matches. It has a transition for each byte class, and one for the end of the text; its number is the place of
 * the first of them.
 */
export interface Machine {
  /** The states to begin with at the start of a text, and later in it. */
  readonly first: number
  readonly later: number
  /** The class of each byte. */
  readonly classOf: Uint8Array
  /** The class of the end of a text. */
  readonly end: number
  /** Which bytes a match may begin with, later than at the start: 1, others 0. */
  readonly begins: Uint8Array
  /**
   * The number of a state's transitions. The place behind them has its last thread in `threads`, and in `next`, where it is a
   * start state, the place of its threads in `from`.
   */
  readonly extra: number
  /** The state that matches and has no other thread; -1 until it is known. */
  only: number
  /** Whether matches begin only at the start of a text. */
  readonly anchored: boolean
  /** Whether every text matches, since the empty text does. */
  readonly always: boolean
  /** Where each transition leads: a state, or one of the negative numbers above. */
  next: Int32Array
  /** The place in `from` of the threads of each transition. */
  threads: Int32Array
  /** For each thread, packed as in `closure.ts`: its thread in the state before, and from bit 16 on the marks that it passed. */
  from: Int32Array
  readonly marks: Marks
  /** Makes a transition that is not known. */
  readonly step: (state: number, of: number) => number
}

/** An array with room for `size` numbers. The new ones are `unknown`. */
export const grow = (array: Int32Array, size: number): Int32Array => {
  if (size <= array.length) return array
  const more = new Int32Array(Math.max(size, array.length * 2)).fill(unknown)
  more.set(array)
  return more
}
