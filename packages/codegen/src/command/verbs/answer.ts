import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnyQuery, tablesOfQuery } from '@lockstep/schema'
import type { RecordBatch, Table } from 'apache-arrow'
import { shownBytes, shownNumber } from '../../print/amounts.js'
import { wholeNumber } from '../numbers.js'
import { functionFrom } from '../packages.js'
import { progressWords, type ReadProgress } from '../progress.js'
import { moduleFlag, oneQuestion, readModule } from '../reading.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

/** `answerFiles` of `@lockstep/transforms`, as far as it is used here. */
type AnswerFiles = (
  query: AnyQuery,
  sources: Readonly<Record<string, readonly string[]>>,
  target: string,
  options: {
    readonly onProgress: (progress: ReadProgress & { readonly table: string }) => void
    readonly onPartners: (found: WrongPartners) => void
  },
) => Promise<{
  readonly rowsIn: Readonly<Record<string, number>>
  readonly rowsOut: number
  readonly bytesOut: number
}>

type ReadArrow = (path: string) => AsyncIterable<RecordBatch>
type Show = (table: Table, options: { readonly rows: number; readonly hasColours: boolean }) => string

/** Rows of a join whose number of partners is another than the join says. */
interface WrongPartners {
  readonly by: readonly string[]
  readonly expected: string
  readonly rows: number
}

interface Options {
  readonly from: readonly string[]
  readonly to?: string
  readonly rows?: string
  readonly module?: string
}

/** Files by the names of tables: `pin=pins.ndjson`. */
const sourcesOf = (query: AnyQuery, from: readonly string[]): Readonly<Record<string, readonly string[]>> => {
  const names = tablesOfQuery(query).map(({ name }) => name)
  const sources: Record<string, string[]> = {}
  for (const each of from) {
    const at = each.indexOf('=')
    const name = each.slice(0, Math.max(0, at))
    if (!names.includes(name))
      throw new AskedError(
        `--from ${each}: expected a table and its file, ${names.map((one) => `${one}=...`).join(' or ')}`,
      )
    sources[name] = [...(sources[name] ?? []), each.slice(at + 1)]
  }
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

/** The first rows of an Arrow file as a box. */
const printed = async (path: string, rows: number, hasColours: boolean): Promise<string> => {
  const readArrow = await functionFrom<ReadArrow>('@lockstep/transforms', 'readArrow')
  const show = await functionFrom<Show>('@lockstep/transforms', 'showRows')
  const batches: RecordBatch[] = []
  for await (const batch of readArrow(path)) batches.push(batch)
  const { Table } = await import('apache-arrow')
  return show(new Table(batches), { rows, hasColours })
}

export const answerVerb: Verb = verb<Options>({
  about: 'Answers a question about files of raw records: prints the answer, or writes it into a file.',
  takes: [{ word: '[question]', about: 'the name of a question; the only one if left out' }],
  flags: [
    {
      flags: '--from <table=file>',
      about: 'the records of a table; again for each',
      isNeeded: true,
      isList: true,
    },
    {
      flags: '--to <file>',
      about:
        'what is written: its ending says as what (.parquet, .json, .csv, .arrow); the answer is printed if left out',
    },
    { flags: '--rows <count>', about: 'the most rows that are printed: 20 if left out' },
    moduleFlag,
  ],
  examples: [
    'lockstep answer popular_in_country --from pin=pins.ndjson --from geo=geo.ndjson --to popular.csv',
  ],
  run: async ({ words: [name], options: { from, to, rows = '20', module } }, voice) => {
    const query = oneQuestion(await readModule(module), name)
    const answerFiles = await functionFrom<AnswerFiles>('@lockstep/transforms', 'answerFiles')
    const sources = sourcesOf(query, from)
    const ask = (target: string): ReturnType<AnswerFiles> =>
      answerFiles(query, sources, target, {
        onProgress: ({ table, ...progress }) => voice.progress(`${table}: ${progressWords(progress)}`),
        onPartners: (found) => voice.warn(partnersText(found)),
      })
    if (to !== undefined) {
      const answered = await ask(to)
      voice.say(
        `${to}: ${shownNumber(answered.rowsOut)} ${answered.rowsOut === 1 ? 'row' : 'rows'}, ${shownBytes(answered.bytesOut)}`,
      )
      return { code: exitCodes.fine, told: { question: query.name, to, ...answered } }
    }
    const most = wholeNumber('--rows <count>', rows)
    return inFolder(async (folder) => {
      const target = join(folder, 'answer.arrow')
      const { rowsIn, rowsOut } = await ask(target)
      voice.say(query.name)
      voice.say(await printed(target, most, voice.colour('dim', '') !== ''))
      return { code: exitCodes.fine, told: { question: query.name, rowsIn, rowsOut } }
    })
  },
})
