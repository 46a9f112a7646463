import { type AnyQuery, query, type Table } from '@lockstep/schema'
import { settings, sparkOf, versions } from '@lockstep/test'
import { answer, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askQuestions, questionDifference, rowLayouts } from '../kit/compare/questions.js'
import { nothing, record } from '../kit/compare/tally.js'
import type { DrawnQuestion } from '../kit/draw/questions/joins.js'
import { questionRows, questionTables } from '../kit/draw/questions/tables.js'
import { type AnyRow, called } from '../kit/draw/questions/values.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_130)

/** Columns of every kind that can be a key, an order or a vote: NaN, two zeros, nulls, texts beyond UTF-16 order among them. */
const keys = ['id', 'word', 'big', 'part', 'on', 'money', 'day', 'at'] as const

const [asked] = questionTables as readonly [Table<never>]

const rows = (name: string): DrawnQuestion => query(name).from(asked) as DrawnQuestion

/** One question each: what is asked by a key, and of another column. */
const ways: readonly ((key: string, by: string) => AnyQuery)[] = [
  (key, by) => called(rows('first'), 'distinctBy', key, { keep: 'first', by: (row: AnyRow) => row[by] }),
  (key, by) =>
    called(rows('last'), 'distinctBy', [key], {
      keep: 'last',
      by: (row: AnyRow) => [called(row[by], 'desc'), row.word],
    }),
  (key, by) =>
    called(rows('largest'), 'distinctBy', [...new Set([key, 'on'])], {
      keep: 'largest',
      by: (row: AnyRow) => row[by],
    }),
  (key, by) =>
    called(rows('filled'), 'fillDown', [...new Set([by, 'tags', 'part'])], {
      per: key,
      by: (row: AnyRow) => called(row.id, 'asc'),
    }),
  (key, by) => called(rows('filled_all'), 'fillDown', [key], { by: (row: AnyRow) => row[by] }),
  (key, by) =>
    rows('looked').select(((row: AnyRow) => ({
      ...row,
      next: called(called(row[by], 'fillUp'), 'over', { per: [row[key]], by: row.day }),
      first: called(called(row[by], 'firstNotNull'), 'over', { per: [row[key]], by: row.day }),
    })) as never),
  (key, by) => called(rows('voted_null'), 'voteOf', by, { per: key, ties: 'null' }),
  (key, by) => called(rows('voted_least'), 'voteOf', by, { per: key, ties: 'least' }),
  (key, by) => called(rows('voted_keep'), 'voteOf', by, { per: [key], ties: 'keep' }),
]

/** Each key meets every way once, and all other columns among them. */
const questions = (turn: number): readonly AnyQuery[] =>
  ways.flatMap((way, at) => {
    const key = keys[(turn + at) % keys.length] as string
    const by = keys[(turn + at + 1 + (turn % (keys.length - 1))) % keys.length] as string
    return [way(key, by)]
  })

describe.each(versions)('Spark %s keeps, fills and votes as we do', (version) => {
  it.each(Array.from({ length: 8 }, (_, turn) => turn))('turn %i of keys', async (turn) => {
    // Rows that are equal in every column are among them.
    const drawn = fc.sample(questionRows, { seed: seed + turn, numRuns: 5 }).flat()
    const raw = { [asked.name]: tableOfRows(asked, [...drawn, ...drawn.slice(0, 7)]) }
    const layout = rowLayouts[turn % rowLayouts.length] ?? 'as they are'
    const setting = {
      ...(settings[turn % settings.length] ?? settings[0]),
      codegen: turn < 2,
      others: { 'spark.sql.shuffle.partitions': layout === 'in three' ? '3' : '1' },
    }
    let cells = 0
    for (const { of, text, answer: given } of await askQuestions(
      questions(turn),
      raw,
      await sparkOf(version),
      setting,
      layout,
    )) {
      const ours = answer(of, raw)
      expect(questionDifference(of, ours, given), `seed ${seed}, turn ${turn}\n${text}`).toBe(null)
      cells += ours.numRows * ours.numCols
    }
    record({ ...nothing, settings: { [`rows by key, ${version}`]: cells }, cells })
    expect(cells).toBeGreaterThan(0)
  })
})
