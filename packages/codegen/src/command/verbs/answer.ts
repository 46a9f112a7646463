import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnyQuery, tablesOfQuery } from '@lockstep/schema'
import type { Answered, AnswerFilesOptions, WrongPartners } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { loadModule } from '../../project/module.js'
import { onlyQuestion } from '../chosen.js'
import { shownBytes, shownNumber, wholeNumber } from '../numbers.js'
import { functionFrom } from '../packages.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'
import { progressText } from './clean.js'

interface AnswerFlags {
  readonly only?: string
  readonly from?: readonly string[]
  readonly to?: string
  readonly rows?: string
}

type AnswerFiles = (
  query: AnyQuery,
  sources: Readonly<Record<string, string>>,
  target: string,
  options: AnswerFilesOptions,
) => Promise<Answered>

type ReadArrow = (path: string) => AsyncIterable<RecordBatch>
type Show = (table: Table, options: { readonly rows: number; readonly hasColours: boolean }) => string

/** The files of each table, by `pin=pins.ndjson`. */
const sourcesOf = (query: AnyQuery, from: readonly string[]): Readonly<Record<string, string>> => {
  const names = tablesOfQuery(query).map(({ name }) => name)
  const sources = Object.fromEntries(
    from.map((each): [string, string] => {
      const at = each.indexOf('=')
      const name = at < 0 ? '' : each.slice(0, at)
      if (!names.includes(name))
        throw new AskedError(
          `option '--from <table=files>': expected one of ${names.map((one) => `${one}=...`).join(', ')}, got ${each}`,
        )
      return [name, each.slice(at + 1)]
    }),
  )
  const missing = names.filter((name) => sources[name] === undefined)
  if (missing.length > 0)
    throw new AskedError(
      `${query.name} begins from ${names.join(', ')}; say where the rows are: ${missing.map((name) => `--from ${name}=...`).join(' ')}`,
    )
  return sources
}

const partnersText = ({ by, expected, rows }: WrongPartners): string =>
  `${shownNumber(rows)} rows have other partners by ${by.join(', ')} than ${expected}`

const inFolder = async <R>(use: (folder: string) => Promise<R>): Promise<R> => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const answerVerb: Verb = verb<AnswerFlags>({
  about: 'Answers a question about files: prints its rows as a box, or writes them into a file.',
  takes: [{ word: '<module>', about: 'a module that exports questions' }],
  flags: [
    { flags: '--only <question>', about: 'the question, where the module exports several' },
    { flags: '--from <table=files>', about: 'the raw records of a table; for each table once', isList: true },
    { flags: '--to <file>', about: 'the file that is written: .parquet, .arrow, .ndjson or .csv' },
    { flags: '--rows <count>', about: 'the most rows that are printed: 20, if nothing is said' },
  ],
  examples: [
    'lockstep answer questions.ts --only popular --from pin=pins.ndjson --from geo=geo.csv',
    'lockstep answer questions.ts --from pin=pins/ --to popular.parquet',
  ],
  run: async ({ words: [path = ''], options: { only, from = [], to, rows = '20' } }, voice) => {
    const query = onlyQuestion(await loadModule(path, { mayOnlyAsk: true }), only)
    const sources = sourcesOf(query, from)
    const most = wholeNumber('--rows <count>', rows)
    const answerFiles = await functionFrom<AnswerFiles>('@lockstep/transforms', 'answerFiles')
    const readArrow = await functionFrom<ReadArrow>('@lockstep/transforms', 'readArrow')
    const show = await functionFrom<Show>('@lockstep/transforms', 'showRows')
    const ask = (target: string): Promise<Answered> =>
      answerFiles(query, sources, target, {
        onProgress: (progress) => voice.progress(progressText(progress.table, progress)),
        onPartners: (found) => voice.warn(partnersText(found)),
      })
    if (to !== undefined) {
      const answered = await ask(to)
      voice.say(
        `${query.name}: ${shownNumber(answered.rowsOut)} rows; wrote ${to} (${shownBytes(answered.bytesOut)})`,
      )
      return { code: exitCodes.fine, told: { question: query.name, target: to, ...answered } }
    }
    return inFolder(async (folder) => {
      const target = join(folder, 'answer.arrow')
      const { rowsIn, rowsOut } = await ask(target)
      const batches: RecordBatch[] = []
      for await (const batch of readArrow(target)) batches.push(batch)
      voice.say(query.name)
      voice.say(show(new Table(batches), { rows: most, hasColours: voice.colour('dim', '') !== '' }))
      return { code: exitCodes.fine, told: { question: query.name, rowsIn, rowsOut } }
    })
  },
})
