import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pipeline } from '@lockstep/codegen'
import { type Compared, compareAll, readRecords } from './compare.js'
import type { Group } from './group.js'
import { type Landed, waitUntilLanded } from './landed.js'
import { type Laptop, startLaptop } from './laptop.js'
import { generateNotebooks } from './notebooks.js'
import { type Posted, postedAll, startPosting } from './posted.js'
import { layOutRecords, type Records } from './records.js'
import { runNotebooks } from './run-notebooks.js'
import { setUpIn } from './set-up.js'

/** A part of a run, and how many seconds it took. */
export interface PipelineStep {
  readonly what: string
  readonly seconds: number
  /** Whether it is a part of the step before. */
  readonly isPart?: boolean
}

/** What happened in a run. */
export interface PipelineReport {
  readonly pipeline: Pipeline
  readonly records: Records
  readonly posted: Posted
  readonly landed: readonly Landed[]
  readonly compared: readonly Compared[]
  readonly steps: readonly PipelineStep[]
}

/** How a pipeline is run. */
export interface RunOptions {
  readonly pipeline: Pipeline
  readonly group: Group
  readonly folder: string
  /** How many posts are sent, each of three records. */
  readonly posts: number
  /** Of the REST front; 0 for any that is free. */
  readonly port: number
  readonly say: (line: string) => void
}

/** Tells of progress now and then: how often, in milliseconds. */
const pace = 5_000

/** Runs the whole pipeline, and gives what happened, and the servers, which still run. */
export const runPipeline = async ({
  pipeline,
  group,
  folder,
  posts,
  port,
  say,
}: RunOptions): Promise<{ readonly report: PipelineReport; readonly laptop: Laptop }> => {
  const steps: PipelineStep[] = []
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = Date.now()
    say(`${what} ...`)
    const made = await work()
    steps.push({ what, seconds: (Date.now() - began) / 1_000 })
    return made
  }

  const software = await step('setting up', () => setUpIn(group))
  const laptop = await step('starting the servers', () =>
    startLaptop(group, pipeline, software, { folder, port, onUp: (what, at) => say(`  ${what}: ${at}`) }),
  )
  const { records, posted, notebooks } = await step('posting records', async () => {
    const records = await layOutRecords(join(folder, 'records'), posts)
    const posting = startPosting(laptop, records)
    const [notebooks, posted] = await Promise.all([
      generateNotebooks(group, join(folder, 'notebooks')),
      postedAll(laptop, posting),
    ])
    return { records, posted, notebooks }
  })
  const landed = await step('waiting until the sink has stored them', () => {
    let told = Date.now()
    return group.during(
      waitUntilLanded(laptop, (done, of) => {
        if (Date.now() - told < pace) return
        told = Date.now()
        say(`  ${done} of ${of} records are in the bucket`)
      }),
    )
  })
  const ran = await step('running the notebooks on Spark', () => runNotebooks(laptop, notebooks))
  const { session, batch, streams } = ran.seconds
  for (const [what, seconds] of [
    ['of that, until Spark was there', session],
    ['of that, the batch and the answers', batch],
    ['of that, the streams', streams],
  ] as const)
    steps.push({ what, seconds, isPart: true })
  const compared = await step('comparing with TypeScript', async () => {
    return compareAll(await readRecords(records.folder), ran)
  })
  await rm(join(folder, 'spark'), { recursive: true, force: true })
  return { report: { pipeline, records, posted, landed, compared, steps }, laptop }
}
