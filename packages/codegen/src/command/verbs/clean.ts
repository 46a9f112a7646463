import type { AnyTable } from '@lockstep/schema'
import { shownBytes, shownNumber } from '../../print/amounts.js'
import { wholeNumber } from '../numbers.js'
import { functionFrom } from '../packages.js'
import { progressWords, type ReadProgress } from '../progress.js'
import { moduleFlag, oneTable, readModule } from '../reading.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

type Mode = 'permissive' | 'dropMalformed' | 'failFast'

/** `cleanTo` of `@lockstep/transforms`, as far as it is used here. */
type CleanTo = (
  table: AnyTable,
  sources: readonly string[],
  target: string,
  options: {
    readonly onProgress: (progress: ReadProgress) => void
    readonly threads?: number
    readonly mode?: Mode
    readonly csv?: { readonly header: boolean }
  },
) => Promise<{
  readonly rowsIn: number
  readonly rowsOut: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly unread: {
    readonly records: number
    readonly first: { readonly file: string; readonly record: number; readonly text: string } | null
  }
  readonly hints: readonly string[]
}>

interface Options {
  readonly to: string
  readonly table?: string
  readonly module?: string
  readonly threads?: string
  readonly mode?: Mode
  readonly header?: boolean
}

export const cleanVerb: Verb = verb<Options>({
  about: 'Cleans files of raw records into a file.',
  takes: [{ word: '<files...>', about: 'JSON, CSV, Parquet or Arrow: files, folders or patterns of names' }],
  flags: [
    {
      flags: '--to <file>',
      about: 'what is written: its ending says as what (.parquet, .json, .csv, .arrow)',
      isNeeded: true,
    },
    { flags: '--table <name>', about: 'the table; the only one if left out' },
    moduleFlag,
    { flags: '--threads <count>', about: "how many threads; else one for each of the machine's cores" },
    {
      flags: '--mode <mode>',
      about: 'what becomes of bad records, as in Spark',
      choices: ['permissive', 'dropMalformed', 'failFast'],
    },
    { flags: '--header', about: 'the first line of each CSV file holds names' },
  ],
  examples: ['lockstep clean pins.ndjson --to pins.parquet --table pin --module tables.ts'],
  run: async ({ words, options: { to, table: name, module, threads, mode, header } }, voice) => {
    const table = oneTable(await readModule(module), name)
    const cleanTo = await functionFrom<CleanTo>('@lockstep/transforms', 'cleanTo')
    const onProgress = (progress: ReadProgress): void =>
      voice.progress(`${table.name}: ${progressWords(progress)}`)
    const cleaned = await cleanTo(table, words, to, {
      onProgress,
      ...(threads === undefined ? {} : { threads: wholeNumber('--threads <count>', threads, 1_024) }),
      ...(mode === undefined ? {} : { mode }),
      ...(header === true ? { csv: { header } } : {}),
    })
    voice.say(
      `${to}: ${shownNumber(cleaned.rowsOut)} rows of ${shownNumber(cleaned.rowsIn)}, ${shownBytes(cleaned.bytesOut)}`,
    )
    const { records, first } = cleaned.unread
    if (first !== null)
      voice.warn(
        `${shownNumber(records)} ${records === 1 ? 'record was' : 'records were'} not read whole; the first: ${first.file}, ${first.record}: ${first.text}`,
      )
    for (const hint of cleaned.hints) voice.warn(hint)
    return { code: exitCodes.fine, told: { table: table.name, to, ...cleaned } }
  },
})
