import { basename, extname } from 'node:path'
import { type AnyTable, everyRow, explain } from '@lockstep/schema'
import { type Table, tableFromArrays } from 'apache-arrow'
import { loadModule, moduleEndings } from '../../project/module.js'
import { writeFilesWhole } from '../../project/write-whole.js'
import { chosen } from '../chosen.js'
import { wholeNumber } from '../numbers.js'
import { functionFrom } from '../packages.js'
import { oneTable } from '../reading.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes, type Outcome, type Voice } from '../voice.js'

/** What `lockstep show` is asked for. */
interface ShowFlags {
  readonly rows?: string
  readonly width?: string
  readonly only?: string
  readonly html?: string
}

type Show = (
  table: Table,
  options: { readonly rows: number; readonly width?: number; readonly hasColours: boolean },
) => string

/** The columns of a table and their rules, as rows. */
const ruleRows = (table: AnyTable): Table => {
  const columns = explain(table)
  return tableFromArrays({
    column: columns.map(({ column }) => column),
    type: columns.map(({ type }) => type),
    rule: columns.map(({ words }) => words),
  })
}

/** The first rows of a file, as they are or as a table cleans them. */
const fileRows = async (
  path: string,
  rows: number,
  table: AnyTable | undefined,
): Promise<{ readonly table: Table; readonly isAll: boolean }> => {
  const { firstRows } = await import('../../infer/read/first-rows.js')
  const first = await firstRows(path, rows, table?.raw)
  if (table === undefined) return first
  const clean = await functionFrom<(table: AnyTable, input: Table) => Table>('@lockstep/transforms', 'clean')
  return { ...first, table: clean(everyRow(table as never), first.table) }
}

/** Writes the page that shows rows before and after, as one file. */
const showPage = async (
  file: string,
  data: string | undefined,
  html: string,
  { rows = '10000', only }: { readonly rows: string | undefined; readonly only: string | undefined },
  voice: Voice,
): Promise<Outcome> => {
  if (data === undefined || !moduleEndings.includes(extname(file)))
    throw new AskedError(
      `option '--html': expected a module and its data, got ${file}; write lockstep show pins.ts pins.ndjson --html ${html}`,
    )
  const table = oneTable(await loadModule(file), only)
  const { previewFile } = await import('../../preview/offline.js')
  const text = await previewFile(table, data, {
    rows: wholeNumber('--rows <count>', rows),
    module: basename(file),
    data: basename(data),
  })
  await writeFilesWhole([{ path: html, text: text }])
  voice.say(`wrote ${html} (${table.name} of ${basename(data)}, ${(text.length / 1_000_000).toFixed(1)} MB)`)
  return { code: exitCodes.fine, told: { wrote: html, table: table.name } }
}

export const showVerb: Verb = verb<ShowFlags>({
  about:
    'Shows the first rows of a file as a box, as they are or as a table cleans them; of a module, its tables.',
  takes: [
    { word: '<file>', about: 'records as JSON lines, CSV or Parquet; or a module that exports tables' },
    { word: '[data]', about: 'records that the table of the module cleans' },
  ],
  flags: [
    { flags: '--rows <count>', about: 'the most rows: 20, if nothing is said' },
    { flags: '--width <signs>', about: "the most signs of a line; else the terminal's" },
    { flags: '--only <table>', about: 'the table, where the module exports several' },
    {
      flags: '--html <file>',
      about: 'write the first 10,000 rows, before and after, as one page without network',
    },
  ],
  examples: [
    'lockstep show pins.ndjson',
    'lockstep show pins.ts',
    'lockstep show pins.ts pins.ndjson --rows 5',
    'lockstep show pins.ts pins.ndjson --html pins.html',
  ],
  run: async (
    { words: [file = '', data], options: { rows: given, width, only, html } },
    voice,
  ): Promise<Outcome> => {
    if (html !== undefined) return showPage(file, data, html, { rows: given, only }, voice)
    const show = await functionFrom<Show>('@lockstep/transforms', 'showRows')
    const rows = wholeNumber('--rows <count>', given ?? '20')
    const hasColours = voice.colour('dim', '') !== ''
    const how = {
      hasColours,
      ...(width === undefined ? {} : { width: wholeNumber('--width <signs>', width) }),
    }
    const say = (name: string, table: Table, most: number, isAll: boolean): object => {
      voice.say(`${name}${isAll ? '' : ', its beginning'}`)
      voice.say(show(table, { ...how, rows: most }))
      return { name, columns: table.schema.fields.map(({ name }) => name), rows: table.numRows }
    }
    return { code: exitCodes.fine, told: { shown: await shown(file, data, { rows, only, say }) } }
  },
})

const shown = async (
  file: string,
  data: string | undefined,
  {
    rows,
    only,
    say,
  }: {
    readonly rows: number
    readonly only: string | undefined
    readonly say: (name: string, table: Table, rows: number, isAll: boolean) => object
  },
): Promise<readonly object[]> => {
  if (!moduleEndings.includes(extname(file))) {
    const { table, isAll } = await fileRows(file, rows, undefined)
    return [say(basename(file), table, rows, isAll)]
  }
  if (data !== undefined) {
    const table = oneTable(await loadModule(file), only)
    const { table: cleaned, isAll } = await fileRows(data, rows, table)
    return [say(`${table.name} of ${basename(data)}`, cleaned, rows, isAll)]
  }
  const { tables } = chosen(await loadModule(file), only === undefined ? undefined : [only])
  return tables.map((table) => say(table.name, ruleRows(table), Number.MAX_SAFE_INTEGER, true))
}
