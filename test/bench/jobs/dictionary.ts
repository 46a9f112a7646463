import { pin } from '@lockstep/example-pinterest'
import { table } from '@lockstep/schema'
import { z } from 'zod'
import { family } from './families.js'
import { type Job, oneInput } from './job.js'
import { everyEngine, inMemoryForm, pinColumns, pinDuckdb, withEqualRows } from './tables.js'

/** The columns of a pin that hold few different texts. */
export const fewTexts = [
  'poster_name',
  'follower_count',
  'is_image_or_video',
  'save_location',
  'category',
] as const

/** What Polars does to a column's texts once for each category; each row then takes its own. */
const once = (column: string, rule: (texts: string) => string): string =>
  `${rule(`pl.lit(input['${column}'].dtype.categories.to_series())`)}.gather(pl.col('${column}').to_physical())`

const followers = once(
  'follower_count',
  (texts) => `pl.when(${texts}.str.ends_with('k'))
    .then(${texts}.str.strip_suffix('k').cast(pl.Int32, strict=False) * 1000)
    .when(${texts}.str.ends_with('M'))
    .then(${texts}.str.strip_suffix('M').cast(pl.Int32, strict=False) * 1000000)
    .otherwise(${texts}.cast(pl.Int32, strict=False))`,
)

const stripped = once('save_location', (texts) => `${texts}.str.strip_prefix('Local save in ')`)

const pinPolars = `
  pl.col('index').alias('ind'),
  pl.col('unique_id'),
  pl.when(~pl.col('title').is_in(['No Title Data Available', 'Untitled', ''])).then(pl.col('title')).alias('title'),
  pl.when(~pl.col('description').is_in(['No description available', 'No description available Story format', 'Untitled', '']))
    .then(pl.col('description')).alias('description'),
  ${followers}.alias('follower_count'),
  pl.when(pl.col('poster_name') != 'User Info Error').then(pl.col('poster_name')).alias('poster_name'),
  pl.when(pl.col('tag_list') != 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e').then(pl.col('tag_list')).alias('tag_list'),
  pl.col('is_image_or_video'),
  pl.when(pl.col('image_src') != 'Image src error.').then(pl.col('image_src')).alias('image_src'),
  ${stripped}.alias('save_location'),
  pl.col('category'),`

/** Columns of few different texts, as Arrow's dictionaries and Polars' Categorical; DuckDB has plain text. */
export const dictionaryJobs: readonly Job[] = [
  {
    name: 'pin-memory-dictionary',
    about: `the pin rules, with dictionaries for ${fewTexts.join(', ')} (Polars: Categorical, each rule once for each category)`,
    inputs: oneInput('pin', pinColumns),
    ...inMemoryForm,
    dictionaries: fewTexts,
    table: withEqualRows(pin),
    duckdb: `SELECT ${pinDuckdb} FROM input`,
    polars: `input.lazy().select(${pinPolars})`,
    streaming: false,
    ordered: true,
    runners: everyEngine.filter(({ engine }) => ['lockstep', 'duckdb', 'polars'].includes(engine)),
  },
  {
    ...family(
      'dictionary',
      'rules on dictionary columns: suffix numbers, a prefix, capitals, sentinels',
      'pin',
      table('dictionary', {
        raw: z.object({
          poster_name: z.string(),
          follower_count: z.string(),
          save_location: z.string(),
          category: z.string(),
        }),
        clean: (raw) => ({
          followers: raw.follower_count.toInt({ suffixes: { k: 1_000, M: 1_000_000 } }),
          place: raw.save_location.stripPrefix('Local save in '),
          category: raw.category.upper(),
          poster: raw.poster_name.nullIf('User Info Error'),
        }),
      }),
      {
        duckdb: {
          followers: `CASE WHEN suffix(follower_count, 'k') THEN TRY_CAST(left(follower_count, -1) AS INTEGER) * 1000
            WHEN suffix(follower_count, 'M') THEN TRY_CAST(left(follower_count, -1) AS INTEGER) * 1000000
            ELSE TRY_CAST(follower_count AS INTEGER) END`,
          place: `CASE WHEN starts_with(save_location, 'Local save in ') THEN substr(save_location, 15) ELSE save_location END`,
          category: 'upper(category)',
          poster: `nullif(poster_name, 'User Info Error')`,
        },
        polars: {
          followers,
          place: stripped,
          category: once('category', (texts) => `${texts}.str.to_uppercase()`),
          poster: `pl.when(pl.col('poster_name') != 'User Info Error').then(pl.col('poster_name'))`,
        },
      },
    ),
    dictionaries: ['poster_name', 'follower_count', 'save_location', 'category'],
  },
]
