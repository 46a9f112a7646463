/** Time, as posting knows it; tests have one of their own. */
export interface Clock {
  /** Milliseconds. */
  readonly now: () => number
  /** Waits, or ends at once when the signal is given. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Lets so many records a second through. */
export interface Rate {
  readonly take: (records: number, signal: AbortSignal) => Promise<void>
  /** Lets nothing through for a time, as a server asked for. */
  readonly pause: (milliseconds: number) => void
}

/** What is saved up at most while nothing is taken, in seconds of the rate. */
const saved = 0.1

/**
 * A bucket of tokens, one for each record. What takes more than there is waits until the debt is paid, so that a batch
 * may be larger than the bucket.
 * @param perSecond records a second, or null for no limit.
 */
export const rateOf = (perSecond: number | null, clock: Clock): Rate => {
  let tokens = 0
  let at = clock.now()
  let pausedUntil = 0
  return {
    take: async (records, signal) => {
      const paused = pausedUntil - clock.now()
      if (paused > 0) await clock.sleep(paused, signal)
      if (perSecond === null) return
      const now = clock.now()
      tokens = Math.min(tokens + ((now - at) * perSecond) / 1_000, Math.max(1, perSecond * saved)) - records
      at = now
      if (tokens < 0) await clock.sleep((-tokens * 1_000) / perSecond, signal)
    },
    pause: (milliseconds) => {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds)
    },
  }
}
