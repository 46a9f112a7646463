import type { AnyTable } from '@lockstep/schema'
import { functionFrom } from '../packages.js'
import { progressWords, type ReadProgress } from '../progress.js'
import { moduleFlag, oneTable, readModule } from '../reading.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

/** `cleanTo` of `@lockstep/transforms`, as far as it is used here. */
type CleanTo = (
  table: AnyTable,
  sources: readonly string[],
  target: string,
  options: { readonly onProgress: (progress: ReadProgress) => void; readonly threads?: number },
) => Promise<{
  readonly rowsIn: number
  readonly rowsOut: number
  readonly bytesIn: number
  readonly bytesOut: number
}>

interface Options {
  readonly to: string
  readonly table?: string
  readonly module?: string
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
  ],
  examples: ['lockstep clean pins.ndjson --to pins.parquet --table pin --module tables.ts'],
  run: async ({ words, options: { to, table: name, module } }, voice) => {
    const table = oneTable(await readModule(module), name)
    const cleanTo = await functionFrom<CleanTo>('@lockstep/transforms', 'cleanTo')
    const onProgress = (progress: ReadProgress): void =>
      voice.progress(`${table.name}: ${progressWords(progress)}`)
    const cleaned = await cleanTo(table, words, to, { onProgress })
    voice.say(`${to}: ${cleaned.rowsOut} rows of ${cleaned.rowsIn}, ${cleaned.bytesOut} bytes`)
    return { code: exitCodes.fine, told: { table: table.name, to, ...cleaned } }
  },
})
