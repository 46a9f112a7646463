import { basename, extname } from 'node:path'
import { type AnyTable, everyRow, explain } from '@lockstep/schema'
import { type Table, tableFromArrays } from 'apache-arrow'
import { loadModule, moduleEndings } from '../../project/module.js'
import { chosen } from '../chosen.js'
import { functionFrom } from '../packages.js'
import { oneTable } from '../reading.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes, type Outcome } from '../voice.js'

/** What `lockstep show` is asked for. */
interface ShowFlags {
  readonly rows?: string
  readonly width?: string
  readonly only?: string
}

type Show = (
  table: Table,
  options: { readonly rows: number; readonly width?: number; readonly hasColours: boolean },
) => string

const whole = (option: string, text: string): number => {
  if (!/^[1-9][0-9]{0,5}$/u.test(text))
    throw new AskedError(`option '${option}': expected a whole number from 1, got ${text}`)
  return Number(text)
}

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

export const showVerb: Verb = verb<ShowFlags>({
  about:
    'Shows the first rows of a file as a box, as they are or as a table cleans them; of a module, its tables.',
  takes: [
    { word: '<file>', about: 'records as JSON lines, CSV or Parquet; or a module that exports tables' },
    { word: '[data]', about: 'records that the table of the module cleans' },
  ],
  flags: [
    { flags: '--rows <count>', about: 'the most rows', default: '20' },
    { flags: '--width <signs>', about: "the most signs of a line; else the terminal's" },
    { flags: '--only <table>', about: 'the table, where the module exports several' },
  ],
  examples: [
    'lockstep show pins.ndjson',
    'lockstep show pins.ts',
    'lockstep show pins.ts pins.ndjson --rows 5',
  ],
  run: async (
    { words: [file = '', data], options: { rows: given = '20', width, only } },
    voice,
  ): Promise<Outcome> => {
    const show = await functionFrom<Show>('@lockstep/transforms', 'showRows')
    const rows = whole('--rows <count>', given)
    const hasColours = voice.colour('dim', '') !== ''
    const how = { hasColours, ...(width === undefined ? {} : { width: whole('--width <signs>', width) }) }
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
