/** A row as `JSON.parse` gives it. */
export type Row = Readonly<Record<string, unknown>>

const titles = new Set(['No Title Data Available', 'Untitled', ''])
const descriptions = new Set([
  'No description available',
  'No description available Story format',
  'Untitled',
  '',
])

/** A text that may be missing. */
export type Maybe = string | null

/** `96k` as 96000; null for what is no number. */
export const followers = (text: Maybe): number | null => {
  if (text === null) return null
  const last = text.at(-1)
  const by = last === 'k' ? 1_000 : last === 'M' ? 1_000_000 : 1
  const digits = by === 1 ? text : text.slice(0, -1)
  return /^[0-9]+$/u.test(digits) ? Number(digits) * by : null
}

/** A text unless it is one of some. */
export const unless = (text: Maybe, sentinels: ReadonlySet<string>): Maybe =>
  text !== null && sentinels.has(text) ? null : text

/** A moment from text with a blank or a T in the middle. */
export const moment = (text: Maybe): Date | null => {
  if (text === null || !/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/u.test(text)) return null
  const at = new Date(`${text.slice(0, 10)}T${text.slice(11)}Z`)
  return Number.isNaN(at.getTime()) ? null : at
}

const text = (row: Row, name: string): Maybe => row[name] as Maybe

const pin = (row: Row): Row => {
  const place = text(row, 'save_location')
  return {
    ind: row.index,
    unique_id: row.unique_id,
    title: unless(text(row, 'title'), titles),
    description: unless(text(row, 'description'), descriptions),
    follower_count: followers(text(row, 'follower_count')),
    poster_name: row.poster_name === 'User Info Error' ? null : (row.poster_name ?? null),
    tag_list: row.tag_list === 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e' ? null : row.tag_list,
    is_image_or_video: row.is_image_or_video,
    image_src: row.image_src === 'Image src error.' ? null : row.image_src,
    save_location: place?.startsWith('Local save in ') ? place.slice('Local save in '.length) : place,
    category: row.category,
  }
}

const geo = (row: Row): Row => ({
  ind: row.ind,
  country: row.country,
  coordinates: [row.latitude, row.longitude],
  timestamp: moment(text(row, 'timestamp')),
})

const user = (row: Row): Row => ({
  ind: row.ind,
  user_name: row.first_name === null || row.last_name === null ? null : `${row.first_name} ${row.last_name}`,
  age: row.age,
  date_joined: moment(text(row, 'date_joined')),
})

const once = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(Object.values(row)), row])).values(),
]

/** What each job is on plain objects. */
export const objectRules: Readonly<Record<string, (rows: readonly Row[]) => readonly Row[]>> = {
  'pin-memory': (rows) => rows.map(pin),
  'ndjson-to-arrow': (rows) => rows.map(pin),
  'pin-memory-distinct': (rows) => once(rows.map(pin)),
  'geo-memory': (rows) => once(rows.map(geo)),
  'user-memory': (rows) => once(rows.map(user)),
}
