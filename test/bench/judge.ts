import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readAnswer } from './check/answer.js'
import { type Checksum, checksum, difference } from './check/checksum.js'
import type { Conversation } from './conversation.js'
import type { Job, Runner } from './jobs/job.js'
import type { Place } from './launch.js'

/** What is known of an engine's work once it is done. */
export interface Judged {
  /** Before the answer was written. */
  readonly peakMiB: number
  /** Why its times do not count. */
  readonly wrong?: string
}

/** Does something with the engine of an index; undefined where that engine has failed. */
type Act = <R>(index: number, act: (talk: Conversation) => Promise<R>) => Promise<R | undefined>

/** Compares the answers of all engines with that of the first which has one. */
export const judge = async (
  job: Job,
  runners: readonly Runner[],
  { scratch }: Place,
  act: Act,
): Promise<readonly Judged[]> => {
  const judged: Judged[] = []
  let expected: Checksum | undefined
  for (const [index, { engine, threads }] of runners.entries()) {
    const peakMiB = (await act(index, (talk) => talk.peakMiB())) ?? 0
    const got = await act(index, async (talk) => {
      const path = await talk.answer(join(scratch, `${job.name}-${engine}-${threads}`))
      try {
        return checksum(await readAnswer(path, job.table), job.ordered)
      } finally {
        await rm(path, { recursive: true, force: true })
      }
    })
    expected ??= got
    const wrong = got === undefined || expected === undefined ? undefined : difference(expected, got)
    judged.push({ peakMiB, ...(wrong === undefined ? {} : { wrong: `another answer: ${wrong}` }) })
  }
  return judged
}
