import type { Clock } from '../../../packages/codegen/src/post/rate.js'

/** A clock on which waiting takes no time; it keeps what was waited for. */
export interface FakeClock extends Clock {
  readonly slept: number[]
  readonly pass: (milliseconds: number) => void
}

export const fakeClock = (): FakeClock => {
  let time = 0
  const slept: number[] = []
  return {
    slept,
    pass: (milliseconds) => {
      time += milliseconds
    },
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      time += milliseconds
    },
  }
}
