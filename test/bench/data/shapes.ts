import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { decimal, table } from '@lockstep/schema'
import { tableOfRows } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { z } from 'zod'
import { type Random, seeded } from '../../../examples/pinterest/random.js'
import { adjectives, nouns } from '../../../examples/pinterest/words.js'
import { type Files, writeBoth } from './write.js'

/** Columns made for single operations, with the dirt that those are for. */
export const shapes = z.object({
  padded: z.string(),
  padded_mixed: z.string(),
  name: z.string(),
  name_mixed: z.string(),
  date_text: z.string(),
  whole_text: z.string(),
  double_text: z.string(),
  decimal_text: z.string(),
  small: z.int32(),
  large: z.int32(),
  long: z.int64(),
  price: decimal(10, 2),
  fee: decimal(10, 2),
})

const asTheyAre = table('shapes', { raw: shapes, clean: (raw) => ({ ...raw }) })

/** Names in several scripts; letters whose capitals every engine agrees on. */
const mixedNames = [
  'José Muñoz',
  'Zoë Brückner',
  'Анна Петрова',
  'Łukasz Żółć',
  '山田 太郎',
  'Nguyễn Văn An',
  'Ólafur Ægir',
  'Andrea Rossi 🎄',
] as const

const missing = ['n/a', '', 'unknown', '-'] as const

const cents = (random: Random): string =>
  `${random.whole(0, 99_999)}.${String(random.whole(0, 99)).padStart(2, '0')}`

const day = (random: Random): string =>
  new Date(Date.UTC(1990, 0, 1) + random.whole(0, 14_000) * 86_400_000).toISOString().slice(0, 10)

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

const blanks = (random: Random): string => ' '.repeat(random.chance(0.5) ? random.whole(1, 3) : 0)

const shape = (random: Random): Record<string, unknown> => {
  const plain = `${capital(random.pick(adjectives))} ${random.pick(['van der', 'Mc', 'O', 'de'])} ${capital(random.pick(nouns))}`
  const mixed = random.chance(0.4) ? random.pick(mixedNames) : plain
  const bad = random.chance(0.02)
  return {
    padded: random.chance(0.01) ? null : `${blanks(random)}${plain} ${random.pick(nouns)}${blanks(random)}`,
    padded_mixed: random.chance(0.01) ? null : `${blanks(random)}${mixed}${blanks(random)}`,
    name: random.chance(0.01) ? null : plain,
    name_mixed: random.chance(0.01) ? null : mixed,
    date_text: bad ? random.pick([...missing, '2021-02-30']) : day(random),
    whole_text: bad ? random.pick(missing) : String(random.whole(-5_000, 2_000_000)),
    double_text: bad
      ? random.pick(missing)
      : random.chance(0.1)
        ? `${random.whole(1, 9)}.${random.whole(0, 999)}e${random.whole(-12, 12)}`
        : String(random.whole(-90_000_000, 90_000_000) / 1_000_000),
    decimal_text: bad ? random.pick(missing) : cents(random),
    small: random.chance(0.01) ? null : random.whole(-100, 100),
    large: random.chance(0.01) ? null : random.whole(-1_000_000, 1_000_000),
    long: random.chance(0.01) ? null : BigInt(random.whole(-1_000_000, 1_000_000)) * 1_000_003n,
    price: random.chance(0.01) ? null : cents(random),
    fee: cents(random),
  }
}

const seed = 4
const batchRows = 65_536

/** The files of so many rows of these columns. */
export const shapeFiles = async (home: string, rows: number): Promise<Files> => {
  await mkdir(home, { recursive: true })
  const path = (ending: string): string => join(home, `shapes-${rows}.${ending}`)
  const files = {
    rows,
    ndjson: path('ndjson'),
    csv: path('csv'),
    arrow: path('arrow'),
    parquet: path('parquet'),
  }
  await writeBoth(files, () => shapeBatches(rows))
  return files
}

function* shapeBatches(rows: number): Generator<RecordBatch, void, undefined> {
  const random = seeded(seed)
  for (let made = 0; made < rows; made += batchRows) {
    const length = Math.min(batchRows, rows - made)
    yield* tableOfRows(
      asTheyAre,
      Array.from({ length }, () => shape(random)),
    ).batches
  }
}
