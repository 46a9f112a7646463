import {
  type Bool,
  count,
  type Long,
  type Present,
  type Query,
  query,
  type Row,
  rank,
  type Text,
  table,
} from '@lockstep/schema'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import type {
  countryOfTopPoster,
  followersByAgeGroup,
  followersByYear,
  followersByYearAndAge,
  popularInAgeGroup,
  popularInCountry,
  popularInYear,
  topPosterInCountry,
  usersJoined,
} from '../../examples/pinterest/index.js'

describe('the nine questions', () => {
  it('have rows of these types', () => {
    expectTypeOf<Row<typeof popularInCountry>>().toEqualTypeOf<{
      readonly country: string | null
      readonly category: string | null
      readonly category_count: bigint
    }>()
    expectTypeOf<Row<typeof popularInYear>>().toEqualTypeOf<{
      readonly post_year: number | null
      readonly category: string | null
      readonly category_count: bigint
    }>()
    expectTypeOf<Row<typeof topPosterInCountry>>().toEqualTypeOf<{
      readonly country: string | null
      readonly poster_name: string | null
      readonly follower_count: number | null
    }>()
    expectTypeOf<Row<typeof countryOfTopPoster>>().toEqualTypeOf<{
      readonly country: string | null
      readonly follower_count: number | null
    }>()
    expectTypeOf<Row<typeof popularInAgeGroup>>().toEqualTypeOf<{
      readonly age_group: string | null
      readonly category: string | null
      readonly category_count: bigint
    }>()
    expectTypeOf<Row<typeof followersByAgeGroup>>().toEqualTypeOf<{
      readonly age_group: string | null
      readonly median_follower_count: number | null
    }>()
    expectTypeOf<Row<typeof usersJoined>>().toEqualTypeOf<{
      readonly post_year: number | null
      readonly number_users_joined: bigint
    }>()
    expectTypeOf<Row<typeof followersByYear>>().toEqualTypeOf<{
      readonly post_year: number | null
      readonly median_follower_count: number | null
    }>()
    expectTypeOf<Row<typeof followersByYearAndAge>>().toEqualTypeOf<{
      readonly age_group: string | null
      readonly post_year: number | null
      readonly median_follower_count: number | null
    }>()
  })
})

const posts = table('posts', {
  raw: z.object({ id: z.int32(), word: z.string(), likes: z.int64() }),
  clean: (raw) => ({ id: raw.id.greatest(0), word: raw.word.coalesce(''), likes: raw.likes }),
})
const places = table('places', {
  raw: z.object({ id: z.int32(), town: z.string() }),
  clean: (raw) => ({ id: raw.id, town: raw.town.coalesce('') }),
})

type Columns<Q> = Q extends Query<infer C> ? C : never

describe('null-ness', () => {
  it('follows joins: what may have no partner may be null, and keys that met are not', () => {
    const inner = query('q').from(posts).join(places, { on: 'id' })
    expectTypeOf<Row<typeof inner>>().toEqualTypeOf<{
      readonly id: number
      readonly word: string
      readonly likes: bigint | null
      readonly town: string
    }>()
    const left = query('q').from(posts).leftJoin(places, { on: 'id' })
    expectTypeOf<Row<typeof left>['town']>().toEqualTypeOf<string | null>()
    const right = query('q').from(posts).rightJoin(places, { on: 'id' })
    expectTypeOf<Pick<Row<typeof right>, 'word' | 'town'>>().toEqualTypeOf<{
      readonly word: string | null
      readonly town: string
    }>()
    const full = query('q').from(posts).fullJoin(places, { on: 'id' })
    expectTypeOf<Pick<Row<typeof full>, 'word' | 'town'>>().toEqualTypeOf<{
      readonly word: string | null
      readonly town: string | null
    }>()
  })

  it('follows aggregates: of a group there is a row, and of all rows there may be none', () => {
    const groups = query('q')
      .from(posts)
      .groupBy('id')
      .aggregate((row) => ({ first: row.word.min(), some: row.word.min().where(row.likes.equals(1n)) }))
    expectTypeOf<Pick<Row<typeof groups>, 'first' | 'some'>>().toEqualTypeOf<{
      readonly first: string
      readonly some: string | null
    }>()
    const all = query('q')
      .from(posts)
      .aggregate((row) => ({ first: row.word.min(), rows: count() }))
    expectTypeOf<Row<typeof all>>().toEqualTypeOf<{ readonly first: string | null; readonly rows: bigint }>()
  })

  it('follows windows: a frame may be empty, and a row has no row before it', () => {
    const beside = query('q')
      .from(posts)
      .select((row) => ({
        place: rank().over({ by: row.id }),
        least: row.word.min().over({ per: [row.id] }),
        ahead: row.word.min().over({ by: row.id, rows: [1, 2] }),
        before: row.word.lag().over({ by: row.id }),
      }))
    expectTypeOf<Row<typeof beside>>().toEqualTypeOf<{
      readonly place: number
      readonly least: string
      readonly ahead: string | null
      readonly before: string | null
    }>()
  })

  it('follows repairs: a filled column is as null as it was, and a vote may have no winner', () => {
    const repaired = query('q')
      .from(posts)
      .distinctBy(['id', 'word'], { keep: 'last', by: (row) => [row.likes.desc(), row.id] })
      .fillDown(['likes', 'word'], { per: 'id', by: (row) => row.id })
      .select((row) => ({
        id: row.id,
        word: row.word,
        likes: row.likes,
        next: row.likes.fillUp().over({ by: row.id }),
        first: row.word.firstNotNull().over({ per: [row.id], by: row.likes }),
      }))
    expectTypeOf<Row<typeof repaired>>().toEqualTypeOf<{
      readonly id: Row<typeof posts>['id']
      readonly word: string
      readonly likes: bigint | null
      readonly next: bigint | null
      readonly first: string
    }>()
    const voted = repaired.voteOf('word', { per: ['id', 'likes'], ties: 'null' })
    expectTypeOf<Row<typeof voted>['word']>().toEqualTypeOf<string | null>()
    expectTypeOf<Row<typeof voted>['first']>().toEqualTypeOf<string>()
  })

  it('is kept by a step behind a table', () => {
    const next = query('q')
      .from(posts)
      .select((row) => ({ word: row.word, isLong: row.word.length().greaterThan(3), likes: row.likes }))
    expectTypeOf<Columns<typeof next>>().toEqualTypeOf<{
      readonly word: Text<Present>
      readonly isLong: Bool<Present>
      readonly likes: Long
    }>()
  })
})
