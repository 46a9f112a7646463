import { readFileSync } from 'node:fs'

// Plain JavaScript over the sample's records: nothing of Lockstep's, so that the page can be held against it.

type Raw = Readonly<Record<string, string | number | null | undefined>>

const folder = new URL('../../examples/pinterest/sample/', import.meta.url)

const linesOf = (name: string): readonly Raw[] =>
  readFileSync(new URL(`${name}.ndjson`, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const once = <T>(rows: readonly T[]): readonly T[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
]

const followers = (text: unknown): number | null => {
  const [, digits, suffix = ''] = /^([0-9]+)([kM]?)$/u.exec(String(text)) ?? []
  return digits === undefined ? null : Number(digits) * ({ k: 1e3, M: 1e6 }[suffix] ?? 1)
}

const orNull = (value: unknown, ...sentinels: readonly string[]): unknown =>
  value === undefined || value === null || sentinels.includes(String(value)) ? null : value

const pins = once(
  linesOf('pin').map((row) => ({
    ind: row.index,
    unique_id: row.unique_id,
    title: orNull(row.title, 'No Title Data Available', 'Untitled', ''),
    description: orNull(
      row.description,
      'No description available',
      'No description available Story format',
      'Untitled',
      '',
    ),
    follower_count: followers(row.follower_count),
    poster_name: orNull(row.poster_name, 'User Info Error'),
    tag_list: orNull(row.tag_list, 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e'),
    is_image_or_video: orNull(row.is_image_or_video),
    image_src: orNull(row.image_src, 'Image src error.'),
    save_location: String(row.save_location).replace(/^Local save in /u, ''),
    category: row.category,
  })),
)
const geos = once(
  linesOf('geo').map((row) => ({ ...row, timestamp: String(row.timestamp).replace('T', ' ') })),
) as readonly Raw[]
const users = once(
  linesOf('user').map((row) => ({ ...row, date_joined: String(row.date_joined).replace('T', ' ') })),
) as readonly Raw[]

/** How many rows of each table came, and how many are left. */
export const sizes = {
  pin: [linesOf('pin').length, pins.length],
  geo: [linesOf('geo').length, geos.length],
  user: [linesOf('user').length, users.length],
} as const

/** Cells of the sample that became null, by table and column. */
export const nulled = {
  title: linesOf('pin').filter(({ title }) =>
    ['No Title Data Available', 'Untitled', ''].includes(String(title)),
  ).length,
  follower_count: linesOf('pin').filter((row) => followers(row.follower_count) === null).length,
} as const

type Cell = string | number | null
type Answer = readonly (readonly Cell[])[]

const groups = <T>(
  rows: readonly T[],
  key: (row: T) => readonly Cell[],
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const row of rows)
    found.set(JSON.stringify(key(row)), [...(found.get(JSON.stringify(key(row))) ?? []), row])
  return found
}

const counted = (rows: readonly (readonly Cell[])[]): Answer =>
  [...groups(rows, (row) => row)].map(([key, { length }]) => [...JSON.parse(key), length])

/** The rows whose last cell is the greatest among those of the same first cell; of all where there is no such cell. */
const tops = (rows: Answer, per = true): Answer =>
  [...groups(rows, ([first = null]) => (per ? [first] : []))].flatMap(([, some]) => {
    const most = Math.max(...some.map((row) => Number(row.at(-1))))
    return some.filter((row) => row.at(-1) === most)
  })

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return (low + high) / 2
}

const medians = (rows: readonly { readonly key: readonly Cell[]; readonly value: number | null }[]): Answer =>
  [...groups(rows, ({ key }) => key)].map(([key, some]) => [
    ...JSON.parse(key),
    median(some.flatMap(({ value }) => value ?? [])),
  ])

const ageGroup = (age: number): string | null => {
  if (age < 18) return null
  return age <= 24 ? '18-24' : age <= 35 ? '25-35' : age <= 50 ? '36-50' : '50+'
}

const yearOf = (text: unknown): number => Number(String(text).slice(0, 4))

const withGeo = pins.flatMap((pin) => geos.filter(({ ind }) => ind === pin.ind).map((geo) => ({ pin, geo })))
const withUser = pins.flatMap((pin) =>
  users.filter(({ ind }) => ind === pin.ind).map((user) => ({ pin, user })),
)
const isBetween = (year: number, from: number, to: number): boolean => year >= from && year <= to

const topPosters = tops(
  [
    ...groups(
      withGeo.filter(({ pin }) => pin.follower_count !== null),
      ({ pin, geo }) => [geo.country as string, pin.poster_name as Cell],
    ),
  ].map(([key, some]) => [
    ...JSON.parse(key),
    Math.max(...some.map(({ pin }) => Number(pin.follower_count))),
  ]),
)

const joinedPosts = withUser
  .map(({ pin, user }) => ({
    group: ageGroup(Number(user.age)),
    year: yearOf(user.date_joined),
    value: pin.follower_count,
  }))
  .filter(({ year }) => isBetween(year, 2015, 2020))

/** The answers to the nine questions, rows of cells in the order of the columns. */
export const answers: Readonly<Record<string, Answer>> = {
  1: tops(counted(withGeo.map(({ pin, geo }) => [geo.country as string, pin.category as string]))),
  2: tops(
    counted(
      withGeo
        .map(({ pin, geo }) => [yearOf(geo.timestamp), pin.category as string] as const)
        .filter(([year]) => isBetween(year, 2018, 2022)),
    ),
  ),
  '3a': topPosters,
  '3b': tops(once(topPosters.map(([country = null, , most = null]) => [country, most])), false),
  4: tops(
    counted(
      withUser
        .map(({ pin, user }) => [ageGroup(Number(user.age)), pin.category as string] as const)
        .filter(([group]) => group !== null),
    ),
  ),
  5: medians(
    withUser
      .map(({ pin, user }) => ({ key: [ageGroup(Number(user.age))], value: pin.follower_count }))
      .filter(({ key: [group] }) => group !== null),
  ),
  6: counted(
    once(
      users.map(({ first_name, last_name, age, date_joined }) => [
        `${first_name} ${last_name}`,
        age,
        date_joined,
      ]),
    )
      .map(([, , joined]) => [yearOf(joined)])
      .filter(([year = 0]) => isBetween(year, 2015, 2020)),
  ),
  7: medians(joinedPosts.map(({ year, value }) => ({ key: [year], value }))),
  8: medians(
    joinedPosts
      .filter(({ group }) => group !== null)
      .map(({ group, year, value }) => ({ key: [group, year], value })),
  ),
}
