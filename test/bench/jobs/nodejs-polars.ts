import pl, { type Expr, type LazyDataFrame } from 'nodejs-polars'

const { col, lit, when } = pl
const nothing = lit(null)

/** A text unless it is one of some. */
const unless = (name: string, ...sentinels: readonly string[]): Expr => {
  const is = sentinels.length === 1 ? col(name).eq(lit(sentinels[0])) : col(name).isIn([...sentinels])
  return when(is.not()).then(col(name)).otherwise(nothing).alias(name)
}

const count = col('follower_count').str
const followers = (suffix: string, by: number): Expr =>
  count.replace(suffix, '', true).cast(pl.Int32, false).mul(lit(by).cast(pl.Int32))

const pin = (input: LazyDataFrame): LazyDataFrame =>
  input.select(
    col('index').alias('ind'),
    col('unique_id'),
    unless('title', 'No Title Data Available', 'Untitled', ''),
    unless(
      'description',
      'No description available',
      'No description available Story format',
      'Untitled',
      '',
    ),
    when(count.endsWith('k'))
      .then(followers('k', 1_000))
      .when(count.endsWith('M'))
      .then(followers('M', 1_000_000))
      .otherwise(col('follower_count').cast(pl.Int32, false))
      .alias('follower_count'),
    unless('poster_name', 'User Info Error'),
    unless('tag_list', 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e'),
    col('is_image_or_video'),
    unless('image_src', 'Image src error.'),
    when(col('save_location').str.startsWith('Local save in '))
      .then(col('save_location').str.slice(14))
      .otherwise(col('save_location'))
      .alias('save_location'),
    col('category'),
  )

const moment = (name: string): Expr =>
  col(name).str.replace('T', ' ', true).str.strptime(pl.Datetime, '%Y-%m-%d %H:%M:%S').alias(name)

const geo = (input: LazyDataFrame): LazyDataFrame =>
  input.select(
    col('ind'),
    col('country'),
    pl.concatList('latitude', 'longitude').alias('coordinates'),
    moment('timestamp'),
  )

const user = (input: LazyDataFrame): LazyDataFrame =>
  input.select(
    col('ind'),
    pl.concatString([col('first_name'), col('last_name')], ' ').alias('user_name'),
    col('age'),
    moment('date_joined'),
  )

/** What each job is in Polars for Node. */
export const nodejsPolarsRules: Readonly<Record<string, (input: LazyDataFrame) => LazyDataFrame>> = {
  'pin-memory': pin,
  'pin-memory-distinct': (input) => pin(input).unique(),
  'geo-memory': (input) => geo(input).unique(),
  'user-memory': (input) => user(input).unique(),
}
