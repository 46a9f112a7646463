import { setTimeout as sleep } from 'node:timers/promises'
import { lastWords, type Started } from './group.js'

/** How long a server may take until it answers, in milliseconds, and how often it is asked. */
const [patience, pace] = [120_000, 100]

/**
 * Waits until a program that was started answers.
 * @throws Error in one sentence where it ends before, or does not come up in time; its last words follow.
 */
export const untilReady = async (
  started: Started,
  isReady: () => Promise<boolean>,
  limit = patience,
): Promise<void> => {
  const end = Date.now() + limit
  for (;;) {
    if (await isReady().catch(() => false)) return
    const isOver = Date.now() > end
    if (started.isRunning() && !isOver) {
      await sleep(pace)
      continue
    }
    const what = isOver
      ? `${started.name} did not answer within ${limit / 1_000} s`
      : `${started.name} ended before it could answer`
    throw new Error(`${what}; all that it said is in ${started.log}, at the end:\n${lastWords(started)}`)
  }
}
