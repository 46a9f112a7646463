import type { AnyQuery } from '@lockstep/schema'
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
  options: { readonly onProgress: (progress: ReadProgress & { readonly table: string }) => void },
) => Promise<{
  readonly rowsIn: Readonly<Record<string, number>>
  readonly rowsOut: number
  readonly bytesOut: number
}>

interface Options {
  readonly from: readonly string[]
  readonly to: string
  readonly module?: string
}

/** Files by the names of tables: `pin=pins.ndjson`. */
const sourcesOf = (from: readonly string[]): Readonly<Record<string, readonly string[]>> => {
  const sources: Record<string, string[]> = {}
  for (const each of from) {
    const at = each.indexOf('=')
    if (at < 1) throw new AskedError(`--from ${each}: expected a table and its file, such as pin=pins.ndjson`)
    const name = each.slice(0, at)
    sources[name] = [...(sources[name] ?? []), each.slice(at + 1)]
  }
  return sources
}

export const answerVerb: Verb = verb<Options>({
  about: 'Answers a question about files of raw records, and writes the answer into a file.',
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
      about: 'what is written: its ending says as what (.parquet, .json, .csv, .arrow)',
      isNeeded: true,
    },
    moduleFlag,
  ],
  examples: [
    'lockstep answer popular_in_country --from pin=pins.ndjson --from geo=geo.ndjson --to popular.csv',
  ],
  run: async ({ words: [name], options: { from, to, module } }, voice) => {
    const query = oneQuestion(await readModule(module), name)
    const answerFiles = await functionFrom<AnswerFiles>('@lockstep/transforms', 'answerFiles')
    const answered = await answerFiles(query, sourcesOf(from), to, {
      onProgress: ({ table, ...progress }) => voice.progress(`${table}: ${progressWords(progress)}`),
    })
    voice.say(
      `${to}: ${answered.rowsOut} ${answered.rowsOut === 1 ? 'row' : 'rows'}, ${answered.bytesOut} bytes`,
    )
    return { code: exitCodes.fine, told: { question: query.name, to, ...answered } }
  },
})
