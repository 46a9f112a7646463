import type { AnyQuery, AnyTable } from '@lockstep/schema'
import { shownNumber } from '../../print/amounts.js'
import { chosen } from '../chosen.js'
import { optionalModule } from '../making.js'
import { functionFrom } from '../packages.js'
import { readModule } from '../reading.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

/** `agree` of `@lockstep/test`, as far as it is used here. */
type Agree = (
  of: AnyTable | AnyQuery,
  options: {
    readonly runs?: number
    readonly seed?: number
    readonly versions?: readonly string[]
    readonly remote?: string
  },
) => Promise<{ readonly cells: number }>

interface Options {
  readonly only?: readonly string[]
  readonly runs?: string
  readonly seed?: string
  readonly spark?: readonly string[]
  readonly remote?: string
}

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^[0-9]{1,10}$/u.test(text)) throw new AskedError(`--${name}: expected a whole number, got ${text}`)
  return Number(text)
}

/** An answer without rows proves nothing. */
const nothingCompared =
  'nothing was compared: no rows that were drawn have an answer; draw more with --runs, or compare real records in a test: agree(query, { records })'

/** Options without those that are undefined. */
const told = (of: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))

export const agreeVerb: Verb = verb<Options>({
  about:
    'Proves on a live Spark that tables and questions mean the same there; exits with 1 where they do not.',
  takes: [optionalModule],
  flags: [
    { flags: '--only <name>', about: 'only this table or question; may be given again', isList: true },
    { flags: '--runs <number>', about: 'how many tables of rows are drawn; 3 if left out' },
    { flags: '--seed <number>', about: 'the seed of a failure that was told, to see it again' },
    {
      flags: '--spark <version>',
      about: 'a version of Spark, again for each; 3.5.7 and 4.2.0 if left out',
      isList: true,
    },
    {
      flags: '--remote <address>',
      about:
        'a Spark elsewhere, by Spark Connect: sc://host:15002; with a token in it, better $SPARK_REMOTE, which no list of processes shows',
    },
  ],
  examples: [
    'lockstep agree tables.ts',
    'lockstep agree tables.ts --only pin --seed 7',
    'lockstep agree tables.ts --remote sc://localhost:15002',
  ],
  run: async (
    { words: [path], options: { only, runs, seed, spark, remote = process.env.SPARK_REMOTE } },
    voice,
  ) => {
    const { tables, queries } = chosen(await readModule(path), only)
    const agree = await functionFrom<Agree>('@lockstep/test', 'agree')
    const options = told({
      runs: wholeNumber('runs', runs),
      seed: wholeNumber('seed', seed),
      versions: spark,
      remote,
    })
    const proven: object[] = []
    let code: 0 | 1 = exitCodes.fine
    for (const of of [...tables, ...queries]) {
      voice.progress(`${of.name}: asking Spark`)
      try {
        const { cells } = await agree(of, options)
        if (cells === 0) throw new AskedError(`${of.name}: ${nothingCompared}`)
        voice.say(`${of.name} agrees: ${shownNumber(cells)} cells compared`)
        proven.push({ name: of.name, agrees: true, cells })
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'DisagreementError') throw error
        voice.warn(error.message)
        proven.push({ name: of.name, agrees: false, why: error.message })
        code = exitCodes.stale
      }
    }
    return { code, told: { proven } }
  },
})
