import { concat, list, table } from '@lockstep/schema'
import { z } from 'zod'

/**
 * One post, as the emulator sends it.
 *
 * Follower counts come as `96k` or `4M`; what is missing comes as a sentence, a different one in each column.
 */
export const pin = table('pin', {
  raw: z.object({
    index: z.int32(),
    unique_id: z.string(),
    title: z.string(),
    description: z.string(),
    poster_name: z.string(),
    follower_count: z.string(),
    tag_list: z.string(),
    is_image_or_video: z.string(),
    image_src: z.string(),
    downloaded: z.int32(),
    save_location: z.string(),
    category: z.string(),
  }),
  clean: (raw) => ({
    ind: raw.index,
    unique_id: raw.unique_id,
    title: raw.title.nullIf('No Title Data Available', 'Untitled', ''),
    description: raw.description.nullIf(
      'No description available',
      'No description available Story format',
      'Untitled',
      '',
    ),
    follower_count: raw.follower_count.toInt({ suffixes: { k: 1_000, M: 1_000_000 } }),
    poster_name: raw.poster_name.nullIf('User Info Error'),
    tag_list: raw.tag_list.nullIf('N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e'),
    is_image_or_video: raw.is_image_or_video,
    image_src: raw.image_src.nullIf('Image src error.'),
    save_location: raw.save_location.stripPrefix('Local save in '),
    category: raw.category,
  }),
  distinct: true,
})

/** Where and when one post was made. Latitude and longitude become one list of coordinates. */
export const geo = table('geo', {
  raw: z.object({
    ind: z.int32(),
    timestamp: z.string(),
    latitude: z.float64(),
    longitude: z.float64(),
    country: z.string(),
  }),
  clean: (raw) => ({
    ind: raw.ind,
    country: raw.country,
    coordinates: list(raw.latitude, raw.longitude),
    timestamp: raw.timestamp
      .toTimestamp('yyyy-MM-dd HH:mm:ss')
      .coalesce(raw.timestamp.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
  }),
  distinct: true,
})

/** Who made one post. The same person posts under many indexes. */
export const user = table('user', {
  raw: z.object({
    ind: z.int32(),
    first_name: z.string(),
    last_name: z.string(),
    age: z.int32(),
    date_joined: z.string(),
  }),
  clean: (raw) => ({
    ind: raw.ind,
    user_name: concat(raw.first_name, ' ', raw.last_name),
    age: raw.age,
    date_joined: raw.date_joined
      .toTimestamp('yyyy-MM-dd HH:mm:ss')
      .coalesce(raw.date_joined.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
  }),
  distinct: true,
})
