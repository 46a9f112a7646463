import { backoff, retryAfter } from './backoff.js'
import type { Exchange } from './exchange.js'
import { PostError, type Posting } from './posting.js'
import type { Clock, Rate } from './rate.js'
import type { Shape } from './shapes.js'
import { verdictOf } from './verdict.js'

/** What delivering needs, and whom it tells. */
export interface Delivering {
  readonly base: string
  readonly shape: Shape
  readonly targets: Readonly<Record<string, string>>
  readonly exchange: Exchange
  readonly clock: Clock
  readonly rate: Rate
  readonly random: () => number
  /** How long a record may be tried without being taken, in milliseconds: less where nothing was ever taken. */
  readonly patience: () => number
  /** Given when no retry may begin. */
  readonly ending: AbortSignal
  /** Given when requests under way are to be cut. */
  readonly cut: AbortSignal
  /** Told of records that were sent, of which nobody has said whether they were taken. */
  readonly doubt: (records: readonly Posting[]) => void
  readonly acknowledged: (record: Posting) => void
  readonly refused: (record: Posting, why: string) => Promise<void>
  readonly retried: (records: number, why: string) => void
}

const halves = <T>(of: readonly T[]): readonly (readonly T[])[] => [
  of.slice(0, of.length >> 1),
  of.slice(of.length >> 1),
]

/** Waits before a retry, as long as the server asked for at least. */
const rest = async (on: Delivering, attempt: number, asked: number | undefined): Promise<void> => {
  if (asked !== undefined) on.rate.pause(asked)
  await on.clock.sleep((asked ?? 0) + backoff(attempt, on.random()), on.ending)
}

/**
 * Sends records of one table until each of them is acknowledged or refused. What fails for a time is sent again; a request that
 * is refused is sent in halves, until it is known which record is the cause. Ends early when posting ends.
 * @throws PostError where nothing is taken there, or for too long.
 */
export const deliver = async (on: Delivering, records: readonly Posting[]): Promise<void> => {
  const { base, shape, targets, clock, exchange } = on
  const target = targets[records[0]?.table ?? ''] ?? ''
  let open = records
  let attempt = 0
  let since = clock.now()
  while (open.length > 0 && !on.ending.aborted) {
    const request = shape.request(target, open)
    const answer = await exchange.send(request, on.cut)
    if (answer.answered ? answer.status >= 500 : answer.isSent) on.doubt(open)
    const verdict = verdictOf(answer, shape, open.length)
    const giveUp = (why: string): PostError =>
      new PostError(`${request.method} ${base}${request.path}: ${why}`)
    if (verdict.verdict === 'stop') throw giveUp(verdict.why)
    if (verdict.verdict === 'refused') {
      if (open.length > 1) {
        for (const half of halves(open)) await deliver(on, half)
        return
      }
      for (const record of open) await on.refused(record, verdict.why)
      return
    }
    let why = ''
    let asked: number | undefined
    if (verdict.verdict === 'again') {
      why = verdict.why
      asked = retryAfter(verdict.retryAfter, Date.now())
    } else {
      const left: Posting[] = []
      for (const [place, record] of open.entries()) {
        const fate = verdict.fates[place]
        if (fate?.fate === 'acknowledged') on.acknowledged(record)
        else if (fate?.fate === 'refused') await on.refused(record, fate.why)
        else {
          left.push(record)
          why = fate?.why ?? ''
        }
      }
      if (left.length < open.length) [attempt, since] = [0, clock.now()]
      open = left
    }
    if (open.length === 0 || on.ending.aborted) return
    attempt++
    on.retried(open.length, why)
    const tried = clock.now() - since
    if (tried + (asked ?? 0) > on.patience())
      throw giveUp(
        `${why}; tried ${attempt} time${attempt === 1 ? '' : 's'} in ${Math.round(tried / 1_000)} s${asked === undefined ? '' : `, and it asks to wait for ${Math.round(asked / 1_000)} s`}`,
      )
    await rest(on, attempt, asked)
  }
}
