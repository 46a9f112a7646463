import { mkdir, readdir, rm } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { alive } from '../kit/spark/lock.js'
import { showAims, showScale } from './aims.js'
import { dataOf, inputBytes } from './data/index.js'
import { jobs } from './jobs/index.js'
import { engines, type Job, type Runner } from './jobs/job.js'
import { nodeOptions, type Place } from './launch.js'
import { type Options, optionsOf } from './options.js'
import { progressLine } from './progress.js'
import { race } from './race.js'
import { type Result, resultsOf, writeResults } from './results.js'
import { bold, grey, showParts } from './show.js'
import { type Done, showFamilies, showQuestions } from './summary.js'

const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`)
}

const chosen = ({ only, quick }: Options): readonly Job[] => {
  if (only.length === 0) return jobs.filter(({ long }) => !quick || long !== true)
  const fits = (job: Job, name: string): boolean =>
    name.endsWith('*') ? job.name.startsWith(name.slice(0, -1)) : job.name === name
  for (const name of only)
    if (!jobs.some((job) => fits(job, name)))
      throw new Error(
        `--only: there is no job ${name}; the jobs are ${jobs.map((job) => job.name).join(', ')}`,
      )
  return jobs.filter((job) => only.some((name) => fits(job, name)))
}

/** The fewest threads first, so that Lockstep with one thread gives the answer that the others are held to. */
const sorted = (runners: readonly Runner[]): readonly Runner[] =>
  [...runners].sort((a, b) => engines.indexOf(a.engine) - engines.indexOf(b.engine) || a.threads - b.threads)

/** The rows of each input of a job. */
const rowsOf = (job: Job, { rows, quick }: Options): number =>
  job.rows ?? rows ?? (quick ? 100_000 : (job.usualRows ?? 500_000))

const machine = (): string => {
  const [first, ...others] = cpus()
  return `${first?.model ?? 'unknown processor'}, ${others.length + 1} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
}

const runJobs = async (options: Options, place: Place): Promise<void> => {
  const line = progressLine()
  const results: Result[] = []
  const all: Done[] = []
  const chosenJobs = chosen(options)
  for (const [index, job] of chosenJobs.entries()) {
    const runners = sorted(job.runners).filter(({ engine }) => options.engines.includes(engine))
    if (runners.length === 0) continue
    const progress = (what: string): void =>
      line.show(`${index + 1} of ${chosenJobs.length}: ${job.name}: ${what}`)
    progress('making data')
    const rows = rowsOf(job, options)
    const inputs = await dataOf(join(place.home, 'bench'), job, rows)
    const parts = await race(job, runners, inputs, options.pace, place, progress)
    line.clear()
    say('', `${bold(job.name)}  ${job.about}; ${rows.toLocaleString('en')} rows`, ...showParts(parts, rows))
    results.push(...resultsOf(job.name, rows, await inputBytes(job, inputs), parts))
    all.push({ job: job.name, rows, parts })
    await writeResults(results)
  }
  say(...showFamilies(all), ...showScale(all), ...showQuestions(all), ...showAims(all))
  say('', grey(`${results.length} results in bench-results.json`))
  if (all.some(({ parts }) => parts.some(({ wrong }) => wrong !== undefined))) process.exitCode = 1
}

/** Removes what runs that were cut short left behind. */
const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const [, pid] = /^run-([0-9]+)$/u.exec(name) ?? []
    if (pid !== undefined && !alive(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true })
  }
}

const main = async (): Promise<void> => {
  const options = optionsOf(process.argv.slice(2))
  if (options === undefined) return
  const home = resolve(process.env.LOCKSTEP_HOME ?? '.lockstep')
  const scratch = join(home, 'bench', `run-${process.pid}`)
  await mkdir(scratch, { recursive: true })
  await sweep(join(home, 'bench'))
  say(
    grey(machine()),
    grey(
      'Each engine has a process of its own, whose peak memory (loaded data among it) is shown. Each works',
    ),
    grey(
      `for ${options.pace.warmUp / 1_000} s (2 to 200 runs) before rounds count, and then they take turns, round by round, forth`,
    ),
    grey(
      'and back, so often that all rounds last a while; whoever is not in turn stands still. A short turn',
    ),
    grey(
      'begins with 0.25 s that do not count, since the processor has slept. Jobs in memory begin and end in',
    ),
    grey(`the own form of each engine. Node is started with ${nodeOptions.join(' ')}. Answers are compared`),
    grey('cell by cell by checksums, and only equal ones count. Medians; "x" is times as long as Lockstep.'),
  )
  try {
    await runJobs(options, { home, scratch, say: (text) => process.stderr.write(`${text}\n`) })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
