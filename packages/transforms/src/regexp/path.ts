import { classesOf, edgeTo } from './classes.js'
import { closureOf, type Marks } from './closure.js'
import type { Program } from './program.js'

/**
 * A program that at each byte leaves one thread at most, as a table: its groups are found on the way forward. A state
 * stands at the place of its first transition, one for each class of bytes.
 */
export interface Path {
  /** The class of each byte. */
  readonly classOf: Uint8Array
  /** The states to begin with at the start of a text, and later in it. */
  readonly first: number
  readonly later: number
  /** Which bytes a match may begin with, later than at the start: 1, others 0. */
  readonly begins: Uint8Array
  /**
   * Where each transition leads: the state from bit 8 on, the number of the marks passed before the byte in bits 0 to
   * 6, and `saves`; or `lost`.
   */
  readonly next: Int32Array
  /** For each state, by its place: the marks passed to a match that ends there, or that ends the text; -1 for none. */
  readonly accepts: Int32Array
  readonly ends: Int32Array
  readonly marks: Marks
  /** How often it found the match where it began, and how often not. */
  hits: number
  misses: number
}

/** A match may end before this byte, and none where it leads to. */
export const saves = 0x80
export const marksOf = 0x7f
/** A transition that leads nowhere. */
export const lost = -1

const mostStates = 1_000

/** The path of a program, with its groups or without; undefined where two threads may be left. */
export const pathOf = ({ steps, begin }: Program, groups: boolean): Path | undefined => {
  const classes = classesOf(steps)
  const width = classes.samples.length
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
    return state * width
  }
  const next: number[] = []
  const accepts: number[] = []
  const ends: number[] = []

  for (let state = 0; state < open.length; state++) {
    const { step, atStart } = open[state] as (typeof open)[number]
    const last = closure.begin()
    const ending = closure.follow(last, step, 0, atStart, true)
    ends[state * width] = ending ? numberOf(last.from.at(-1) as number) : -1
    const threads = closure.begin()
    const matching = closure.follow(threads, step, 0, atStart, false)
    accepts[state * width] = matching ? numberOf(threads.from.at(-1) as number) : -1
    for (const byte of classes.samples) {
      const leads = threads.at.flatMap((at, index) => {
        const to = edgeTo(steps[at], byte)
        return to < 0 ? [] : [(stateOf(to) << 8) | numberOf(threads.from[index] as number)]
      })
      if (leads.length > 1) return undefined
      next.push(leads[0] ?? lost)
    }
    if (open.length > mostStates || slots.length > marksOf) return undefined
  }
  for (let at = 0; at < next.length; at++) {
    const then = next[at] as number
    const from = at - (at % width)
    if (then !== lost && (accepts[from] as number) >= 0 && (accepts[then >> 8] as number) < 0)
      next[at] = then | saves
  }
  return {
    classOf: classes.of,
    first: 0,
    later: width,
    begins: Uint8Array.from({ length: 256 }, (_, byte) =>
      next[width + (classes.of[byte] as number)] === lost ? 0 : 1,
    ),
    next: Int32Array.from(next),
    accepts: Int32Array.from(accepts, (number) => number ?? -1),
    ends: Int32Array.from(ends, (number) => number ?? -1),
    marks: closure.marks,
    hits: 0,
    misses: 0,
  }
}
