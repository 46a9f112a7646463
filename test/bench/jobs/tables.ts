import { geo, pin, user } from '@lockstep/example-pinterest'
import { type AnyTable, everyRow, rowPart } from '@lockstep/schema'
import { type Job, oneInput, type Runner } from './job.js'

/** Every engine, with the threads that it can use of two. */
export const everyEngine: readonly Runner[] = [
  { engine: 'lockstep', threads: 1 },
  { engine: 'duckdb', threads: 2 },
  { engine: 'polars', threads: 2 },
  { engine: 'nodejs-polars', threads: 2 },
  { engine: 'arquero', threads: 1 },
  { engine: 'objects', threads: 1 },
  { engine: 'spark', threads: 2 },
]

/** What is the same in all jobs that begin and end in memory. */
export const inMemoryForm = { reads: 'memory', writes: 'memory', dictionaries: [] } as const

const names = (table: AnyTable): readonly string[] => table.raw.map(({ name }) => name)

/** The same rules, with equal rows kept. */
export const withEqualRows = (table: AnyTable): AnyTable => everyRow(table)

/** Whether what becomes of a row has nothing to do with any other. */
export const keepsRows = ({ relation }: AnyTable): boolean => rowPart(relation) === relation

/** What the pin rules read. */
export const pinColumns = names(pin).filter((name) => name !== 'downloaded')

/** The pin rules in DuckDB's SQL. */
export const pinDuckdb = `
  "index" AS ind,
  unique_id,
  CASE WHEN title NOT IN ('No Title Data Available', 'Untitled', '') THEN title END AS title,
  CASE WHEN description NOT IN ('No description available', 'No description available Story format', 'Untitled', '')
    THEN description END AS description,
  CASE WHEN suffix(follower_count, 'k') THEN TRY_CAST(left(follower_count, -1) AS INTEGER) * 1000
    WHEN suffix(follower_count, 'M') THEN TRY_CAST(left(follower_count, -1) AS INTEGER) * 1000000
    ELSE TRY_CAST(follower_count AS INTEGER) END AS follower_count,
  nullif(poster_name, 'User Info Error') AS poster_name,
  nullif(tag_list, 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e') AS tag_list,
  is_image_or_video,
  nullif(image_src, 'Image src error.') AS image_src,
  CASE WHEN starts_with(save_location, 'Local save in ') THEN substr(save_location, 15) ELSE save_location END AS save_location,
  category`

/** Follower counts in Polars' expressions; of three forms the fastest. */
export const followersPolars = `pl.when(pl.col('follower_count').str.ends_with('k'))
    .then(pl.col('follower_count').str.strip_suffix('k').cast(pl.Int32, strict=False) * 1000)
    .when(pl.col('follower_count').str.ends_with('M'))
    .then(pl.col('follower_count').str.strip_suffix('M').cast(pl.Int32, strict=False) * 1000000)
    .otherwise(pl.col('follower_count').cast(pl.Int32, strict=False))`

/** The pin rules in Polars' expressions. */
export const pinPolars = `
  pl.col('index').alias('ind'),
  pl.col('unique_id'),
  pl.when(~pl.col('title').is_in(['No Title Data Available', 'Untitled', ''])).then(pl.col('title')).alias('title'),
  pl.when(~pl.col('description').is_in(['No description available', 'No description available Story format', 'Untitled', '']))
    .then(pl.col('description')).alias('description'),
  ${followersPolars}.alias('follower_count'),
  pl.when(pl.col('poster_name') != 'User Info Error').then(pl.col('poster_name')).alias('poster_name'),
  pl.when(pl.col('tag_list') != 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e').then(pl.col('tag_list')).alias('tag_list'),
  pl.col('is_image_or_video'),
  pl.when(pl.col('image_src') != 'Image src error.').then(pl.col('image_src')).alias('image_src'),
  pl.col('save_location').str.strip_prefix('Local save in ').alias('save_location'),
  pl.col('category'),`

