import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from './rate.js'

/** The clock of this machine. */
export const wallClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await sleep(milliseconds, undefined, { signal })
    } catch {
      // The signal was given.
    }
  },
}
