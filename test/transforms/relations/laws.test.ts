import { type AnyQuery, query, type Table } from '@lockstep/schema'
import { answer, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { answerRows } from '../../kit/compare/questions.js'
import { eachDraw, togetherInTables } from '../../kit/draw/questions/apart.js'
import { randomChoose } from '../../kit/draw/questions/choose.js'
import { type Law, laws } from '../../kit/draw/questions/laws.js'
import { questionRows, questionTables } from '../../kit/draw/questions/tables.js'

type Sources = Parameters<typeof answer>[1]

/** The rows of some answers, put together. */
const together = (of: readonly AnyQuery[], raw: Sources): readonly string[] =>
  of.flatMap((each) => answerRows(answer(each, raw), each)).toSorted()

const begin = query('rows').from(questionTables[0] as Table<never>) as Parameters<Law['sides']>[0]

/** Draws of rows for the three tables. */
const drawsOf = (many: number, seed: number) =>
  fc.sample(fc.tuple(questionRows, questionRows, questionRows), { numRuns: many, seed })

/** A case is a law about drawn columns, and drawn rows of each table. */
let cases = 0

const named = laws.map((law) => [law.name, law] as const)

describe('whatever the rows,', () => {
  const questions = 8
  const tables = drawsOf(100, 7).map((rows) =>
    Object.fromEntries(
      questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
    ),
  )
  it.each(named)('%s', (_, { sides }) => {
    for (let number = 0; number < questions; number++) {
      const [left, right] = sides(begin, randomChoose(number))
      for (const [index, raw] of tables.entries())
        expect(together(left, raw), `question ${number}, tables ${index}`).toEqual(together(right, raw))
    }
    cases += questions * tables.length
  })
})

/**
 * The rows of many draws stand in one table, with the number of their draw, and each step is of each draw by itself. So a case costs
 * a few rows, and no question of its own.
 */
describe('whatever the rows of each draw,', () => {
  const questions = 30
  const draws = 200
  const tables = Array.from({ length: 10 }, (_, index) => togetherInTables(drawsOf(draws, 100 + index)))
  it.each(named)('%s', (_, { sides }) => {
    for (let number = 0; number < questions; number++) {
      const [left, right] = sides(begin, randomChoose(1000 + number))
      const raw = tables[number % tables.length] ?? {}
      const [expected, got] = [left, right].map((side) => together(side.map(eachDraw), raw))
      expect(expected?.length, `question ${number}`).toBeGreaterThan(0)
      // The rows themselves are told of the first that differs: there are thousands.
      const at = expected?.findIndex((row, index) => row !== got?.[index]) ?? -1
      expect(got?.[at], `question ${number}, row ${at}`).toBe(expected?.[at])
      expect(got?.length, `question ${number}`).toBe(expected?.length)
    }
    cases += questions * draws
  })
})

afterAll(() => expect(cases).toBeGreaterThanOrEqual(100_000))
