import type { Marks } from './closure.js'

/** What a transition says instead of a state: it is not known yet. */
export const unknown = -1
/** No thread is left. */
export const dead = -2
/** No thread is left but the one that begins new matches. */
export const fresh = -3
/** The machine has as many states as it may have. */
export const full = -4
/** This less a state: a match ends where that state begins. */
export const accepted = -5

/** The most transitions of a machine, and of threads in them: it takes about 10 MiB then. */
export const mostTransitions: number = 1 << 17
export const mostThreads: number = 1 << 18

/**
 * An automaton with its states, made when a text first leads to them. A state is the threads of a program that are left
 * in order of their right, up to the first that matches. Its number is the place of its first transition: it has one for
 * each class of bytes, and one for the end of the text.
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
  /** The place after a state's transitions: its last thread in `threads`, its threads in `from` if one begins there in `next`. */
  readonly extra: number
  /** The state that matches and has no other thread; -1 until it is known. */
  only: number
  /** Whether matches begin only at the start of a text. */
  readonly anchored: boolean
  /** Whether every text matches, since the empty text does. */
  readonly always: boolean
  /** Where each transition leads: a state, or one of what is said above. */
  next: Int32Array
  /** Where in `from` the threads of each transition stand. */
  threads: Int32Array
  /** For each, which thread of the state before it was, and from bit 16 on the number of the marks it passed since. */
  from: Int32Array
  readonly marks: Marks
  /** Makes a transition that is not known. */
  readonly step: (state: number, of: number) => number
}

/** An array with room for so many numbers, those that are new `unknown`. */
export const grow = (array: Int32Array, size: number): Int32Array => {
  if (size <= array.length) return array
  const more = new Int32Array(Math.max(size, array.length * 2)).fill(unknown)
  more.set(array)
  return more
}
