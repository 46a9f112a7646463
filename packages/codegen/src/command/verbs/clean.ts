import type { AnyTable } from '@lockstep/schema'
import type { CleanedTo, CleanToOptions, Progress } from '@lockstep/transforms'
import { loadModule } from '../../project/module.js'
import { onlyTable } from '../chosen.js'
import { shownBytes, shownNumber, wholeNumber } from '../numbers.js'
import { functionFrom } from '../packages.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

interface CleanFlags {
  readonly only?: string
  readonly threads?: string
  readonly mode?: 'permissive' | 'dropMalformed' | 'failFast'
  readonly header?: boolean
}

type CleanTo = (
  table: AnyTable,
  source: string,
  target: string,
  options: CleanToOptions,
) => Promise<CleanedTo>

/** How far a job is, in words. */
export const progressText = (name: string, { rows, bytes, totalBytes }: Progress): string =>
  `${name}: ${shownNumber(rows)} rows, ${shownBytes(bytes)}${totalBytes === null || totalBytes === 0 ? '' : ` of ${shownBytes(totalBytes)}`}`

export const cleanVerb: Verb = verb<CleanFlags>({
  about: 'Cleans files into one file: Parquet, Arrow, JSON lines or CSV, by the ending of its name.',
  takes: [
    { word: '<module>', about: 'a module that exports tables' },
    { word: '<data>', about: 'records: JSON lines, CSV, Arrow or Parquet; a file, a folder or a pattern' },
    { word: '<target>', about: 'the file that is written, whole or not at all' },
  ],
  flags: [
    { flags: '--only <table>', about: 'the table, where the module exports several' },
    { flags: '--threads <count>', about: "how many threads; else one for each of the machine's cores" },
    {
      flags: '--mode <mode>',
      about: 'what becomes of bad records, as in Spark',
      choices: ['permissive', 'dropMalformed', 'failFast'],
    },
    { flags: '--header', about: 'the first line of each CSV file holds names' },
  ],
  examples: [
    'lockstep clean pins.ts pins.ndjson pins.parquet',
    'lockstep clean tables.ts raw/ pin.csv --only pin --mode failFast',
  ],
  run: async ({ words: [module = '', data = '', target = ''], options }, voice) => {
    const { only, threads, mode, header } = options
    const table = onlyTable(await loadModule(module), only)
    const cleanTo = await functionFrom<CleanTo>('@lockstep/transforms', 'cleanTo')
    const cleaned = await cleanTo(table, data, target, {
      ...(threads === undefined ? {} : { threads: wholeNumber('--threads <count>', threads, 1_024) }),
      ...(mode === undefined ? {} : { mode }),
      ...(header === true ? { csv: { header } } : {}),
      onProgress: (progress) => voice.progress(progressText(table.name, progress)),
    })
    voice.say(
      `${table.name}: ${shownNumber(cleaned.rowsIn)} rows in, ${shownNumber(cleaned.rowsOut)} out; wrote ${target} (${shownBytes(cleaned.bytesOut)})`,
    )
    const { records, first } = cleaned.unread
    if (first !== null)
      voice.warn(
        `${shownNumber(records)} ${records === 1 ? 'record was' : 'records were'} not read whole; the first: ${first.file}, ${first.record}: ${first.text}`,
      )
    for (const hint of cleaned.hints) voice.warn(hint)
    return { code: exitCodes.fine, told: { table: table.name, target, ...cleaned } }
  },
})
