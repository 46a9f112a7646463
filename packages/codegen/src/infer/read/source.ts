import { basename } from 'node:path'
import { type Field, types } from '@lockstep/schema'
import {
  type CsvOptions,
  fieldOfArrow,
  type JsonDiscovery,
  jsonColumns,
  type OnProgress,
  readCsv,
  readJson,
  readParquet,
} from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { csvHead } from './csv-dialect.js'
import { beginningOf, checkFile, checkIsText } from './head.js'
import { InferError } from './infer-error.js'
import { jsonFields } from './json-types.js'

/** A file that can be read several times. */
export interface DataSource {
  readonly path: string
  readonly bytes: number
  readonly fields: readonly Field[]
  /** What was found in JSON; undefined for other formats. */
  readonly json: JsonDiscovery | undefined
  /** How CSV is read, beside the defaults; undefined for other formats. */
  readonly csv: CsvOptions | undefined
  readonly batches: (onProgress?: OnProgress) => AsyncIterable<RecordBatch>
}

/** How a file is looked at. */
export interface SourceOptions {
  readonly onProgress?: ((pass: string, progress: Parameters<OnProgress>[0]) => void) | undefined
}

const watched = (onProgress: OnProgress | undefined) => (onProgress === undefined ? {} : { onProgress })

const openJson = async (path: string, bytes: number, options: SourceOptions): Promise<DataSource> => {
  const head = await beginningOf(path)
  checkIsText(path, head)
  if (/^\ufeff?\s*[[{][^\S\r\n]*[\r\n]/u.test(head.toString().slice(0, 1000)))
    throw new InferError(
      `${path}: expected a record on each line, got JSON that is spread over several; write it as lines first, for example: jq -c '.[]' ${basename(path)}`,
    )
  const { onProgress } = options
  const json = await jsonColumns(
    basename(path),
    path,
    watched(onProgress && ((progress) => onProgress('looking for columns', progress))),
  )
  const fields = jsonFields(json.record)
  if (fields.length === 0)
    throw new InferError(`${path}: expected a JSON object on each line, got none in ${json.lines} lines`)
  const raw = { name: basename(path), raw: fields }
  return { path, bytes, fields, json, csv: undefined, batches: (on) => readJson(raw, path, watched(on)) }
}

const openCsv = async (path: string, bytes: number): Promise<DataSource> => {
  const head = await beginningOf(path)
  checkIsText(path, head)
  const { names, options } = csvHead(path, head)
  const fields = names.map((name): Field => ({ name, type: types.text }))
  const raw = { name: basename(path), raw: fields }
  const batches = (on?: OnProgress) => readCsv(raw, path, { ...options, ...watched(on) })
  return { path, bytes, fields, json: undefined, csv: options, batches }
}

const openParquet = async (path: string, bytes: number): Promise<DataSource> => {
  const batches = (on?: OnProgress) => readParquet(path, watched(on))
  for await (const batch of batches())
    return {
      path,
      bytes,
      fields: batch.schema.fields.map(fieldOfArrow),
      json: undefined,
      csv: undefined,
      batches,
    }
  throw new InferError(`${path}: expected records, got a Parquet file without any`)
}

/** Refuses names that Spark cannot tell apart. */
const checkColumns = ({ path, fields }: DataSource): void => {
  const known = new Map<string, string>()
  for (const { name } of fields) {
    const before = known.get(name.toLowerCase())
    if (before !== undefined)
      throw new InferError(
        before === name
          ? `${path}: the name ${JSON.stringify(name)} is there twice; rename one of the columns`
          : `${path}: the names ${JSON.stringify(before)} and ${JSON.stringify(name)} are equal up to case, and Spark cannot tell them apart; rename one`,
      )
    known.set(name.toLowerCase(), name)
  }
}

const openers: readonly (readonly [
  RegExp,
  (path: string, bytes: number, options: SourceOptions) => Promise<DataSource>,
])[] = [
  [/\.(?:json|ndjson|jsonl)(?:\.(?:gz|zst))?$/u, openJson],
  [/\.(?:csv|tsv)(?:\.gz)?$/u, openCsv],
  [/\.parquet$/u, openParquet],
]

/**
 * Opens a file of records, and finds its columns. Of JSON this reads it once; CSV says them in its first line, Parquet at its end.
 * @throws InferError for a file that is not there, empty, binary or without records.
 */
export const openSource = async (path: string, options: SourceOptions = {}): Promise<DataSource> => {
  const bytes = await checkFile(path)
  const open = openers.find(([ending]) => ending.test(path))?.[1]
  if (open === undefined)
    throw new InferError(
      `${path}: its ending does not say what it holds; expected .json, .ndjson, .jsonl, .csv, .tsv or .parquet`,
    )
  const source = await open(path, bytes, options)
  checkColumns(source)
  return source
}
