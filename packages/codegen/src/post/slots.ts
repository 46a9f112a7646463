/** Places for what is under way: whoever finds none waits, in order. */
export interface Slots {
  readonly enter: () => Promise<void>
  readonly leave: () => void
  /** How many are taken. */
  readonly taken: () => number
}

/** So many places. */
export const slots = (count: number): Slots => {
  const waiting: (() => void)[] = []
  let taken = 0
  return {
    enter: async () => {
      if (taken < count) {
        taken++
        return
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    },
    leave: () => {
      const next = waiting.shift()
      if (next === undefined) taken--
      else next()
    },
    taken: () => taken,
  }
}
