import { count, type Int, query, when } from '@lockstep/schema'
import { people, places, posts } from '../data/questions.js'
import { asks } from './asks.js'
import { firstBy, firstByPolars } from './first-by.js'
import type { Job } from './job.js'

const popularInCountry = query('popular_in_country')
  .from(posts)
  .join(places, { on: 'ind' })
  .groupBy('country', 'category')
  .aggregate(() => ({ category_count: count() }))
  .topPer('country', (row) => row.category_count.desc())

const popularInYear = query('popular_in_year')
  .from(posts)
  .join(places, { on: 'ind' })
  .select((row) => ({ post_year: row.timestamp.year(), category: row.category }))
  .where((row) => row.post_year.greaterThanOrEqual(2018).and(row.post_year.lessThanOrEqual(2022)))
  .groupBy('post_year', 'category')
  .aggregate(() => ({ category_count: count() }))
  .topPer('post_year', (row) => row.category_count.desc())

const topPosterInCountry = query('top_poster_in_country')
  .from(posts)
  .join(places, { on: 'ind' })
  .where((row) => row.follower_count.isNotNull())
  .groupBy('country', 'poster_name')
  .aggregate((row) => ({ follower_count: row.follower_count.max() }))
  .topPer('country', (row) => row.follower_count.desc())

const countryOfTopPoster = query('country_of_top_poster')
  .from(topPosterInCountry)
  .select((row) => ({ country: row.country, follower_count: row.follower_count }))
  .distinct()
  .top((row) => row.follower_count.desc())

const within = (age: Int, from: number, to: number) =>
  age.greaterThanOrEqual(from).and(age.lessThanOrEqual(to))

const ageGroup = (age: Int) =>
  when(within(age, 18, 24), '18-24')
    .when(within(age, 25, 35), '25-35')
    .when(within(age, 36, 50), '36-50')
    .when(age.greaterThan(50), '50+')
    .otherwise(null)

const popularInAgeGroup = query('popular_in_age_group')
  .from(posts)
  .join(people, { on: 'ind' })
  .select((row) => ({ age_group: ageGroup(row.age), category: row.category }))
  .where((row) => row.age_group.isNotNull())
  .groupBy('age_group', 'category')
  .aggregate(() => ({ category_count: count() }))
  .topPer('age_group', (row) => row.category_count.desc())

const followersByAgeGroup = query('followers_by_age_group')
  .from(posts)
  .join(people, { on: 'ind' })
  .select((row) => ({ age_group: ageGroup(row.age), follower_count: row.follower_count }))
  .where((row) => row.age_group.isNotNull())
  .groupBy('age_group')
  .aggregate((row) => ({ median_follower_count: row.follower_count.median() }))

const usersJoined = query('users_joined')
  .from(people)
  .select(({ ind, ...person }) => person)
  .distinct()
  .select((row) => ({ post_year: row.date_joined.year() }))
  .where((row) => row.post_year.greaterThanOrEqual(2015).and(row.post_year.lessThanOrEqual(2020)))
  .groupBy('post_year')
  .aggregate(() => ({ number_users_joined: count() }))

const between2015And2020 = query('between')
  .from(posts)
  .join(people, { on: 'ind' })
  .select((row) => ({
    age_group: ageGroup(row.age),
    post_year: row.date_joined.year(),
    follower_count: row.follower_count,
  }))
  .where((row) => row.post_year.greaterThanOrEqual(2015).and(row.post_year.lessThanOrEqual(2020)))

const followersByYear = query('followers_by_year')
  .from(between2015And2020)
  .groupBy('post_year')
  .aggregate((row) => ({ median_follower_count: row.follower_count.median() }))

const followersByYearAndAge = query('followers_by_year_and_age')
  .from(between2015And2020)
  .where((row) => row.age_group.isNotNull())
  .groupBy('age_group', 'post_year')
  .aggregate((row) => ({ median_follower_count: row.follower_count.median() }))

const ageGroupSql = `CASE WHEN age BETWEEN 18 AND 24 THEN '18-24' WHEN age BETWEEN 25 AND 35 THEN '25-35'
  WHEN age BETWEEN 36 AND 50 THEN '36-50' WHEN age > 50 THEN '50+' END`

const ageGroupPolars = `pl.when(pl.col('age').is_between(18, 24)).then(pl.lit('18-24'))
  .when(pl.col('age').is_between(25, 35)).then(pl.lit('25-35'))
  .when(pl.col('age').is_between(36, 50)).then(pl.lit('36-50'))
  .when(pl.col('age') > 50).then(pl.lit('50+')).alias('age_group')`

const topPosters = firstBy(
  'country',
  'follower_count',
  'country, poster_name, follower_count',
  `SELECT country, poster_name, max(follower_count) AS follower_count FROM posts JOIN places USING (ind)
  WHERE follower_count IS NOT NULL GROUP BY country, poster_name`,
)

const topPostersPolars = `posts.lazy().join(places.lazy(), on='ind').filter(pl.col('follower_count').is_not_null())
  .group_by('country', 'poster_name').agg(pl.col('follower_count').max())${firstByPolars('country', 'follower_count')}`

const betweenPolars = `posts.lazy().join(people.lazy(), on='ind')
  .select(${ageGroupPolars}, pl.col('date_joined').dt.year().alias('post_year'), pl.col('follower_count'))
  .filter(pl.col('post_year').is_between(2015, 2020))`

const betweenSql = `SELECT ${ageGroupSql} AS age_group, year(date_joined) AS post_year, follower_count
  FROM posts JOIN people USING (ind) WHERE year(date_joined) BETWEEN 2015 AND 2020`

const withCategory = { posts: ['ind', 'category'], places: ['ind', 'country'] }
const withFollowers = { posts: ['ind', 'follower_count'], people: ['ind', 'age', 'date_joined'] }

