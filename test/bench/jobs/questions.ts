import { type AnyQuery, count, query } from '@lockstep/schema'
import { keyedPlaces, keyedPosts, posts } from '../data/questions.js'
import { asks, type Columns } from './asks.js'
import { firstBy } from './first-by.js'
import type { Job } from './job.js'
import { nine } from './nine.js'

const joinBy = (key: 'ind' | 'far' | 'unique_id', what: string): Job =>
  asks(
    `join-${key}`,
    `posts and places joined by ${what}`,
    { posts: [key, 'follower_count'], places: [key, 'timestamp'] },
    query(`join_${key}`)
      .from(keyedPosts)
      .select((row) => ({ key: row[key], follower_count: row.follower_count }))
      .join(
        query('places')
          .from(keyedPlaces)
          .select((row) => ({ key: row[key], timestamp: row.timestamp })),
        { on: 'key' } as never,
      )
      .select((row) => ({ follower_count: row.follower_count, timestamp: row.timestamp })),
    {
      sql: `SELECT follower_count, timestamp FROM posts JOIN places USING (${key})`,
      polars: `posts.lazy().join(places.lazy(), on='${key}').select('follower_count', 'timestamp')`,
    },
    { long: key !== 'far' },
  )

const counts = (name: string, about: string, columns: Columns, by: readonly string[], table: AnyQuery): Job =>
  asks(name, about, columns, table, {
    sql: `SELECT ${by.join(', ')}, count(*) AS posts, max(follower_count) AS most FROM posts GROUP BY ${by.join(', ')}`,
    polars: `posts.lazy().group_by(${by.map((each) => `'${each}'`).join(', ')}).agg(pl.len().alias('posts'), pl.col('follower_count').max().alias('most'))`,
  })

/** Single steps of questions. */
const steps: readonly Job[] = [
  joinBy('ind', 'ints that lie close together'),
  joinBy('far', 'ints that lie anywhere'),
  joinBy('unique_id', 'texts of 36 bytes, all different'),
  counts(
    'group-few',
    'posts grouped by 13 texts',
    { posts: ['category', 'follower_count'] },
    ['category'],
    query('group_few')
      .from(posts)
      .groupBy('category')
      .aggregate((row) => ({ posts: count(), most: row.follower_count.max() })),
  ),
  counts(
    'group-many',
    'posts grouped by 200,000 texts',
    { posts: ['poster_name', 'follower_count'] },
    ['poster_name'],
    query('group_many')
      .from(posts)
      .groupBy('poster_name')
      .aggregate((row) => ({ posts: count(), most: row.follower_count.max() })),
  ),
  counts(
    'group-two-keys',
    'posts grouped by two texts, most groups of one',
    { posts: ['poster_name', 'category', 'follower_count'] },
    ['category', 'poster_name'],
    query('group_two_keys')
      .from(posts)
      .groupBy('category', 'poster_name')
      .aggregate((row) => ({ posts: count(), most: row.follower_count.max() })),
  ),
  asks(
    'group-medians',
    'the medians of 200,000 groups',
    { posts: ['poster_name', 'follower_count'] },
    query('group_medians')
      .from(posts)
      .groupBy('poster_name')
      .aggregate((row) => ({ middle: row.follower_count.median() })),
    {
      sql: 'SELECT poster_name, median(follower_count) AS middle FROM posts GROUP BY poster_name',
      polars: `posts.lazy().group_by('poster_name').agg(pl.col('follower_count').median().alias('middle'))`,
    },
  ),
  asks(
    'top-per',
    'the posts with the most followers of each poster, all that tie',
    { posts: ['ind', 'poster_name', 'follower_count'] },
    query('top_per')
      .from(posts)
      .select((row) => ({ ind: row.ind, poster_name: row.poster_name, follower_count: row.follower_count }))
      .topPer('poster_name', (row) => row.follower_count.desc()),
    {
      sql: firstBy(
        'poster_name',
        'follower_count',
        'ind, poster_name, follower_count',
        'SELECT ind, poster_name, follower_count FROM posts',
      ),
      polars: `posts.lazy().select('ind', 'poster_name', 'follower_count').filter(
        pl.col('follower_count').rank('min', descending=True).over('poster_name').fill_null(
          pl.when(pl.col('follower_count').max().over('poster_name').is_null()).then(1).otherwise(2)) == 1)`,
    },
  ),
  asks(
    'sort',
    'posts sorted by followers, descending, and then by number',
    { posts: ['ind', 'poster_name', 'follower_count'] },
    query('sort')
      .from(posts)
      .select((row) => ({ ind: row.ind, poster_name: row.poster_name, follower_count: row.follower_count }))
      .orderBy((row) => [row.follower_count.desc(), row.ind.asc()])
      .all(),
    {
      sql: 'SELECT ind, poster_name, follower_count FROM posts ORDER BY follower_count DESC NULLS LAST, ind',
      polars: `posts.lazy().select('ind', 'poster_name', 'follower_count')
        .sort('follower_count', 'ind', descending=[True, False], nulls_last=True)`,
    },
    { ordered: true },
  ),
]

/** Questions, and the steps that they are made of; clean tables go in, so that only the asking is measured. */
export const questionJobs: readonly Job[] = [...steps, ...nine]
