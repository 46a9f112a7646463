import { type AnyQuery, count, type Query, query } from '@lockstep/schema'
import {
  countryOfTopPoster,
  followersByAgeGroup,
  followersByYear,
  followersByYearAndAge,
  popularInAgeGroup,
  popularInCountry,
  popularInYear,
  topPosterInCountry,
  usersJoined,
} from '../questions.js'

/** What a chart shows: bars of a question's rows. */
export interface ChartOf {
  readonly title: string
  readonly of: AnyQuery
  /** The columns that a bar is called by, and the one that tells how long it is. */
  readonly label: readonly string[]
  readonly value: string
  /** The column of which every value has bars of its own. */
  readonly by?: string
}

/** A question as the page shows it: its rows in an order for people, and a chart. */
export interface Asked {
  readonly no: string
  readonly title: string
  readonly question: AnyQuery
  /** The same rows, sorted. */
  readonly sorted: AnyQuery
  readonly chart: ChartOf
}

/** So many bars a chart has at the most. */
const most = 15

const ask = <C>(
  no: string,
  title: string,
  question: Query<C>,
  order: Parameters<Query<C>['orderBy']>[0],
  chart: Omit<ChartOf, 'of'> & { readonly of?: AnyQuery },
): Asked => {
  const rows = query(question.name).from(question).orderBy(order)
  return { no, title, question, sorted: rows.all(), chart: { of: rows.limit(most), ...chart } }
}

const popularCategories = query('popular_categories')
  .from(popularInCountry)
  .groupBy('category')
  .aggregate(() => ({ countries: count() }))
  .orderBy((row) => row.countries.desc())
  .all()

/** The nine questions. */
export const asked: readonly Asked[] = [
  ask('1', 'Most popular category in each country', popularInCountry, (row) => row.category_count.desc(), {
    title: 'Countries in which a category is the most popular',
    of: popularCategories,
    label: ['category'],
    value: 'countries',
  }),
  ask('2', 'Most popular category in each year', popularInYear, (row) => row.post_year.asc(), {
    title: 'Posts of the most popular category of each year',
    label: ['post_year', 'category'],
    value: 'category_count',
  }),
  ask(
    '3a',
    'Poster with the most followers in each country',
    topPosterInCountry,
    (row) => row.follower_count.desc(),
    {
      title: `Followers of the poster with the most, by country (at most ${most})`,
      label: ['country', 'poster_name'],
      value: 'follower_count',
    },
  ),
  ask('3b', 'Country of the poster with the most followers', countryOfTopPoster, (row) => row.country.asc(), {
    title: 'Followers of the poster with the most of all',
    label: ['country'],
    value: 'follower_count',
  }),
  ask('4', 'Most popular category of each age group', popularInAgeGroup, (row) => row.age_group.asc(), {
    title: 'Posts of the most popular category of each age group',
    label: ['age_group', 'category'],
    value: 'category_count',
  }),
  ask('5', 'Median follower count of each age group', followersByAgeGroup, (row) => row.age_group.asc(), {
    title: 'Median follower count by age group',
    label: ['age_group'],
    value: 'median_follower_count',
  }),
  ask('6', 'Users who joined in each year', usersJoined, (row) => row.post_year.asc(), {
    title: 'Users by the year in which they joined',
    label: ['post_year'],
    value: 'number_users_joined',
  }),
  ask('7', 'Median follower count by year of joining', followersByYear, (row) => row.post_year.asc(), {
    title: 'Median follower count by the year in which the user joined',
    label: ['post_year'],
    value: 'median_follower_count',
  }),
  ask(
    '8',
    'Median follower count by year of joining and age group',
    followersByYearAndAge,
    (row) => [row.age_group.asc(), row.post_year.asc()],
    {
      title: 'Median follower count by age group and the year in which the user joined',
      label: ['post_year'],
      value: 'median_follower_count',
      by: 'age_group',
    },
  ),
]
