import { type AnyQuery, count, query } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { answer } from '@lockstep/transforms'
import { Table } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { people, places, posts, questionBatches } from '../bench/data/questions.js'
import { nine } from '../bench/jobs/nine.js'
import { askQuestions, questionDifference } from '../kit/compare/questions.js'
import { comparesAll } from './live.js'

const rows = 1_000_000

const rawTables = (): Readonly<Record<string, Table>> =>
  Object.fromEntries(
    (['posts', 'places', 'people'] as const).map((of) => [of, new Table([...questionBatches(of, rows)])]),
  )

const most = query('most')
  .from(posts)
  .join(places, { on: 'ind' })
  .groupBy('country', 'poster_name')
  .aggregate((row) => ({ posts: count(), followers: row.follower_count.max() }))

const tied = most
  .topPer('country', (row) => row.followers.desc())
  .groupBy('country')
  .aggregate(() => ({ first: count() }))
  .where((row) => row.first.greaterThan(1n))

const alone = most.where((row) => row.posts.equals(1n))

const even = query('even')
  .from(posts)
  .join(people, { on: 'ind' })
  .groupBy('age')
  .aggregate((row) => ({ known: row.follower_count.count() }))
  .where((row) => row.known.remainder(2n).equals(0n))

/** The nine questions about a million generated posts: minutes, so only where all is compared. */
describe.runIf(comparesAll)('about a million posts', () => {
  it('are ties, groups of one, and medians of even numbers', () => {
    const raw = rawTables()
    for (const of of [tied, alone, even]) expect(answer(of, raw).numRows).toBeGreaterThan(0)
  })

  it.each(versions)(
    'Spark %s answers the nine questions as we do, in SQL and PySpark',
    async (version) => {
      const raw = rawTables()
      const spark = await sparkOf(version)
      const setting = { ansi: version === '4.2.0', zone: 'America/New_York' }
      for (const { table } of nine) {
        const of = table as AnyQuery
        const ours = answer(of, raw)
        expect(ours.numRows, of.name).toBeGreaterThan(0)
        for (const asked of await askQuestions([of], raw, spark, setting, 'in a file'))
          expect(questionDifference(of, ours, asked.answer), `${of.name}\n${asked.text}`).toBe(null)
      }
    },
    1_800_000,
  )
})
