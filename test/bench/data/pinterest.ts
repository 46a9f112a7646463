import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { geo, pin, user } from '@lockstep/example-pinterest'
import type { Table } from '@lockstep/schema'
import { readJson } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { posts } from '../../../examples/pinterest/generate.js'
import { type Files, madeOnce, writeBoth } from './write.js'

const tables: Readonly<Record<Part, Table>> = { pin, geo, user }

/** One of the three records of a post. */
export type Part = 'pin' | 'geo' | 'user'

const seed = 20_221_019
const linesAtOnce = 10_000

const write = async (part: Part, rows: number, path: string): Promise<void> => {
  const file = createWriteStream(path)
  let lines: string[] = []
  const flush = async (): Promise<void> => {
    if (!file.write(lines.join(''))) await once(file, 'drain')
    lines = []
  }
  for (const post of posts(seed, rows)) {
    lines.push(`${JSON.stringify(post[part])}\n`)
    if (lines.length === linesAtOnce) await flush()
  }
  await flush()
  file.end()
  await once(file, 'finish')
}

/** The files of one part of so many generated posts; the same on every machine. */
export const pinterest = async (
  home: string,
  part: Part,
  rows: number,
  ndjsonOnly = false,
): Promise<Files> => {
  await mkdir(home, { recursive: true })
  const path = (ending: string): string => join(home, `${part}-${rows}.${ending}`)
  const files = {
    rows,
    ndjson: path('ndjson'),
    csv: path('csv'),
    arrow: path('arrow'),
    parquet: path('parquet'),
  }
  await madeOnce(files.ndjson, (to) => write(part, rows, to))
  if (!ndjsonOnly)
    await writeBoth(files, async () => {
      const batches: RecordBatch[] = []
      for await (const batch of readJson(tables[part], files.ndjson)) batches.push(batch)
      return batches
    })
  return files
}
