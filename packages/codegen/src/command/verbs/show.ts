import { basename, extname } from 'node:path'
import { type AnyTable, everyRow, explain } from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import type { RoundedColumn } from '../../preview/rounded.js'
import { shownBytes } from '../../print/amounts.js'
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

interface Look {
  readonly width?: number
  readonly hasColours: boolean
}

type ShowRows = (table: Table, options: Look & { readonly rows: number }) => string

type ShowCells = (columns: Readonly<Record<string, readonly string[]>>, options: Look) => string

/** The columns of a table, their types and their rules. */
const ruleCells = (table: AnyTable): Readonly<Record<string, readonly string[]>> => {
  const columns = explain(table)
  return {
    column: columns.map(({ column }) => column),
    type: columns.map(({ type }) => type),
    rule: columns.map(({ words }) => words),
  }
}

/** The first rows of a file, as they are or as a table cleans them. */
const fileRows = async (
  path: string,
  rows: number,
  table: AnyTable | undefined,
): Promise<{
  readonly table: Table
  readonly isAll: boolean
  readonly rounded: readonly RoundedColumn[]
}> => {
  const { firstRows } = await import('../../infer/read/first-rows.js')
  const first = await firstRows(path, rows, table?.raw)
  if (table === undefined) return { ...first, rounded: [] }
  const clean = await functionFrom<(table: AnyTable, input: Table) => Table>('@lockstep/transforms', 'clean')
  const { roundedIn } = await import('../../preview/rounded.js')
  const rounded = await roundedIn(table, first.table)
  return { ...first, table: clean(everyRow(table as never), first.table), rounded }
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
  voice.say(`wrote ${html} (${table.name} of ${basename(data)}, ${shownBytes(Buffer.byteLength(text))})`)
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
  run: async ({ words: [file = '', data], options }, voice) => {
    const { html, rows: most, only } = options
    if (html !== undefined) return showPage(file, data, html, { rows: most, only }, voice)
    const rows = wholeNumber('--rows <count>', most ?? '20')
    const how = {
      hasColours: voice.colour('dim', '') !== '',
      ...(options.width === undefined ? {} : { width: wholeNumber('--width <signs>', options.width) }),
    }
    const told = (name: string, of: object): Outcome => ({ code: exitCodes.fine, told: { name, ...of } })
    if (moduleEndings.includes(extname(file)) && data === undefined) {
      const showCells = await functionFrom<ShowCells>('@lockstep/transforms', 'showCells')
      const { tables } = chosen(
        await loadModule(file),
        options.only === undefined ? undefined : [options.only],
      )
      for (const table of tables) voice.say(`${table.name}\n${showCells(ruleCells(table), how)}`)
      return told(file, { tables: tables.map(({ name }) => name) })
    }
    const showRows = await functionFrom<ShowRows>('@lockstep/transforms', 'showRows')
    const by = data === undefined ? undefined : oneTable(await loadModule(file), options.only)
    const { table, isAll, rounded } = await fileRows(data ?? file, rows, by)
    const name = `${by === undefined ? '' : `${by.name} of `}${basename(data ?? file)}`
    voice.say(`${name}${isAll ? '' : ', its beginning'}\n${showRows(table, { ...how, rows })}`)
    if (rounded.length > 0) {
      const { roundedWords } = await import('../../preview/rounded.js')
      for (const each of rounded) voice.say(roundedWords(each))
    }
    const columns = table.schema.fields.map(({ name }) => name)
    return told(name, { columns, rows: table.numRows, isAll, rounded })
  },
})
