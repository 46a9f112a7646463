import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type AnyTable, table, timestamp } from '@lockstep/schema'
import { tableOfRows } from '@lockstep/transforms'
import type { RecordBatch } from 'apache-arrow'
import { z } from 'zod'
import { type Random, seeded } from '../../../examples/pinterest/random.js'
import {
  adjectives,
  categories,
  countries,
  firstNames,
  lastNames,
  nouns,
} from '../../../examples/pinterest/words.js'
import { type Files, writeBoth } from './write.js'

/** What is asked about: posts, their places and those who posted, clean already, so that only the asking is measured. */
export type Asked = 'posts' | 'places' | 'people'

const post = z.object({
  ind: z.int32(),
  category: z.string(),
  poster_name: z.string(),
  follower_count: z.int32(),
})

const place = z.object({ ind: z.int32(), country: z.string(), timestamp: timestamp() })

/** Keys of one post each: `ind` lie close together, `far` do not. */
const keys = { far: z.int32(), unique_id: z.string() }

/** Posts by their number. */
export const posts = table('posts', { raw: post, clean: (raw) => ({ ...raw }) })

/** Where and when each post was made, in another order. */
export const places = table('places', { raw: place, clean: (raw) => ({ ...raw }) })

/** Posts with more keys. */
export const keyedPosts = table('posts', { raw: post.extend(keys), clean: (raw) => ({ ...raw }) })

/** Places with the keys of their posts. */
export const keyedPlaces = table('places', { raw: place.extend(keys), clean: (raw) => ({ ...raw }) })

/** Who made each post, in a third order; a tenth as many people as posts. */
export const people = table('people', {
  raw: z.object({ ind: z.int32(), user_name: z.string(), age: z.int32(), date_joined: timestamp() }),
  clean: (raw) => ({ ...raw }),
})

const tables: Readonly<Record<Asked, AnyTable>> = { posts: keyedPosts, places: keyedPlaces, people }

const seeds: Readonly<Record<Asked, number>> = { posts: 20_221_019, places: 20_171_020, people: 20_151_021 }

/** 0 to `count` - 1 in a random order. */
const shuffled = (random: Random, count: number): Int32Array => {
  const all = Int32Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = random.whole(0, last)
    const held = all[last] as number
    all[last] = all[other] as number
    all[other] = held
  }
  return all
}

/** A number as 32 bits that lie anywhere: no two numbers have the same. */
const scattered = (value: number): number => Math.imul(value ^ 0x5bd1e995, 0x9e3779b1)

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')

const uniqueId = (ind: number): string => {
  const [first, second, third] = [scattered(ind), scattered(ind + 7), scattered(~ind)]
  const middle = hex(second)
  return `${hex(first)}-${middle.slice(0, 4)}-4${middle.slice(5)}-a${hex(third).slice(0, 3)}-${hex(third)}${hex(ind).slice(4)}`
}

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

const countryCount = 240

const allCountries: readonly string[] = Array.from(
  { length: countryCount },
  (_, place) => countries[place] ?? `${capital(nouns[place % nouns.length] ?? '')} Islands ${place}`,
)

const posterCount = 200_000

const poster = (number: number): string =>
  `${capital(adjectives[number % adjectives.length] ?? '')} ${capital(nouns[number % nouns.length] ?? '')} ${number}`

const followers = (random: Random): number | null => {
  const draw = random.whole(1, 4_259)
  if (draw <= 31) return null
  if (draw <= 31 + 343) return random.whole(1, 15) * 1_000_000
  return draw <= 31 + 343 + 3_142 ? random.whole(1, 999) * 1_000 : random.whole(0, 999)
}

/** A whole second of two days and those between them. */
const moment = (random: Random, from: string, to: string): string => {
  const start = Date.parse(`${from}T00:00:00Z`) / 1_000
  const end = Date.parse(`${to}T23:59:59Z`) / 1_000
  return new Date(random.whole(start, end) * 1_000).toISOString()
}

const rowBy: Readonly<Record<Asked, (random: Random, ind: number, rows: number) => object>> = {
  posts: (random, ind) => ({
    ind,
    far: scattered(ind),
    unique_id: uniqueId(ind),
    category: random.pick(categories),
    poster_name: random.chance(30 / 4_259) ? null : poster(random.whole(0, posterCount - 1)),
    follower_count: followers(random),
  }),
  places: (random, ind) => ({
    ind,
    far: scattered(ind),
    unique_id: uniqueId(ind),
    country: random.pick(allCountries as [string, ...string[]]),
    timestamp: moment(random, '2017-10-20', '2022-10-19'),
  }),
  people: (random, ind, rows) => {
    const person = seeded(random.whole(1, Math.max(1, Math.floor(rows / 10))) * 31)
    return {
      ind,
      user_name: `${person.pick(firstNames)} ${person.pick(lastNames)}`,
      age: person.whole(16, 60),
      date_joined: moment(person, '2014-10-21', '2021-10-19'),
    }
  },
}

const batchRows = 65_536

/** The rows to ask about, so many. */
export function* questionBatches(of: Asked, rows: number): Generator<RecordBatch, void, undefined> {
  const random = seeded(seeds[of])
  const order = shuffled(random, rows)
  for (let made = 0; made < rows; made += batchRows) {
    const length = Math.min(batchRows, rows - made)
    const all = Array.from({ length }, (_, row) => rowBy[of](random, order[made + row] as number, rows))
    yield* tableOfRows(tables[of], all).batches
  }
}

/** The files of so many rows to ask about; the same on every machine. */
export const questionFiles = async (home: string, of: Asked, rows: number): Promise<Files> => {
  await mkdir(home, { recursive: true })
  const path = (ending: string): string => join(home, `${of}-${rows}.${ending}`)
  const files = {
    rows,
    ndjson: path('ndjson'),
    csv: path('csv'),
    arrow: path('arrow'),
    parquet: path('parquet'),
  }
  await writeBoth(files, () => questionBatches(of, rows))
  return files
}
