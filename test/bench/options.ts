import { parseArgs } from 'node:util'
import { type EngineName, engines } from './jobs/job.js'
import type { Pace } from './race.js'

/** What `npm run bench` was asked for. */
export interface Options {
  readonly quick: boolean
  readonly rows?: number
  readonly only: readonly string[]
  readonly engines: readonly EngineName[]
  readonly pace: Pace
}

const usage = `npm run bench -- [--quick] [--only job,...] [--engines engine,...] [--rows number] [--rounds number]

  --quick    about a minute: 100,000 rows, fewer rounds and jobs, without Spark
  --only     only these jobs; a name that ends in * stands for all that begin so
  --engines  only these engines, of ${engines.join(', ')}
  --rows     generated rows: 500,000, if nothing is said; a million for joins, groups, sorts and questions
  --rounds   rounds that count; jobs of a few milliseconds have up to five times as many`

const whole = (name: string, text: string): number => {
  const value = Number(text.replaceAll(/[,_]/gu, ''))
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name}: expected a whole number from 1, got ${text}`)
  return value
}

const names = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : text.split(',').map((name) => name.trim())

const engineNames = (asked: readonly string[]): readonly EngineName[] =>
  asked.map((name) => {
    const found = engines.find((engine) => engine === name)
    if (found === undefined) throw new Error(`--engines: expected some of ${engines.join(', ')}, got ${name}`)
    return found
  })

/** Reads the command's words. Undefined where help was asked for, which is then printed. */
export const optionsOf = (words: readonly string[]): Options | undefined => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      engines: { type: 'string' },
      rows: { type: 'string' },
      rounds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return undefined
  }
  const { quick } = values
  const asked = engineNames(names(values.engines))
  const rounds = values.rounds === undefined ? (quick ? 5 : 9) : whole('rounds', values.rounds)
  return {
    quick,
    ...(values.rows === undefined ? {} : { rows: whole('rows', values.rows) }),
    only: names(values.only),
    engines: asked.length > 0 ? asked : engines.filter((engine) => !quick || engine !== 'spark'),
    pace: { warmUp: quick ? 500 : 1_500, rounds, least: quick ? 500 : 2_000, enough: quick ? 1_500 : 60_000 },
  }
}
