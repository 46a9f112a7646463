import { median } from './check/statistics.js'
import type { Part } from './race.js'

const plain = process.stdout.isTTY !== true || process.env.NO_COLOR !== undefined

/** Text in bold on a terminal. */
export const bold = (text: string): string => (plain ? text : `\u001b[1m${text}\u001b[22m`)

/** Text in grey on a terminal. */
export const grey = (text: string): string => (plain ? text : `\u001b[90m${text}\u001b[39m`)

/** Text in red on a terminal. */
export const red = (text: string): string => (plain ? text : `\u001b[31m${text}\u001b[39m`)

/** A number with three digits that count, and commas. */
export const short = (value: number): string => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toFixed(digits).replace(/\B(?=(?:[0-9]{3})+(?![0-9.]))(?<!\.[0-9]*)/gu, ',')
}

const titles = [
  'engine',
  'version',
  'threads',
  'median ms',
  'min to max',
  'against Lockstep',
  'ns per row',
  'peak MiB',
]

/** Lines of cells, in columns; the first two to the left, the others to the right. */
export const aligned = (lines: readonly (readonly string[])[]): readonly string[] => {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  )
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  )
}

/** How many times as long as the best Lockstep of the job. */
const against = (part: Part, lockstep: number | undefined): string => {
  if (lockstep === undefined || part.runner.engine === 'lockstep') return ''
  return `${short(median(part.rounds) / lockstep)} x`
}

/** The best median of Lockstep in a job; undefined where it did not run or gave a wrong answer. */
export const lockstepTime = (parts: readonly Part[]): number | undefined => {
  const times = parts
    .filter(
      ({ runner, wrong, rounds }) => runner.engine === 'lockstep' && wrong === undefined && rounds.length > 0,
    )
    .map(({ rounds }) => median(rounds))
  return times.length === 0 ? undefined : Math.min(...times)
}

const figures = (part: Part, lockstep: number | undefined, rows: number): readonly string[] => {
  const { rounds, wrong, peakMiB } = part
  if (rounds.length === 0) return ['', '', 'failed', '', '']
  return [
    short(median(rounds)),
    `${short(Math.min(...rounds))} to ${short(Math.max(...rounds))}`,
    wrong === undefined ? against(part, lockstep) : 'does not count',
    short((median(rounds) * 1e6) / rows),
    short(peakMiB),
  ]
}

/** A job's table. */
export const showParts = (parts: readonly Part[], rows: number): readonly string[] => {
  const lockstep = lockstepTime(parts)
  const lines = parts.map((part) => [
    part.runner.engine,
    part.version,
    String(part.runner.threads),
    ...figures(part, lockstep, rows),
  ])
  const [head = '', ...body] = aligned([titles, ...lines])
  return [
    grey(head),
    ...body.map((line, index) => (parts[index]?.wrong === undefined ? line : red(line))),
    ...parts
      .filter(({ wrong }) => wrong !== undefined)
      .map(({ runner, wrong }) => red(`${runner.engine}: ${wrong}`)),
  ]
}
