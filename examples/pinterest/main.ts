import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { genNotebooks } from '@lockstep/codegen'
import { columnNode, everyRow, type Table as Rules, relation, seal } from '@lockstep/schema'
import { clean, cleanFiles, rowsOf, writeArrow } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { changes, type PlainRow, score } from './changes.js'
import type { Cleaned } from './page/cleaning.js'
import { writePage } from './page/page.js'
import { progressOf } from './progress.js'
import { beforeAndAfter, counts } from './show.js'
import { geo, pin, user } from './tables.js'

const here = fileURLToPath(new URL('..', import.meta.url))

/** How many rows of each table are shown: those in which cleaning did most. */
const few = 2

const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`)
}

const shown = (path: string): string => relative(process.cwd(), path) || '.'

/** The raw columns as they are, to be shown beside the cleaned ones. */
const unchanged = ({ name, zone, raw }: Rules): Rules => {
  const columns = raw.map(({ name, type }) => ({ name, node: columnNode({ name, type }) }))
  const source = relation('source', [], { name, fields: raw })
  return seal({ name, zone, from: null, relation: relation('select', [source], { columns }) })
}

const rows = (table: Rules, of: Table): readonly PlainRow[] => rowsOf(table, of) as readonly PlainRow[]

/** Reads one table's records as they are, by all cores. */
const read = async (table: Rules, file: string): Promise<Table> => {
  const batches: RecordBatch[] = []
  const { onProgress, end } = progressOf(`reading ${shown(file)}`)
  try {
    for await (const batch of cleanFiles(unchanged(table), file, { onProgress })) batches.push(batch)
  } finally {
    end()
  }
  return new Table(batches)
}

/** Reads one table's records, cleans them, shows what that did, and writes the result as an Arrow file. */
const example = async (
  table: Rules,
  from: string,
  out: string,
): Promise<{ readonly raw: Table; readonly cleaned: Cleaned }> => {
  const file = join(from, `${table.name}.ndjson`)
  if (!existsSync(file))
    throw new Error(
      `${shown(file)} is not there; name a folder that holds pin.ndjson, geo.ndjson and user.ndjson`,
    )
  const raw = await read(table, file)
  const cleaned = clean(table, raw)
  const before = rows(unchanged(table), clean(unchanged(table), raw))
  const after = rows(table, clean(everyRow(table), raw))
  const all = changes(table, before, after)
  const worth = before.map((row, index) => score(table, row, after[index] ?? {}))
  const best = worth
    .map((_, index) => index)
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
    .slice(0, few)
  const arrow = join(out, `${table.name}.arrow`)
  await writeArrow(arrow, cleaned.batches)
  say(
    '',
    `${table.name}: ${raw.numRows} records in ${shown(file)}, ${cleaned.numRows} cleaned rows in ${shown(arrow)}`,
    '',
  )
  for (const row of best) say(beforeAndAfter(before[row] ?? {}, after[row] ?? {}, all), '')
  say(counts(all))
  return { raw, cleaned: { table, before, after, changes: all, kept: cleaned.numRows } }
}

const main = async (folder: string | undefined): Promise<void> => {
  const from = folder === undefined ? join(here, 'sample') : resolve(folder)
  const out = join(here, 'out')
  await mkdir(out, { recursive: true })
  const done = []
  for (const table of [pin, geo, user]) done.push(await example(table, from, out))
  say('')
  const streams = {
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
  }
  process.exitCode = await genNotebooks([shown(here), '--out', shown(join(out, 'notebooks'))], streams)
  const page = join(out, 'index.html')
  const raw = Object.fromEntries(done.map(({ raw, cleaned: { table } }) => [table.name, raw]))
  await writePage(
    page,
    raw,
    done.map(({ cleaned }) => cleaned),
  )
  say('', `The answers, as a page to open in a browser: ${shown(page)}`)
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
