import { bucket, count, type Int, query, rule } from '@lockstep/schema'
import { geo, pin, user } from './tables.js'

/** The most popular category in each country. */
export const popularInCountry = query('popular_in_country')
  .from(pin)
  .join(geo, { on: 'ind' })
  .groupBy('country', 'category')
  .aggregate(() => ({ category_count: count() }))
  .topPer('country', (row) => row.category_count.desc())

/** The most popular category in each year, of posts from 2018 to 2022. */
export const popularInYear = query('popular_in_year')
  .from(pin)
  .join(geo, { on: 'ind' })
  .select((row) => ({ post_year: row.timestamp.year(), category: row.category }))
  .where((row) => row.post_year.between(2018, 2022))
  .groupBy('post_year', 'category')
  .aggregate(() => ({ category_count: count() }))
  .topPer('post_year', (row) => row.category_count.desc())

/** The poster with the most followers in each country. */
export const topPosterInCountry = query('top_poster_in_country')
  .from(pin)
  .join(geo, { on: 'ind' })
  .where((row) => row.follower_count.isNotNull())
  .groupBy('country', 'poster_name')
  .aggregate((row) => ({ follower_count: row.follower_count.max() }))
  .topPer('country', (row) => row.follower_count.desc())

/** The country of the poster with the most followers of all. */
export const countryOfTopPoster = query('country_of_top_poster')
  .from(topPosterInCountry)
  .select((row) => ({ country: row.country, follower_count: row.follower_count }))
  .distinct()
  .top((row) => row.follower_count.desc())

const ageGroup = rule('age_group', 'the age group of {0} (18-24, 25-35, 36-50, 50+)', (age: Int) =>
  bucket(
    age,
    { '18-24': [18, 24], '25-35': [25, 35], '36-50': [36, 50], '50+': [51, null] },
    { otherwise: null },
  ),
)

/** The most popular category of each age group. */
export const popularInAgeGroup = query('popular_in_age_group')
  .from(pin)
  .join(user, { on: 'ind' })
  .select((row) => ({ age_group: ageGroup(row.age), category: row.category }))
  .where((row) => row.age_group.isNotNull())
  .groupBy('age_group', 'category')
  .aggregate(() => ({ category_count: count() }))
  .topPer('age_group', (row) => row.category_count.desc())

/** The median follower count of each age group. */
export const followersByAgeGroup = query('followers_by_age_group')
  .from(pin)
  .join(user, { on: 'ind' })
  .select((row) => ({ age_group: ageGroup(row.age), follower_count: row.follower_count }))
  .where((row) => row.age_group.isNotNull())
  .groupBy('age_group')
  .aggregate((row) => ({ median_follower_count: row.follower_count.median() }))

/** How many users joined in each year, 2015 to 2020. A user is a name, an age and a time of joining. */
export const usersJoined = query('users_joined')
  .from(user)
  .select(({ ind, ...person }) => person)
  .distinct()
  .select((row) => ({ post_year: row.date_joined.year() }))
  .where((row) => row.post_year.between(2015, 2020))
  .groupBy('post_year')
  .aggregate(() => ({ number_users_joined: count() }))

/** Posts by users who joined from 2015 to 2020. Two questions begin from these. */
export const joinedPosts = query('joined_posts')
  .from(pin)
  .join(user, { on: 'ind' })
  .select((row) => ({
    age_group: ageGroup(row.age),
    post_year: row.date_joined.year(),
    follower_count: row.follower_count,
  }))
  .where((row) => row.post_year.between(2015, 2020))

/** The median follower count by year of joining. */
export const followersByYear = query('followers_by_year')
  .from(joinedPosts)
  .groupBy('post_year')
  .aggregate((row) => ({ median_follower_count: row.follower_count.median() }))

/** The median follower count by year of joining and age group. */
export const followersByYearAndAge = query('followers_by_year_and_age')
  .from(joinedPosts)
  .where((row) => row.age_group.isNotNull())
  .groupBy('age_group', 'post_year')
  .aggregate((row) => ({ median_follower_count: row.follower_count.median() }))
