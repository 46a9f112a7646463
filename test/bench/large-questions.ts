import { fork } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dataOf } from './data/index.js'
import type { LargeAnswer } from './engines/large-question.js'
import type { Job } from './jobs/job.js'
import { questionJobs } from './jobs/questions.js'
import { nodeOptions } from './launch.js'
import { progressLine } from './progress.js'
import { bold, grey, red, short } from './show.js'

const usage = `npm run bench:large-questions -- [--rows number] [--only job,...]

Asks questions of files of generated rows, a tenth of them first, each question in a process of its own, and writes the
answer into a file. Says what a row cost, in time of all cores, and the most memory that each process had. Rows that do
not fit into 128 MiB a step go to a file on the way.

  --rows     10,000,000, if nothing is said: some 5 GB of files
  --only     only these jobs, of ${questionJobs.map(({ name }) => name).join(', ')}`

/** What 10,000,000 rows should take at the most: MiB, and times the cost of a row of a tenth. */
const [mostMiB, mostTimes] = [1_024, 1.6] as const

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Asks one question in a process of its own, whose memory is then its own. */
const askAlone = (words: readonly string[]): Promise<LargeAnswer> =>
  new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL('engines/large-question.js', import.meta.url)), [...words], {
      execArgv: ['--expose-gc', ...nodeOptions],
    })
    let reply: LargeAnswer | undefined
    child.on('message', (message: LargeAnswer) => {
      reply = message
    })
    child.once('exit', (code) => {
      if (reply !== undefined) done(reply)
      else fail(new Error(`${words[0]} ended with code ${code}`))
    })
  })

const ask = async (home: string, job: Job, rows: number): Promise<LargeAnswer> => {
  const line = progressLine()
  line.show(`${job.name} over ${rows.toLocaleString('en')} rows`)
  try {
    return await askAlone([job.name, JSON.stringify(await dataOf(home, job, rows))])
  } finally {
    line.clear()
  }
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '10000000' },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say(usage)
  const rows = Number(values.rows.replaceAll(/[,_]/gu, ''))
  if (!Number.isSafeInteger(rows) || rows < 10)
    throw new Error(`--rows: expected a whole number, got ${values.rows}`)
  const only = values.only?.split(',')
  const chosen = questionJobs.filter(({ name }) => only?.includes(name) ?? !name.startsWith('join-'))
  const home = join(resolve(process.env.LOCKSTEP_HOME ?? '.lockstep'), 'bench')
  await mkdir(home, { recursive: true })
  say(bold('questions over Arrow files, one thread'))
  for (const job of chosen) {
    const few = Math.round(rows / 10)
    const [small, large] = [await ask(home, job, few), await ask(home, job, rows)]
    const [cost, more] = [small.milliseconds / few, large.milliseconds / rows]
    const text = `${job.name.padEnd(12)} ${short(large.milliseconds / 1_000)} s, ${short(more * 1e6)} ns per row, ${(more / cost).toFixed(2)} times one of ${few.toLocaleString('en')}, peak ${short(large.peakMiB)} MiB`
    say(more > cost * mostTimes || large.peakMiB > mostMiB ? red(text) : text)
  }
  say(grey(`meant: at most ${mostMiB} MiB, and ${mostTimes} times`))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
