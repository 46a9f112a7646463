import { type AnyQuery, count, query } from '@lockstep/schema'
import { settings, sparkOf, versions } from '@lockstep/test'
import { answer } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { geo, pin, user } from '../../examples/pinterest/index.js'
import { askQuestions, questionDifference, rowLayouts } from '../kit/compare/questions.js'
import { records } from './records.js'

const tables = [pin, geo, user]

/** What the nine questions of the example do not ask. */
const questions: readonly AnyQuery[] = [
  query('medians')
    .from(pin)
    .leftJoin(user, { on: 'ind' })
    .groupBy('category')
    .aggregate((row) => ({
      posts: count(),
      middle: row.follower_count.median(),
      all: row.follower_count.sum(),
      people: row.user_name.countDistinct(),
      known: row.user_name.count(),
      old: row.age.greaterThan(40).countIf(),
      first: row.user_name.min(),
      last: row.date_joined.max(),
    }))
    .orderBy((row) => [row.posts.desc(), row.category.asc()])
    .limit(7),
  query('whole')
    .from(user)
    .aggregate((row) => ({ people: count(), middle: row.age.median(), sum: row.age.sum() })),
  query('strangers')
    .from(pin)
    .antiJoin(
      query('grown')
        .from(user)
        .where((row) => row.age.greaterThan(30)),
      { on: 'ind' },
    )
    .select((row) => ({ ind: row.ind, title: row.title })),
  query('friends')
    .from(pin)
    .semiJoin(user, { on: 'ind' })
    .groupBy('category')
    .aggregate(() => ({ posts: count() })),
  query('both')
    .from(pin)
    .select((row) => ({ ind: row.ind, name: row.poster_name }))
    .unionAll(
      query('people')
        .from(user)
        .select((row) => ({ name: row.user_name, ind: row.ind })),
    )
    .groupBy('name')
    .aggregate((row) => ({ rows: count(), first: row.ind.min() })),
]

describe.each(versions)('Spark %s answers as we do:', (version) => {
  it.each(questions.map((of) => [of.name, of] as const))('%s', async (_, of) => {
    const raw = Object.fromEntries(
      await Promise.all(tables.map(async (table) => [table.name, await records(table)] as const)),
    )
    const ours = answer(of, raw)
    for (const [index, setting] of settings.slice(0, 2).entries()) {
      const layout = rowLayouts[index + 1] ?? 'as they are'
      for (const asked of await askQuestions([of], raw, await sparkOf(version), setting, layout))
        expect(questionDifference(of, ours, asked.answer), asked.text).toBe(null)
    }
    expect(ours.numRows).toBeGreaterThan(0)
  })
})
