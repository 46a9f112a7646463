import { type ColumnTable, desc, op } from 'arquero'

/** What a job does to its inputs, by name. */
export type ArqueroRule = (inputs: Readonly<Record<string, ColumnTable>>) => ColumnTable

/** An input that is there. */
export const given = (input: ColumnTable | undefined): ColumnTable => {
  if (input === undefined) throw new Error('there is no such input')
  return input
}

const first = (rows: ColumnTable, per: string, by: string): ColumnTable =>
  rows
    .groupby(per)
    .derive({ most: `op.max(d.${by})` })
    .ungroup()
    .filter(`d.${by} === d.most || (d.${by} == null && d.most == null)`)
    .select(rows.columnNames())
    .reify()

const ageGroup = `(d) => d.age === null || d.age < 18 ? null : d.age < 25 ? '18-24' : d.age < 36 ? '25-35' : d.age < 51 ? '36-50' : '50+'`

const year = (name: string): string => `(d) => op.utcyear(d.${name})`

const between: ArqueroRule = ({ posts, people }) =>
  given(posts)
    .join(given(people), 'ind')
    .derive({ age_group: ageGroup, post_year: year('date_joined') })
    .filter('d.post_year >= 2015 && d.post_year <= 2020')

const topPosters: ArqueroRule = ({ posts, places }) =>
  first(
    given(posts)
      .join(given(places), 'ind')
      .filter('d.follower_count !== null')
      .groupby('country', 'poster_name')
      .rollup({ follower_count: op.max('follower_count') }),
    'country',
    'follower_count',
  )

const joinBy =
  (key: string): ArqueroRule =>
  ({ posts, places }) =>
    given(posts).join(given(places), key).select('follower_count', 'timestamp').reify()

const countsBy =
  (...by: readonly string[]): ArqueroRule =>
  ({ posts }) =>
    given(posts)
      .groupby(...by)
      .rollup({ posts: op.count(), most: op.max('follower_count') })

const median = { median_follower_count: op.median('follower_count') }

/** What each question is in Arquero. */
export const arqueroQuestions: Readonly<Record<string, ArqueroRule>> = {
  'join-ind': joinBy('ind'),
  'join-far': joinBy('far'),
  'join-unique_id': joinBy('unique_id'),
  'group-few': countsBy('category'),
  'group-many': countsBy('poster_name'),
  'group-two-keys': countsBy('category', 'poster_name'),
  'group-medians': ({ posts }) =>
    given(posts)
      .groupby('poster_name')
      .rollup({ middle: op.median('follower_count') }),
  'top-per': ({ posts }) =>
    first(given(posts).select('ind', 'poster_name', 'follower_count'), 'poster_name', 'follower_count'),
  sort: ({ posts }) =>
    given(posts)
      .select('ind', 'poster_name', 'follower_count')
      .orderby(desc('follower_count'), 'ind')
      .reify(),
  'question-1': ({ posts, places }) =>
    first(
      given(posts)
        .join(given(places), 'ind')
        .groupby('country', 'category')
        .rollup({ category_count: op.count() }),
      'country',
      'category_count',
    ),
  'question-2': ({ posts, places }) =>
    first(
      given(posts)
        .join(given(places), 'ind')
        .derive({ post_year: year('timestamp') })
        .filter('d.post_year >= 2018 && d.post_year <= 2022')
        .groupby('post_year', 'category')
        .rollup({ category_count: op.count() }),
      'post_year',
      'category_count',
    ),
  'question-3': topPosters,
  'question-3b': (inputs) =>
    topPosters(inputs)
      .select('country', 'follower_count')
      .dedupe()
      .derive({ most: 'op.max(d.follower_count)' })
      .filter('d.follower_count === d.most')
      .select('country', 'follower_count')
      .reify(),
  'question-4': ({ posts, people }) =>
    first(
      given(posts)
        .join(given(people), 'ind')
        .derive({ age_group: ageGroup })
        .filter('d.age_group !== null')
        .groupby('age_group', 'category')
        .rollup({ category_count: op.count() }),
      'age_group',
      'category_count',
    ),
  'question-5': ({ posts, people }) =>
    given(posts)
      .join(given(people), 'ind')
      .derive({ age_group: ageGroup })
      .filter('d.age_group !== null')
      .groupby('age_group')
      .rollup(median),
  'question-6': ({ people }) =>
    given(people)
      .select('user_name', 'age', 'date_joined')
      .dedupe()
      .derive({ post_year: year('date_joined') })
      .filter('d.post_year >= 2015 && d.post_year <= 2020')
      .groupby('post_year')
      .rollup({ number_users_joined: op.count() }),
  'question-7': (inputs) => between(inputs).groupby('post_year').rollup(median),
  'question-8': (inputs) =>
    between(inputs).filter('d.age_group !== null').groupby('age_group', 'post_year').rollup(median),
}
