import { classesOf, edgeTo } from './classes.js'
import { closureOf, type Marks, type PatternThreads } from './closure.js'
import type { Program } from './program.js'

/**
 * The table of a program of which at each byte at most one thread is left (a one-pass DFA): its groups are known on the way
 * forward. A state has 256 transitions, one for each byte, and its number is the place of the first: 0, 256, 512 and so on.
 */
export interface Path {
  /** The states to begin with at the start of a text, and later in it. */
  readonly first: number
  readonly later: number
  /** Whether a match begins at the start of a text as it does later. */
  readonly anywhere: boolean
  /** Which bytes a match may begin with, later than at the start: 1, others 0. */
  readonly begins: Uint8Array
  /**
   * Where each transition leads, or `lost`. Packed: bits 8 and up have the state, bit 7 is `saves`, bits 0 to 6 have the
   * number of the marks passed before the byte. 0x281 leads to state 0x200, saves, and passes marks 1.
   */
  readonly next: Int32Array
  /** For each state, by its number: the marks passed to a match that ends there, or that ends the text; -1 for none. */
  readonly accepts: Int32Array
  readonly ends: Int32Array
  readonly marks: Marks
  /** The number of times that it found a match where it began, and that it did not. */
  hits: number
  misses: number
}

/** A match may end before this byte, and no match ends in the state behind it. */
export const saves = 0x80
export const marksOf = 0x7f
/** A transition that leads nowhere. */
export const lost = -1

/** The most states of a path: 256 of them have 256 KiB of transitions. */
const mostStates = 256

/** The path of a program, with its groups or without; undefined where two threads may be left. */
export const pathOf = ({ steps, begin }: Program, groups: boolean): Path | undefined => {
  const { of: classOf, samples } = classesOf(steps)
  const closure = closureOf(steps, false)
  const { slots, before } = closure.marks
  const numberOf = (from: number): number => {
    const number = groups ? from >> 16 : 0
    return slots[number] === 0 && before[number] === 0 ? 0 : number
  }
  const known = new Map<number, number>()
  const open: { readonly step: number; readonly atStart: boolean }[] = [
    { step: begin, atStart: true },
    { step: begin, atStart: false },
  ]
  const stateOf = (step: number): number => {
    const state = known.get(step) ?? open.push({ step, atStart: false }) - 1
    known.set(step, state)
    return state << 8
  }
  const reached = (step: number, atStart: boolean, atEnd: boolean): PatternThreads => {
    const threads = closure.begin()
    const matching = closure.follow(threads, step, 0, atStart, atEnd)
    ;(atEnd ? ends : accepts).push(matching ? numberOf(threads.from.at(-1) as number) : -1)
    return threads
  }
  const byClass: number[][] = []
  const accepts: number[] = []
  const ends: number[] = []
  for (let state = 0; state < open.length; state++) {
    const { step, atStart } = open[state] as (typeof open)[number]
    reached(step, atStart, true)
    const threads = reached(step, atStart, false)
    const row: number[] = []
    for (const byte of samples) {
      const leads = threads.at.flatMap((at, index) => {
        const to = edgeTo(steps[at], byte)
        return to < 0 ? [] : [stateOf(to) | numberOf(threads.from[index] as number)]
      })
      if (leads.length > 1) return undefined
      row.push(leads[0] ?? lost)
    }
    byClass.push(row)
    if (open.length > mostStates || slots.length > marksOf) return undefined
  }
  const next = new Int32Array(byClass.length << 8)
  for (const [state, row] of byClass.entries())
    for (let byte = 0; byte < 256; byte++) {
      const then = row[classOf[byte] as number] as number
      const ended = then !== lost && (accepts[state] as number) >= 0 && (accepts[then >> 8] as number) < 0
      next[(state << 8) | byte] = ended ? then | saves : then
    }
  return {
    first: 0,
    later: 256,
    anywhere: next.subarray(0, 256).every((then, byte) => then === next[256 + byte]),
    begins: Uint8Array.from(next.subarray(256, 512), (then) => (then === lost ? 0 : 1)),
    next,
    accepts: Int32Array.from(accepts),
    ends: Int32Array.from(ends),
    marks: closure.marks,
    hits: 0,
    misses: 0,
  }
}
