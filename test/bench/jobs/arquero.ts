import { type ColumnTable, escape as escaped, op } from 'arquero'
import { type ArqueroRule, arqueroQuestions, given } from './arquero-questions.js'
import { type Maybe, moment } from './objects.js'

type Pin = Readonly<
  Record<
    'title' | 'description' | 'poster_name' | 'follower_count' | 'tag_list' | 'image_src' | 'save_location',
    string
  >
>

const pin = (input: ColumnTable): ColumnTable =>
  input
    .rename({ index: 'ind' })
    .derive({
      title: (d: Pin) =>
        d.title === 'No Title Data Available' || d.title === 'Untitled' || d.title === '' ? null : d.title,
      description: (d: Pin) =>
        d.description === 'No description available' ||
        d.description === 'No description available Story format' ||
        d.description === 'Untitled' ||
        d.description === ''
          ? null
          : d.description,
      follower_count: (d: Pin) =>
        op.endswith(d.follower_count, 'k')
          ? op.parse_int(d.follower_count, 10) * 1_000
          : op.endswith(d.follower_count, 'M')
            ? op.parse_int(d.follower_count, 10) * 1_000_000
            : d.follower_count === 'User Info Error'
              ? null
              : op.parse_int(d.follower_count, 10),
      poster_name: (d: Pin) => (d.poster_name === 'User Info Error' ? null : d.poster_name),
      tag_list: (d: Pin) => (d.tag_list === 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e' ? null : d.tag_list),
      image_src: (d: Pin) => (d.image_src === 'Image src error.' ? null : d.image_src),
      save_location: (d: Pin) =>
        op.startswith(d.save_location, 'Local save in ')
          ? op.substring(d.save_location, 14)
          : d.save_location,
    })
    .select(
      'ind',
      'unique_id',
      'title',
      'description',
      'follower_count',
      'poster_name',
      'tag_list',
      'is_image_or_video',
      'image_src',
      'save_location',
      'category',
    )

const geo = (input: ColumnTable): ColumnTable =>
  input
    .derive({
      coordinates: escaped((d: { latitude: number; longitude: number }) => [d.latitude, d.longitude]),
      timestamp: escaped((d: { timestamp: Maybe }) => moment(d.timestamp)),
    })
    .select('ind', 'country', 'coordinates', 'timestamp')

const user = (input: ColumnTable): ColumnTable =>
  input
    .derive({
      user_name: (d: { first_name: string; last_name: string }) => `${d.first_name} ${d.last_name}`,
      date_joined: escaped((d: { date_joined: Maybe }) => moment(d.date_joined)),
    })
    .select('ind', 'user_name', 'age', 'date_joined')

/** What each job is in Arquero, on Arrow data as Arquero itself loads it. */
export const arqueroRules: Readonly<Record<string, ArqueroRule>> = {
  'pin-memory': ({ input }) => pin(given(input)),
  'pin-memory-distinct': ({ input }) => pin(given(input)).dedupe().reify(),
  'geo-memory': ({ input }) => geo(given(input)).dedupe().reify(),
  'user-memory': ({ input }) => user(given(input)).dedupe().reify(),
  ...arqueroQuestions,
}
