import { type Random, seeded } from './random.js'
import { adjectives, categories, countries, firstNames, lastNames, nouns, posters } from './words.js'

/** One post as the emulator sends it: three records of one index. `poster_name` is absent in an older cohort. */
export interface Post {
  readonly pin: Readonly<Record<string, string | number | null>>
  readonly geo: Readonly<Record<string, string | number | null>>
  readonly user: Readonly<Record<string, string | number | null>>
}

const title = (random: Random): string => {
  if (random.chance(31 / 4259)) return 'No Title Data Available'
  if (random.chance(3 / 4259)) return random.pick(['', 'Untitled'])
  const words = `${random.whole(5, 60)} ${random.pick(adjectives)} ${random.pick(nouns)} Ideas for ${random.pick(nouns)} Lovers`
  if (random.chance(8 / 4259)) return `${words}\nby ${random.pick(posters)}`
  if (random.chance(62 / 4259)) return words.replace(' ', '  ')
  if (random.chance(11 / 4259)) return `${words} `
  if (random.chance(4 / 4259)) return `${words}\u200b`
  return random.chance(44 / 4259) ? `${words} ${random.pick(['🎄', '✈️', '👗', '🖤'])}` : words
}

const description = (random: Random, story: boolean): string => {
  if (story) return 'No description available Story format'
  if (random.chance(62 / 3941)) return 'No description available'
  if (random.chance(1 / 3941)) return 'Untitled'
  const sentence = Array.from(
    { length: random.whole(2, 4) },
    () =>
      `${random.pick(adjectives)} ${random.pick(nouns)} and ${random.pick(nouns)} for every ${random.pick(nouns)}`,
  ).join('. ')
  return random.chance(1593 / 3878)
    ? `${sentence.slice(0, 190)}…\u00a0`
    : `${sentence}.${random.chance(0.01) ? ' Don&#39;t miss it&#33;' : ''}`
}

const followers = (random: Random): string => {
  const draw = random.whole(1, 4259)
  if (draw <= 31) return 'User Info Error'
  if (draw <= 31 + 343) return `${random.whole(1, 15)}M`
  if (draw <= 31 + 343 + 3142) return `${random.whole(1, 999)}k`
  return String(random.chance(22 / 743) ? 0 : random.whole(1, 999))
}

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('')

const two = (value: number): string => String(value).padStart(2, '0')

/** A text of a moment between two days, as the records have it: with a blank, seldom with a T. */
const moment = (random: Random, from: string, to: string): string => {
  const start = Date.parse(`${from}T00:00:00Z`)
  const at = new Date(
    start + Math.floor((random.unit() * (Date.parse(`${to}T23:59:59Z`) - start)) / 1000) * 1000,
  )
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
  return `${day}${random.chance(0.02) ? 'T' : ' '}${clock}`
}

const pinOf = (random: Random, index: number): Post['pin'] => {
  const category = random.pick(categories)
  const story = random.chance(318 / 4259)
  const broken = random.chance(7 / 4259)
  const image = broken
    ? null
    : random.chance(99 / 4252)
      ? 'Image src error.'
      : `https://i.example.org/originals/${hex(random, 32)}.jpg`
  const kind = broken
    ? null
    : story
      ? 'multi-video(story page format)'
      : random.chance(130 / 3934)
        ? 'video'
        : 'image'
  const named = random.chance(14 / 4259)
    ? {}
    : { poster_name: random.chance(30 / 4259) ? 'User Info Error' : random.pick(posters) }
  const tags = Array.from({ length: 9 }, () => `${random.pick(adjectives)} ${random.pick(nouns)}`).join(',')
  return {
    index,
    unique_id: `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`,
    title: title(random),
    description: description(random, story),
    ...named,
    follower_count: followers(random),
    tag_list: random.chance(66 / 4259) ? 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e' : tags,
    is_image_or_video: kind,
    image_src: image,
    downloaded: image === null || image === 'Image src error.' ? 0 : 1,
    save_location: `Local save in /data/${category}`,
    category,
  }
}

const degrees = (random: Random, most: number): number =>
  Math.round((random.unit() * 2 - 1) * most * 10_000) / 10_000

/** One user of a few thousand: the same name, age and joining repeat over many posts. */
const userOf = (seed: number, random: Random): Post['user'] => {
  const person = seeded(seed * 31 + random.whole(1, 2_731))
  return {
    first_name: person.pick(firstNames),
    last_name: person.pick(lastNames),
    age: person.chance(58 / 4707) ? 50 : person.whole(20, 60),
    date_joined: moment(person, '2015-10-21', '2017-10-19'),
  }
}

/**
 * Raw posts with the shapes and the dirt of the real ones, in the same proportions; the same for the same seed. Some
 * are sent twice, as the emulator does.
 */
export function* posts(seed: number, count: number): Generator<Post, void, undefined> {
  const random = seeded(seed)
  let last: Post | undefined
  for (let sent = 0; sent < count; sent++) {
    if (last === undefined || !random.chance(0.03)) {
      const index = random.whole(0, Math.max(11_000, count * 2))
      last = {
        pin: pinOf(random, index),
        geo: {
          ind: index,
          timestamp: moment(random, '2017-10-20', '2022-10-19'),
          latitude: degrees(random, 90),
          longitude: degrees(random, 180),
          country: random.pick(countries),
        },
        user: { ind: index, ...userOf(seed, random) },
      }
    }
    yield last
  }
}
