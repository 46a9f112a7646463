import { classesOf, edgeTo } from './classes.js'
import { closureOf, type PatternThreads } from './closure.js'
import type { Program } from './program.js'
import { accepted, dead, fresh, full, grow, type Machine, mostThreads, mostTransitions } from './states.js'

const mostMarks = 0x7fff

/**
 * The lazy DFA of a program. At first it has only its two start states. With `longest` it follows all matches instead of
 * that of the highest priority, and begins none behind the start.
 */
export const machineOf = ({ steps, begin, again, skip }: Program, longest: boolean): Machine => {
  const classes = classesOf(steps)
  const end = classes.samples.length
  const width = end + 2
  const closure = closureOf(steps, longest)
  const lists: (readonly number[])[] = []
  const known = new Map<string, number>()
  let used = 0

  const listOf = (state: number): readonly number[] => lists[state / width] as readonly number[]
  const matchesIn = (list: readonly number[]): boolean => list.some((at) => steps[at]?.kind === 'match')

  const make = (list: readonly number[]): number => {
    const state = (lists.push(list) - 1) * width
    machine.next = grow(machine.next, state + width)
    machine.threads = grow(machine.threads, state + width)
    machine.threads[state + machine.extra] = list.length - 1
    if (list.length === 1 && matchesIn(list)) machine.only = state
    return state
  }

  const keep = ({ from }: PatternThreads): number => {
    machine.from = grow(machine.from, used + from.length)
    machine.from.set(from, used)
    used += from.length
    return used - from.length
  }

  const beginAt = (step: number, atStart: boolean): void => {
    const threads = closure.begin()
    closure.follow(threads, step, 0, atStart, false)
    const state = make(threads.at)
    machine.next[state + machine.extra] = keep(threads)
  }

  const after = (state: number, of: number): PatternThreads => {
    const threads = closure.begin()
    const atEnd = of === end
    const byte = classes.samples[of] ?? -1
    for (const [index, at] of listOf(state).entries()) {
      const step = steps[at]
      const to = atEnd ? (step?.kind === 'end' ? step.to : -1) : edgeTo(step, byte)
      if (to >= 0 && closure.follow(threads, to, index, atEnd && state === machine.first, atEnd)) break
    }
    return threads
  }

  const leadTo = (state: number, threads: PatternThreads): number => {
    const [oldest] = threads.from
    if (oldest === undefined) return dead
    if (listOf(state)[oldest & 0xffff] === skip) return fresh
    if (longest) threads.at.sort((left, right) => left - right)
    const key = threads.at.join()
    const next = known.get(key) ?? make(threads.at)
    known.set(key, next)
    return matchesIn(threads.at) ? accepted - next : next
  }

  const step = (state: number, of: number): number => {
    if (machine.next.length > mostTransitions || used > mostThreads || closure.marks.slots.length > mostMarks)
      return full
    const threads = after(state, of)
    const next = leadTo(state, threads)
    machine.next[state + of] = next
    machine.threads[state + of] = keep(threads)
    return next
  }

  const machine = {
    first: 0,
    later: width,
    classOf: classes.of,
    end,
    begins: new Uint8Array(256),
    extra: end + 1,
    only: -1,
    anchored: false,
    always: false,
    next: new Int32Array(0) as Int32Array,
    threads: new Int32Array(0) as Int32Array,
    from: new Int32Array(0) as Int32Array,
    marks: closure.marks,
    step,
  }
  const later = closure.begin()
  closure.follow(later, begin, 0, false, false)
  machine.anchored = later.at.length === 0
  const entry = machine.anchored || longest ? begin : again
  beginAt(entry, true)
  beginAt(entry, false)
  for (const at of later.at)
    for (let byte = 0; byte < 256; byte++) if (edgeTo(steps[at], byte) >= 0) machine.begins[byte] = 1
  machine.always = matchesIn(listOf(machine.first))
  return machine
}
