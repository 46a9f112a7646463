import type { ProgramStep } from './program.js'

/** Threads of a program in order of priority, each at a step that reads a byte, waits for the end, or matches. */
export interface PatternThreads {
  readonly at: number[]
  /**
   * For each thread, packed into 32 bits: bits 0 to 15 have the number of the thread it came from, bits 16 and up that of the
   * marks it passed since. 0x00020003 came from thread 3, and passed marks 2.
   */
  readonly from: number[]
}

/**
 * Lists of marks that a thread passed, by number: list `n` is the mark of `slots[n]` behind list `before[n]`, and list 0 is
 * empty. If the first thread passes slots 0 and 2, list 1 is slot 0 behind list 0, and list 2 is slot 2 behind list 1.
 */
export interface Marks {
  readonly slots: readonly number[]
  readonly before: readonly number[]
}

/** Follows threads through the steps that read nothing. */
export interface Closure {
  readonly marks: Marks
  /** No threads yet. */
  readonly begin: () => PatternThreads
  /** Adds the threads of a step that are not there yet. True where one of them matches: threads of lower priority are dropped. */
  readonly follow: (
    threads: PatternThreads,
    step: number,
    from: number,
    atStart: boolean,
    atEnd: boolean,
  ) => boolean
}

/** The closure of a program's steps. Where all threads have the same priority (`equal`), a match drops no thread. */
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
