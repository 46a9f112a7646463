import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { date, table, timestamp } from '@lockstep/schema'
import { tableOfRows } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { z } from 'zod'
import { type Random, seeded } from '../../../examples/pinterest/random.js'
import { adjectives, categories, nouns } from '../../../examples/pinterest/words.js'
import { type Files, writeBoth } from './write.js'

/** Columns of the kinds that no other data has: days, moments, lists, doubles, bits, codes and amounts. */
export const kinds = z.object({
  day: date(),
  other_day: date(),
  at: timestamp(),
  tags: z.array(z.string()),
  kind: z.string(),
  path: z.string(),
  word: z.string(),
  near: z.string(),
  amount: z.string(),
  flags: z.int32(),
  mask: z.int32(),
  real: z.float64(),
})

const asTheyAre = table('kinds', { raw: kinds, clean: (raw) => ({ ...raw }) })

const micros = 86_400_000_000

const day = (random: Random): string =>
  new Date(Date.UTC(1990, 0, 1) + random.whole(0, 14_000) * 86_400_000).toISOString().slice(0, 10)

const moment = (random: Random): string => {
  const at = random.whole(0, 14_000) * micros + random.whole(0, micros - 1)
  const whole = new Date(Date.UTC(1990, 0, 1) + Math.floor(at / 1000)).toISOString()
  return `${whole.slice(0, -1)}${String(at % 1000).padStart(3, '0')}Z`
}

/** A word with a letter changed, lost or doubled. */
const misspelt = (random: Random, word: string): string => {
  const at = random.whole(0, word.length - 1)
  const instead = random.pick(['', 'x', `${word.charAt(at)}${word.charAt(at)}`])
  return `${word.slice(0, at)}${instead}${word.slice(at + 1)}`
}

const amount = (random: Random): string => {
  const cents = random.whole(0, 999_999_999)
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(?:[0-9]{3})+$)/gu, ',')
  return `$${whole}.${String(cents % 100).padStart(2, '0')}`
}

const kindOf = (random: Random): Record<string, unknown> => {
  const word = `${random.pick(adjectives)} ${random.pick(nouns)}`
  const missing = random.chance(0.01)
  return {
    day: missing ? null : day(random),
    other_day: day(random),
    at: random.chance(0.01) ? null : moment(random),
    tags: random.chance(0.01) ? null : Array.from({ length: random.whole(0, 8) }, () => random.pick(nouns)),
    kind: random.chance(0.01) ? null : random.pick(categories),
    path: random.chance(0.01)
      ? null
      : `/${random.pick(categories)}/${random.pick(nouns)}/${random.pick(nouns)}/${random.whole(1, 99_999)}`,
    word,
    near: random.chance(0.3) ? `${random.pick(adjectives)} ${random.pick(nouns)}` : misspelt(random, word),
    amount: random.chance(0.02) ? 'n/a' : amount(random),
    flags: random.chance(0.01) ? null : random.whole(-2_000_000_000, 2_000_000_000),
    mask: random.whole(0, 2_000_000_000),
    real: random.chance(0.01) ? null : random.whole(1, 90_000_000) / 100_000,
  }
}

const seed = 5
const batchRows = 65_536

/** The files of so many rows of these columns. */
export const kindFiles = async (home: string, rows: number): Promise<Files> => {
  await mkdir(home, { recursive: true })
  const path = (ending: string): string => join(home, `kinds-${rows}.${ending}`)
  const files: Files = {
    rows,
    ndjson: path('ndjson'),
    csv: path('csv'),
    arrow: path('arrow'),
    parquet: path('parquet'),
  }
  await writeBoth(files, () => kindBatches(rows))
  return files
}

function* kindBatches(rows: number): Generator<RecordBatch, void, undefined> {
  const random = seeded(seed)
  for (let made = 0; made < rows; made += batchRows) {
    const length = Math.min(batchRows, rows - made)
    yield* tableOfRows(
      asTheyAre,
      Array.from({ length }, () => kindOf(random)),
    ).batches
  }
}
