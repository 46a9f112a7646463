import { type AnyTable, fromJSON, nodesOf, outputsOf } from '@lockstep/schema'
import { type Progress, readCsv, readJson, readParquet } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { quoted } from '../../print/quote-typescript.js'
import { addBatch, endProfile, newProfile } from '../profile/profile.js'
import { propose } from '../propose/propose.js'
import { InferError } from '../read/infer-error.js'
import { type DataSource, openSource } from '../read/source.js'
import { said } from '../write/say.js'
import { columnDrifts, type Drift, fitDrifts, typeDrifts } from './drifts.js'
import { fitOf } from './fit.js'
import { watchedIn } from './watched.js'

/** How a file fits a table. */
export interface Against {
  readonly table: string
  readonly rows: number
  readonly drifts: readonly Drift[]
}

/** The values that a table makes null by name, of each raw column. */
const knownNulls = (table: AnyTable): ReadonlyMap<string, ReadonlySet<unknown>> => {
  const known = new Map<string, Set<unknown>>()
  for (const { node } of outputsOf(table)) {
    const all = nodesOf([node])
    const values = all.flatMap((each) => (each.operation === 'nullIf' ? each.constants.values : []))
    for (const each of all)
      if (each.operation === 'column')
        known.set(
          each.constants.name,
          new Set([...(known.get(each.constants.name) ?? []), ...values.map(({ value }) => value)]),
        )
  }
  return known
}

type Told = ((pass: string, progress: Progress) => void) | undefined

const readAs = (table: AnyTable, source: DataSource, onProgress: Told): AsyncIterable<RecordBatch> => {
  const told = onProgress && ((progress: Progress) => onProgress('reading', progress))
  const watch = told === undefined ? {} : { onProgress: told }
  const raw = { name: table.name, raw: table.raw }
  if (source.json !== undefined) return readJson(raw, source.path, watch)
  return source.csv === undefined
    ? readParquet(source.path, watch)
    : readCsv(raw, source.path, { ...source.csv, ...watch })
}

/** Columns of CSV go by their place: those of the table must be those of the file, in order. */
const checkCsv = (table: AnyTable, source: DataSource): void => {
  if (source.csv === undefined) return
  const [names, wanted] = [source.fields, table.raw].map((fields) =>
    fields.map(({ name }) => name).join(', '),
  )
  if (names !== wanted)
    throw new InferError(
      `${source.path}: columns of CSV go by their place; the table ${table.name} has ${wanted}, and the file ${names}`,
    )
}

/**
 * Holds a table against a file that came later, and tells what no longer fits: columns that are gone or new, values of other
 * types, values that become null without a name, prefixes and suffixes that are no longer there, digits that are rounded away,
 * and values that look like new sentinels. Nothing is written.
 * @throws InferError for a file that cannot be looked into, and a table that is made of another's rows.
 */
export const holdAgainst = async (given: AnyTable, path: string, onProgress?: Told): Promise<Against> => {
  // A user's module may have another copy of the schema package, whose nodes are not ours.
  const table: AnyTable = fromJSON(JSON.parse(JSON.stringify(given)))
  if (table.from !== null)
    throw new InferError(
      `${table.name} is made of the rows of ${table.from.name}; hold that one against the file`,
    )
  const source = await openSource(path, { onProgress })
  checkCsv(table, source)
  const there = new Set(source.fields.map(({ name }) => name))
  const watched = watchedIn(table)
  const used = new Set(watched.flatMap(({ raw }) => raw))
  const { fits, add } = fitOf(
    table,
    table.raw,
    watched.filter(({ raw }) => raw.every((name) => there.has(name))),
  )
  const profile = newProfile(table.raw)
  for await (const batch of readAs(table, source, onProgress)) {
    add(batch)
    addBatch(profile, batch)
  }
  endProfile(profile)
  const known = knownNulls(table)
  const news = propose(profile).flatMap(({ column, sentinels }) =>
    sentinels
      .filter(
        ({ value }) =>
          used.has(column.field.name) && !known.get(column.field.name)?.has(value) && value !== '',
      )
      .map(
        ({ value, count }): Drift => ({
          ...{ sign: '?', column: column.field.name, loses: false },
          text: `new, looks like a sentinel: ${quoted(String(value))} ${said(count)} of ${said(profile.rows)}`,
        }),
      ),
  )
  const drifts = [
    ...columnDrifts(table, source, used),
    ...typeDrifts(table, source),
    ...fits.flatMap((fit) => fitDrifts(fit, profile.rows)),
    ...news,
  ]
  return { table: table.name, rows: profile.rows, drifts }
}