/** The pin rules in Spark's SQL. */
export const pinSpark = `
  \`index\` AS ind,
  unique_id,
  CASE WHEN title NOT IN ('No Title Data Available', 'Untitled', '') THEN title END AS title,
  CASE WHEN description NOT IN ('No description available', 'No description available Story format', 'Untitled', '')
    THEN description END AS description,
  CASE WHEN endswith(follower_count, 'k') THEN TRY_CAST(left(follower_count, length(follower_count) - 1) AS INT) * 1000
    WHEN endswith(follower_count, 'M') THEN TRY_CAST(left(follower_count, length(follower_count) - 1) AS INT) * 1000000
    ELSE TRY_CAST(follower_count AS INT) END AS follower_count,
  CASE WHEN poster_name <> 'User Info Error' THEN poster_name END AS poster_name,
  CASE WHEN tag_list <> 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e' THEN tag_list END AS tag_list,
  is_image_or_video,
  CASE WHEN image_src <> 'Image src error.' THEN image_src END AS image_src,
  CASE WHEN startswith(save_location, 'Local save in ') THEN substr(save_location, 15) ELSE save_location END AS save_location,
  category`

const moment = {
  duckdb: (name: string) => `TRY_CAST(${name} AS TIMESTAMP) AS ${name}`,
  polars: (name: string) =>
    `pl.col('${name}').str.replace('T', ' ', literal=True).str.to_datetime('%Y-%m-%d %H:%M:%S', time_unit='us', strict=False).alias('${name}')`,
  spark: (name: string) => `TRY_CAST(${name} || 'Z' AS TIMESTAMP) AS ${name}`,
}

const geoDuckdb = `ind, country, [latitude, longitude] AS coordinates, ${moment.duckdb('timestamp')}`
const geoPolars = `pl.col('ind'), pl.col('country'), pl.concat_arr('latitude', 'longitude').alias('coordinates'), ${moment.polars('timestamp')}`
const geoSpark = `ind, country, array(latitude, longitude) AS coordinates, ${moment.spark('timestamp')}`

const userDuckdb = `ind, first_name || ' ' || last_name AS user_name, age, ${moment.duckdb('date_joined')}`
const userPolars = `pl.col('ind'), (pl.col('first_name') + ' ' + pl.col('last_name')).alias('user_name'), pl.col('age'), ${moment.polars('date_joined')}`
const userSpark = `ind, concat(first_name, ' ', last_name) AS user_name, age, ${moment.spark('date_joined')}`

const inMemory = (
  name: string,
  about: string,
  data: 'pin' | 'geo' | 'user',
  table: AnyTable,
  [duckdb, polars, spark]: readonly [string, string, string],
): Job => {
  const once = !keepsRows(table)
  const distinct = once ? 'DISTINCT ' : ''
  return {
    name,
    about,
    inputs: oneInput(data, data === 'pin' ? pinColumns : names(table)),
    ...inMemoryForm,
    table,
    duckdb: `SELECT ${distinct}${duckdb} FROM input`,
    polars: `input.lazy().select(${polars})${once ? '.unique()' : ''}`,
    streaming: once,
    spark: `SELECT ${distinct}${spark} FROM input`,
    ordered: !once,
    long: once,
    runners: name === 'pin-memory' ? [...everyEngine, { engine: 'lockstep', threads: 2 }] : everyEngine,
  }
}

/** The three tables of the example, cleaned in memory. */
export const tableJobs: readonly Job[] = [
  inMemory('pin-memory', 'the pin rules on Arrow in memory', 'pin', withEqualRows(pin), [
    pinDuckdb,
    pinPolars,
    pinSpark,
  ]),
  inMemory('pin-memory-distinct', 'the pin table, equal rows once', 'pin', pin, [
    pinDuckdb,
    pinPolars,
    pinSpark,
  ]),
  inMemory('geo-memory', 'the geo table, equal rows once', 'geo', geo, [geoDuckdb, geoPolars, geoSpark]),
  inMemory('user-memory', 'the user table, equal rows once', 'user', user, [
    userDuckdb,
    userPolars,
    userSpark,
  ]),
]
