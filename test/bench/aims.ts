import { median } from './check/statistics.js'
import type { EngineName } from './jobs/job.js'
import type { Part } from './race.js'
import { aligned, bold, grey, red } from './show.js'
import type { Done } from './summary.js'

/** How many times as fast as some rivals Lockstep means to be at a job. */
interface Aim {
  readonly job: string
  /** The fastest of these counts. */
  readonly rivals: readonly EngineName[]
  readonly times: number
  /** Lockstep's threads; the best of its figures, if nothing is said. */
  readonly threads?: number
}

const aims: readonly Aim[] = [
  { job: 'pin-memory', rivals: ['polars', 'nodejs-polars'], times: 2 },
  { job: 'pin-memory', rivals: ['duckdb'], times: 5 },
  { job: 'pin-memory', rivals: ['arquero'], times: 100 },
  { job: 'pin-memory', rivals: ['spark'], times: 30 },
  { job: 'pin-memory-dictionary', rivals: ['polars'], times: 5 },
  { job: 'ndjson-to-arrow', rivals: ['polars'], times: 1.5, threads: 2 },
  { job: 'ndjson-to-arrow', rivals: ['polars'], times: 0.9, threads: 1 },
  { job: 'ndjson-to-parquet', rivals: ['duckdb'], times: 1, threads: 2 },
]

const best = (parts: readonly Part[], fits: (part: Part) => boolean): number | undefined => {
  const times = parts
    .filter((part) => part.wrong === undefined && part.rounds.length > 0 && fits(part))
    .map(({ rounds }) => median(rounds))
  return times.length === 0 ? undefined : Math.min(...times)
}

const reached = (aim: Aim, parts: readonly Part[]): number | undefined => {
  const ours = best(
    parts,
    ({ runner }) =>
      runner.engine === 'lockstep' && (aim.threads === undefined || aim.threads === runner.threads),
  )
  const theirs = best(parts, ({ runner }) => aim.rivals.includes(runner.engine))
  return ours === undefined || theirs === undefined ? undefined : theirs / ours
}

/** What Lockstep means to reach, and what it did in this run; nothing of jobs that did not run. */
export const showAims = (done: readonly Done[]): readonly string[] => {
  const lines = aims.flatMap((aim) => {
    const parts = done.find(({ job }) => job === aim.job)?.parts
    const got = parts === undefined ? undefined : reached(aim, parts)
    const threads = aim.threads === undefined ? '' : `, ${aim.threads === 1 ? 'one thread' : 'two threads'}`
    return got === undefined
      ? []
      : [
          {
            cells: [
              `${aim.job}${threads}`,
              aim.rivals.join(' or '),
              `${aim.times} x`,
              `${got.toFixed(2)} x`,
              got >= aim.times ? 'yes' : 'no',
            ],
            short: got < aim.times,
          },
        ]
  })
  if (lines.length === 0) return []
  const [head = '', ...body] = aligned([
    ['job', 'as fast as', 'aim', 'this run', 'reached'],
    ...lines.map(({ cells }) => cells),
  ])
  return [
    '',
    bold('what Lockstep aims at'),
    grey(head),
    ...body.map((line, index) => (lines[index]?.short === true ? red(line) : line)),
  ]
}

/** The cost of a row over more and more rows. */
export const showScale = (done: readonly Done[]): readonly string[] => {
  const costs = done
    .filter(({ job }) => job.startsWith('scale-'))
    .flatMap(({ job, rows, parts }) => {
      const time = best(parts, ({ runner }) => runner.engine === 'lockstep')
      return time === undefined ? [] : [`${job.replace('scale-', '')} ${((time * 1e6) / rows).toFixed(0)} ns`]
    })
  return costs.length < 2 ? [] : ['', `cost of a row in memory, Lockstep: ${costs.join(', ')}`]
}
