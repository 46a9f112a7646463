import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { geo, pin, user } from '@lockstep/example-pinterest'
import type { Table } from '@lockstep/schema'
import { readJson } from '@lockstep/transforms'
import { type Post, posts } from '../../../examples/pinterest/generate.js'
import { csvLine } from './csv.js'
import { type Files, madeOnce, writeBoth } from './write.js'

const tables: Readonly<Record<Part, Table>> = { pin, geo, user }

/** One of the three records of a post. */
export type Part = 'pin' | 'geo' | 'user'

const seed = 20_221_019
const linesAtOnce = 10_000

/** Writes a line for each post, after some first text. */
const write = async (
  path: string,
  rows: number,
  first: string,
  line: (post: Post) => string,
): Promise<void> => {
  const file = createWriteStream(path)
  let lines: string[] = [first]
  const flush = async (): Promise<void> => {
    if (!file.write(lines.join(''))) await once(file, 'drain')
    lines = []
  }
  for (const post of posts(seed, rows)) {
    lines.push(line(post))
    if (lines.length === linesAtOnce) await flush()
  }
  await flush()
  file.end()
  await once(file, 'finish')
}

/** One part of so many generated posts as newline-delimited JSON, and where other forms of it go; the same on every machine. */
export const pinterest = async (home: string, part: Part, rows: number): Promise<Files> => {
  await mkdir(home, { recursive: true })
  const path = (ending: string): string => join(home, `${part}-${rows}.${ending}`)
  const files = {
    rows,
    ndjson: path('ndjson'),
    csv: path('csv'),
    arrow: path('arrow'),
    parquet: path('parquet'),
  }
  await madeOnce(files.ndjson, (to) => write(to, rows, '', (post) => `${JSON.stringify(post[part])}\n`))
  return files
}

/** The same rows as CSV. */
export const csvFile = (files: Files, part: Part): Promise<void> => {
  const names = tables[part].raw.map(({ name }) => name)
  return madeOnce(files.csv, (to) =>
    write(to, files.rows, csvLine(names), (post) => csvLine(names.map((name) => post[part][name]))),
  )
}

/** The same rows as Arrow and Parquet. */
export const columnFiles = (files: Files, part: Part): Promise<void> =>
  writeBoth(files, () => readJson(tables[part], files.ndjson))
