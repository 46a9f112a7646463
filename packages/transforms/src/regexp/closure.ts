import type { ProgramStep } from './program.js'

/** Threads of a program in order of their right, each at a step that reads a byte, waits for the end, or matches. */
export interface PatternThreads {
  readonly at: number[]
  /** For each, which thread it was before, and from bit 16 on the number of the marks that it passed since. */
  readonly from: number[]
}

/** Marks that a thread passed, by a number: the slot of the last, and the number of those before it. Number 0 is none. */
export interface Marks {
  readonly slots: readonly number[]
  readonly before: readonly number[]
}

/** Follows threads through the steps that read nothing. */
export interface Closure {
  readonly marks: Marks
  /** No threads yet. */
  readonly begin: () => PatternThreads
  /** Adds those of a step, unless they are there; true where one matches, so that none after it has a right. */
  readonly follow: (
    threads: PatternThreads,
    step: number,
    from: number,
    atStart: boolean,
    atEnd: boolean,
  ) => boolean
}

/** The closure of a program's steps; where all threads have the same right, a match ends none. */
export const closureOf = (steps: readonly ProgramStep[], equal: boolean): Closure => {
  const seen = new Int32Array(steps.length)
  let round = 0
  const slots = [-1]
  const before = [0]
  const numbers = new Map<string, number>()

  const withMark = (number: number, slot: number): number => {
    const key = `${number} ${slot}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    before.push(number)
    numbers.set(key, slots.length)
    return slots.push(slot) - 1
  }

  return {
    marks: { slots, before },
    begin: () => {
      round++
      return { at: [], from: [] }
    },
    follow: (threads, first, from, atStart, atEnd) => {
      const open = [first, 0]
      while (open.length > 0) {
        const mark = open.pop() as number
        const at = open.pop() as number
        const step = steps[at]
        if (step === undefined || seen[at] === round) continue
        seen[at] = round
        switch (step.kind) {
          case 'split':
            for (let index = step.to.length - 1; index >= 0; index--)
              open.push(step.to[index] as number, mark)
            continue
          case 'mark':
            open.push(step.to, withMark(mark, step.slot))
            continue
          case 'start':
            if (atStart) open.push(step.to, mark)
            continue
          case 'end':
            if (atEnd) {
              open.push(step.to, mark)
              continue
            }
            break
          case 'byte':
            if (atEnd) continue
        }
        threads.at.push(at)
        threads.from.push(from | (mark << 16))
        if (step.kind === 'match' && !equal) return true
      }
      return false
    },
  }
}
