import { questionPyspark, questionSql } from '@lockstep/codegen'
import { type AnyQuery, count, outputFields, query } from '@lockstep/schema'
import { cells, settings, sparkOf, versions } from '@lockstep/test'
import { answer, clean, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { geo, pin, user } from '../../examples/pinterest/index.js'
import { everyQuestion, questionRows, questionTables, randomChoose } from '../kit/draw/questions.js'
import { comparesAll } from './live.js'
import { records } from './records.js'

const tables = [pin, geo, user]

const topPosters = query('top_posters')
  .from(pin)
  .join(geo, { on: 'ind' })
  .where((row) => row.follower_count.isNotNull())
  .groupBy('country', 'poster_name')
  .aggregate((row) => ({ follower_count: row.follower_count.max() }))
  .topPer('country', (row) => row.follower_count.desc())

const questions: readonly AnyQuery[] = [
  query('popular_in_country')
    .from(pin)
    .join(geo, { on: 'ind' })
    .groupBy('country', 'category')
    .aggregate(() => ({ category_count: count() }))
    .topPer('country', (row) => row.category_count.desc()),
  topPosters,
  query('country_of_top_poster')
    .from(topPosters)
    .select((row) => ({ country: row.country, follower_count: row.follower_count }))
    .distinct()
    .top((row) => row.follower_count.desc()),
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
    .antiJoin(user, { on: 'ind' })
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

/** A table's rows as text, in the order of that text: without an order of the question's, rows have none. */
const rowsOf = (table: Table, of: AnyQuery): readonly string[] => {
  const columns = cells(table, outputFields(of))
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map(({ cells }) => String(cells[row])).join('\t'),
  )
  return of.relation.relation === 'limit' || of.relation.relation === 'sort' ? rows : rows.toSorted()
}

describe.each(versions)('Spark %s answers as we do:', (version) => {
  it.each(questions.map((of) => [of.name, of] as const))('%s', async (_, of) => {
    const raw = Object.fromEntries(
      await Promise.all(tables.map(async (table) => [table.name, await records(table)] as const)),
    )
    const input = tables.map((table) => ({
      name: `clean_${table.name}`,
      schema: outputFields(table),
      table: clean(table, raw[table.name] as Table),
    }))
    const ours = rowsOf(answer(of, raw), of)
    const spark = await sparkOf(version)
    const python = { python: questionPyspark(of, { output: 'answer' }), output: 'answer' }
    for (const setting of settings.slice(0, 2)) {
      const answers = await spark.evaluate({ input, queries: [{ sql: questionSql(of) }, python], setting })
      for (const given of answers) {
        if ('error' in given) throw new Error(`${given.error}: ${given.message}`)
        expect(rowsOf(given.table, of)).toEqual(ours)
      }
    }
    expect(ours.length).toBeGreaterThan(0)
  })
})

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_129)

/** So many draws of tables, and so many questions about each. */
const draws = comparesAll ? 100 : 2
const about = comparesAll ? 100 : 15

describe.each(versions)('Spark %s answers random questions as we do:', (version) => {
  it.each(Array.from({ length: draws }, (_, draw) => draw))(`draw %i of seed ${seed}`, async (draw) => {
    const rows = fc.sample(questionRows, { seed: seed + draw, numRuns: questionTables.length })
    const raw = Object.fromEntries(
      questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
    )
    const input = questionTables.map((table) => ({
      name: `clean_${table.name}`,
      schema: outputFields(table),
      table: clean(table, raw[table.name] as Table),
    }))
    const asked = everyQuestion(about, randomChoose(seed + draw))
    const texts = asked.flatMap((of) => [
      { sql: questionSql(of) },
      { python: questionPyspark(of, { output: 'answer' }), output: 'answer' },
    ])
    const spark = await sparkOf(version)
    const answers = await spark.evaluate({ input, queries: texts, setting: settings[draw % 2 === 0 ? 0 : 1] })
    for (const [index, given] of answers.entries()) {
      const of = asked[index >> 1] as AnyQuery
      const shown = index % 2 === 0 ? questionSql(of) : questionPyspark(of)
      if ('error' in given) throw new Error(`${given.error}: ${given.message}\n${shown}`)
      expect(
        rowsOf(given.table, of),
        `${shown}\n${JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`,
      ).toEqual(rowsOf(answer(of, raw), of))
    }
  })
})