/** The nine questions of the example, over as many joined rows. */
/** The nine questions. */
export const nine: readonly Job[] = [
  asks(
    'question-1',
    'the most popular category in each country',
    withCategory,
    popularInCountry,
    {
      sql: firstBy(
        'country',
        'category_count',
        'country, category, category_count',
        'SELECT country, category, count(*) AS category_count FROM posts JOIN places USING (ind) GROUP BY country, category',
      ),
      polars: `posts.lazy().join(places.lazy(), on='ind').group_by('country', 'category')
        .agg(pl.len().alias('category_count'))${firstByPolars('country', 'category_count')}`,
    },
    { long: false },
  ),
  asks(
    'question-2',
    'the most popular category in each year',
    { posts: ['ind', 'category'], places: ['ind', 'timestamp'] },
    popularInYear,
    {
      sql: firstBy(
        'post_year',
        'category_count',
        'post_year, category, category_count',
        `SELECT year(timestamp) AS post_year, category, count(*) AS category_count FROM posts JOIN places USING (ind)
        WHERE year(timestamp) BETWEEN 2018 AND 2022 GROUP BY year(timestamp), category`,
      ),
      polars: `posts.lazy().join(places.lazy(), on='ind').select(pl.col('timestamp').dt.year().alias('post_year'), 'category')
        .filter(pl.col('post_year').is_between(2018, 2022)).group_by('post_year', 'category')
        .agg(pl.len().alias('category_count'))${firstByPolars('post_year', 'category_count')}`,
    },
  ),
  asks(
    'question-3',
    'the poster with the most followers in each country',
    { posts: ['ind', 'poster_name', 'follower_count'], places: ['ind', 'country'] },
    topPosterInCountry,
    { sql: topPosters, polars: topPostersPolars },
  ),
  asks(
    'question-3b',
    'the country of the poster with the most followers',
    { posts: ['ind', 'poster_name', 'follower_count'], places: ['ind', 'country'] },
    countryOfTopPoster,
    {
      sql: `WITH top AS (${topPosters}), once AS (SELECT DISTINCT country, follower_count FROM top)
        SELECT * FROM once WHERE follower_count = (SELECT max(follower_count) FROM once)`,
      polars: `${topPostersPolars}.select('country', 'follower_count').unique()
        .filter(pl.col('follower_count') == pl.col('follower_count').max())`,
    },
  ),
  asks(
    'question-4',
    'the most popular category in each age group',
    { posts: ['ind', 'category'], people: ['ind', 'age'] },
    popularInAgeGroup,
    {
      sql: firstBy(
        'age_group',
        'category_count',
        'age_group, category, category_count',
        `SELECT age_group, category, count(*) AS category_count
        FROM (SELECT ${ageGroupSql} AS age_group, category FROM posts JOIN people USING (ind)) AS groups
        WHERE age_group IS NOT NULL GROUP BY age_group, category`,
      ),
      polars: `posts.lazy().join(people.lazy(), on='ind').select(${ageGroupPolars}, 'category')
        .filter(pl.col('age_group').is_not_null()).group_by('age_group', 'category')
        .agg(pl.len().alias('category_count'))${firstByPolars('age_group', 'category_count')}`,
    },
  ),
  asks(
    'question-5',
    'the median follower count of each age group',
    { posts: ['ind', 'follower_count'], people: ['ind', 'age'] },
    followersByAgeGroup,
    {
      sql: `SELECT age_group, median(follower_count) AS median_follower_count
        FROM (SELECT ${ageGroupSql} AS age_group, follower_count FROM posts JOIN people USING (ind)) AS groups
        WHERE age_group IS NOT NULL GROUP BY age_group`,
      polars: `posts.lazy().join(people.lazy(), on='ind').select(${ageGroupPolars}, 'follower_count')
        .filter(pl.col('age_group').is_not_null()).group_by('age_group')
        .agg(pl.col('follower_count').median().alias('median_follower_count'))`,
    },
    { long: false },
  ),
  asks(
    'question-6',
    'how many users joined in each year',
    { people: ['user_name', 'age', 'date_joined'] },
    usersJoined,
    {
      sql: `SELECT year(date_joined) AS post_year, count(*) AS number_users_joined
        FROM (SELECT DISTINCT user_name, age, date_joined FROM people) AS once
        WHERE year(date_joined) BETWEEN 2015 AND 2020 GROUP BY year(date_joined)`,
      polars: `people.lazy().select('user_name', 'age', 'date_joined').unique()
        .select(pl.col('date_joined').dt.year().alias('post_year')).filter(pl.col('post_year').is_between(2015, 2020))
        .group_by('post_year').agg(pl.len().alias('number_users_joined'))`,
    },
  ),
  asks(
    'question-7',
    'the median follower count of users by the year they joined',
    withFollowers,
    followersByYear,
    {
      sql: `SELECT post_year, median(follower_count) AS median_follower_count FROM (${betweenSql}) AS joined GROUP BY post_year`,
      polars: `${betweenPolars}.group_by('post_year').agg(pl.col('follower_count').median().alias('median_follower_count'))`,
    },
  ),
  asks(
    'question-8',
    'the median follower count by year and age group',
    withFollowers,
    followersByYearAndAge,
    {
      sql: `SELECT age_group, post_year, median(follower_count) AS median_follower_count FROM (${betweenSql}) AS joined
        WHERE age_group IS NOT NULL GROUP BY age_group, post_year`,
      polars: `${betweenPolars}.filter(pl.col('age_group').is_not_null()).group_by('age_group', 'post_year')
        .agg(pl.col('follower_count').median().alias('median_follower_count'))`,
    },
  ),
]
