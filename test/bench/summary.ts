import { geometricMean, median } from './check/statistics.js'
import type { Part } from './race.js'
import { aligned, bold, grey, red, short } from './show.js'

/** What became of one job. */
export interface Done {
  readonly job: string
  readonly rows: number
  readonly parts: readonly Part[]
}

type Of = (rounds: readonly number[]) => number

const least: Of = (rounds) => Math.min(...rounds)

/** How many times as long an engine took as Lockstep, both on one thread. */
const ratio = (parts: readonly Part[], engine: string, of: Of): number | undefined => {
  const rounds = (name: string): readonly number[] | undefined =>
    parts.find(({ runner, wrong }) => runner.engine === name && runner.threads === 1 && wrong === undefined)
      ?.rounds
  const [ours, theirs] = [rounds('lockstep'), rounds(engine)]
  return ours === undefined || theirs === undefined ? undefined : of(theirs) / of(ours)
}

const times = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(2)} x`)

/**
 * The families side by side, one thread against one thread, slowest first, and what they come to. Two ratios: of the
 * medians, which count, and of the shortest rounds, which a busy machine disturbs least.
 */
export const showFamilies = (done: readonly Done[]): readonly string[] => {
  const families = done
    .filter(({ job }) => job.startsWith('family-'))
    .map(({ job, parts }) => ({
      job,
      medians: ratio(parts, 'duckdb', median),
      shortest: ratio(parts, 'duckdb', least),
      polars: ratio(parts, 'polars', median),
      ours: parts.find(({ runner }) => runner.engine === 'lockstep')?.rounds ?? [],
    }))
    .sort((a, b) => (a.medians ?? 0) - (b.medians ?? 0))
  const medians = families.flatMap(({ medians }) => (medians === undefined ? [] : [medians]))
  const shortest = families.flatMap(({ shortest }) => (shortest === undefined ? [] : [shortest]))
  if (medians.length === 0) return []
  const lines = families.map((each) => [
    each.job,
    '',
    times(each.medians),
    times(each.shortest),
    times(each.polars),
    each.ours.length === 0 ? '' : short(median(each.ours)),
  ])
  const [head = '', ...body] = aligned([
    ['family', '', 'DuckDB / Lockstep', 'of the shortest rounds', 'Polars / Lockstep', 'Lockstep ms'],
    ...lines,
  ])
  const slower = families.filter(({ medians }) => medians !== undefined && medians < 1)
  return [
    '',
    bold('families, one thread against one thread'),
    grey(head),
    ...body.map((line, index) => ((families[index]?.medians ?? 1) < 1 ? red(line) : line)),
    `geometric mean of DuckDB / Lockstep over ${medians.length} families: ${times(geometricMean(medians))} (of the shortest rounds: ${times(geometricMean(shortest))})`,
    slower.length === 0
      ? 'Lockstep is slower than DuckDB in no family'
      : red(`Lockstep is slower than DuckDB in ${slower.length}: ${slower.map(({ job }) => job).join(', ')}`),
  ]
}

const names = (of: readonly Done[]): string => of.map(({ job }) => job.replace('question-', '')).join(', ')

/** The questions side by side, one thread against one thread, and all of them together. */
export const showQuestions = (done: readonly Done[]): readonly string[] => {
  const all = done.filter(({ job }) => job.startsWith('question-'))
  const time = ({ parts }: Done, engine: string, threads: number): number | undefined => {
    const part = parts.find(({ runner }) => runner.engine === engine && runner.threads === threads)
    return part === undefined || part.wrong !== undefined || part.rounds.length === 0
      ? undefined
      : median(part.rounds)
  }
  const rivals = [
    ['duckdb', 1],
    ['polars', 1],
    ['arquero', 1],
    ['spark', 2],
  ] as const
  const lines = rivals.flatMap(([engine, threads]) => {
    const both = all.flatMap((each) => {
      const [ours, theirs] = [time(each, 'lockstep', 1), time(each, engine, threads)]
      return ours === undefined || theirs === undefined ? [] : [{ each, ours, theirs }]
    })
    if (both.length < 2) return []
    const sum = (of: 'ours' | 'theirs'): number => both.reduce((total, pair) => total + pair[of], 0)
    const slow = both.filter(({ ours, theirs }) => ours > 2 * theirs).map(({ each }) => each)
    return [
      `questions ${names(both.map(({ each }) => each))} together: Lockstep ${short(sum('ours'))} ms, ${engine} ${short(sum('theirs'))} ms (${times(sum('theirs') / sum('ours'))}); in more than twice the time: ${names(slow) || 'none'}`,
    ]
  })
  return lines.length === 0 ? [] : ['', bold('questions'), ...lines]
}
