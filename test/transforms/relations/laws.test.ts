import { type AnyQuery, query, type Table } from '@lockstep/schema'
import { answer, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRows } from '../../kit/compare/questions.js'
import { randomChoose } from '../../kit/draw/questions/choose.js'
import { laws } from '../../kit/draw/questions/laws.js'
import { questionRows, questionTables } from '../../kit/draw/questions/tables.js'

type Sources = Parameters<typeof answer>[1]

/** The rows of some answers, put together. */
const together = (of: readonly AnyQuery[], raw: Sources): readonly string[] =>
  of.flatMap((each) => answerRows(answer(each, raw), each)).toSorted()

const draw = fc.record({
  seed: fc.integer(),
  rows: fc.tuple(questionRows, questionRows, questionRows),
})

/** So many questions of each law, and so many draws of tables for each question: 100,000 cases and more in all. */
const perLaw = 70
const perQuestion = 100

describe('whatever the rows,', () => {
  it.each(laws.map((law) => [law.name, law] as const))('%s', (_, { sides }) => {
    const from = query('rows').from(questionTables[0] as Table<never>) as Parameters<typeof sides>[0]
    const tables = fc
      .sample(draw, { numRuns: perQuestion, seed: 7 })
      .map(({ rows }) =>
        Object.fromEntries(
          questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
        ),
      )
    for (let number = 0; number < perLaw; number++) {
      const [left, right] = sides(from, randomChoose(number))
      for (const [index, raw] of tables.entries())
        expect(together(left, raw), `question ${number}, tables ${index}`).toEqual(together(right, raw))
    }
  })
})
