import { setTimeout } from 'node:timers/promises'
import type { Conversation } from './conversation.js'
import type { GivenInput } from './data/index.js'
import type { Job, Runner } from './jobs/job.js'
import { type Judged, judge } from './judge.js'
import { launch, type Place } from './launch.js'

/** One engine's part in a job. */
export interface Part extends Judged {
  readonly runner: Runner
  readonly version: string
  /** Milliseconds of each round. */
  readonly rounds: readonly number[]
}

/** How often a job is run. */
export interface Pace {
  /** Milliseconds that each engine works before rounds count. */
  readonly warmUp: number
  readonly rounds: number
  /** Milliseconds of all engines below which a job is given more rounds, five times as many at the most. */
  readonly least: number
  /** Milliseconds after which a job's rounds end early, three at the least. */
  readonly enough: number
}

interface Entrant {
  readonly runner: Runner
  readonly rounds: number[]
  talk?: Conversation
  /** Why it takes no further part. */
  failure?: string
}

/** Milliseconds that an engine works in each turn before a run counts: the processor has slept, or worked for others. */
const awake = 250

/** Milliseconds before a turn, for what the engine has left to do in the background. */
const pause = 150

const fewest = 3
const fewestToWarmUp = 2
/** Ends the warm-up of jobs of a few milliseconds, which is by time. */
const mostToWarmUp = 200
const mostTimes = 5

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Wakes an engine for something, while all others rest. */
const awakened = async <R>({ talk }: Entrant, act: () => Promise<R>): Promise<R> => {
  talk?.wake()
  try {
    return await act()
  } finally {
    talk?.rest()
  }
}

/** Does something with an engine that has not failed, and notes it where that fails. */
const attempt = async <R>(
  entrant: Entrant,
  act: (talk: Conversation) => Promise<R>,
): Promise<R | undefined> => {
  const { talk } = entrant
  if (talk === undefined || entrant.failure !== undefined) return undefined
  try {
    return await act(talk)
  } catch (error) {
    entrant.failure = messageOf(error)
    return undefined
  }
}

/**
 * Lets engines do one job in turn, round by round, so that whatever else the machine does falls on all of them; those
 * whose turn it is not stand still. The answers are then compared with the first engine's; a time counts only where they are equal.
 */
export const race = async (
  job: Job,
  runners: readonly Runner[],
  inputs: readonly GivenInput[],
  pace: Pace,
  place: Place,
  progress: (what: string) => void,
): Promise<readonly Part[]> => {
  const entrants: Entrant[] = runners.map((runner) => ({ runner, rounds: [] }))
  try {
    progress(`loading ${runners.map(({ engine }) => engine).join(', ')}`)
    await Promise.all(
      entrants.map(async (entrant) => {
        try {
          entrant.talk = await launch(entrant.runner, job, inputs, place)
          entrant.talk.rest()
        } catch (error) {
          entrant.failure = messageOf(error)
        }
      }),
    )
    await allRounds(entrants, pace, progress)
    const judged = await judge(
      job,
      entrants.map(({ runner }) => runner),
      place,
      (index, act) => {
        const entrant = entrants[index]
        progress(`checking the answer of ${entrant?.runner.engine}`)
        return entrant === undefined
          ? Promise.resolve(undefined)
          : awakened(entrant, () => attempt(entrant, act))
      },
    )
    return entrants.map(({ runner, talk, rounds, failure }, index) => ({
      runner,
      version: talk?.version ?? '',
      rounds,
      peakMiB: judged[index]?.peakMiB ?? 0,
      ...wrongOf(failure ?? judged[index]?.wrong),
    }))
  } finally {
    await Promise.all(entrants.map(({ talk }) => talk?.end()))
  }
}

const wrongOf = (wrong: string | undefined): { readonly wrong?: string } =>
  wrong === undefined ? {} : { wrong }

/** Runs an engine until it has worked for a while: compilers that learn from what runs need more than a few rounds. */
const warmUp = async (entrant: Entrant, { warmUp }: Pace): Promise<void> => {
  let spent = 0
  for (let round = 0; round < mostToWarmUp && (round < fewestToWarmUp || spent < warmUp); round++) {
    const milliseconds = await attempt(entrant, (talk) => talk.run())
    if (milliseconds === undefined) return
    spent += milliseconds
  }
}

/** One run that counts; one that is short comes after others that do not. */
const turn = async (entrant: Entrant): Promise<number | undefined> => {
  await setTimeout(pause)
  let last = entrant.rounds.at(-1) ?? 0
  for (let worked = 0; worked < awake && last < awake; worked += last) {
    const milliseconds = await attempt(entrant, (talk) => talk.run())
    if (milliseconds === undefined) return undefined
    last = milliseconds
  }
  return attempt(entrant, (talk) => talk.run())
}

const allRounds = async (
  entrants: readonly Entrant[],
  pace: Pace,
  progress: (what: string) => void,
): Promise<void> => {
  for (const entrant of entrants) {
    progress(`warming up ${entrant.runner.engine}`)
    await awakened(entrant, () => warmUp(entrant, pace))
  }
  let spent = 0
  for (let round = 0; round < pace.rounds * mostTimes; round++) {
    if (round >= fewest && spent > pace.enough) return
    if (round >= pace.rounds && spent > pace.least) return
    for (const entrant of round % 2 === 0 ? entrants : entrants.toReversed()) {
      progress(`round ${round + 1} of ${Math.max(pace.rounds, round + 1)}, ${entrant.runner.engine}`)
      const milliseconds = await awakened(entrant, () => turn(entrant))
      if (milliseconds === undefined) continue
      entrant.rounds.push(milliseconds)
      spent += milliseconds
    }
  }
}
