import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readAnswer } from './check/answer.js'
import { type Checksum, checksum, difference } from './check/checksum.js'
import type { Conversation } from './conversation.js'
import type { Files } from './data/write.js'
import type { Job, Runner } from './jobs/job.js'
import { launch, type Place } from './launch.js'

/** One engine's part in a job. */
export interface Part {
  readonly runner: Runner
  readonly version: string
  /** Milliseconds of each round. */
  readonly rounds: readonly number[]
  readonly peakMiB: number
  /** Why its times do not count. */
  readonly wrong?: string
}

/** How often a job is run: rounds that count, after some that do not. */
export interface Pace {
  readonly warmUp: number
  readonly rounds: number
  /** Milliseconds after which a job's rounds end early, three at the least. */
  readonly enough: number
}

interface Entrant {
  readonly runner: Runner
  readonly talk: Conversation
  readonly rounds: number[]
}

const fewest = 3

/**
 * Lets engines do one job in turn, round by round, so that whatever else the machine does falls on all of them. The
 * answers are then compared with the first engine's; a time counts only where they are equal.
 */
export const race = async (
  job: Job,
  runners: readonly Runner[],
  files: Files,
  pace: Pace,
  place: Place,
  progress: (what: string) => void,
): Promise<readonly Part[]> => {
  const entrants: Entrant[] = []
  try {
    for (const runner of runners) {
      progress(`loading ${runner.engine}`)
      // One after the other: each has the machine to itself while it loads.
      entrants.push({ runner, talk: await launch(runner, job, files, place), rounds: [] })
    }
    for (let round = 0; round < pace.warmUp; round++)
      for (const { runner, talk } of entrants) {
        progress(`warming up ${runner.engine}`)
        await talk.run()
      }
    const began = performance.now()
    for (let round = 0; round < pace.rounds; round++) {
      if (round >= fewest && performance.now() - began > pace.enough) break
      for (const { runner, talk, rounds } of entrants) {
        progress(`round ${round + 1} of ${pace.rounds}, ${runner.engine}`)
        rounds.push(await talk.run())
      }
    }
    return await parts(job, entrants, place, progress)
  } finally {
    await Promise.all(entrants.map(({ talk }) => talk.end()))
  }
}

const parts = async (
  job: Job,
  entrants: readonly Entrant[],
  place: Place,
  progress: (what: string) => void,
): Promise<readonly Part[]> => {
  const done: Part[] = []
  let expected: Checksum | undefined
  for (const { runner, talk, rounds } of entrants) {
    progress(`checking the answer of ${runner.engine}`)
    const peakMiB = await talk.peakMiB()
    const got = await answerOf(job, runner, talk, place)
    expected ??= got
    const wrong = difference(expected, got)
    done.push({ runner, version: talk.version, rounds, peakMiB, ...(wrong === undefined ? {} : { wrong }) })
  }
  return done
}

const answerOf = async (job: Job, runner: Runner, talk: Conversation, place: Place): Promise<Checksum> => {
  const path = await talk.answer(join(place.scratch, `${job.name}-${runner.engine}-${runner.threads}`))
  try {
    return checksum(await readAnswer(path), job.ordered)
  } finally {
    if ((await stat(path).catch(() => undefined)) !== undefined) await rm(path, { recursive: true })
  }
}
