import { answer, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRows } from '../../kit/compare/questions.js'
import { lay } from '../../kit/draw/lay.js'
import { randomChoose } from '../../kit/draw/questions/choose.js'
import { everyQuestion } from '../../kit/draw/questions/questions.js'
import { questionRows, questionTables } from '../../kit/draw/questions/tables.js'
import { type DrawnRow, layouts } from '../../kit/draw/rows.js'

const draw = fc.record({
  seed: fc.nat(),
  rows: fc.tuple(questionRows, questionRows, questionRows),
  layout: layouts,
})

describe('a question', () => {
  it('has one answer, however the rows lie: in batches of any size, in dictionaries, behind others', () => {
    fc.assert(
      fc.property(draw, ({ seed, rows, layout }) => {
        const plain = Object.fromEntries(
          questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
        )
        const laid = Object.fromEntries(
          questionTables.map((table, index) => [
            table.name,
            lay(table, { rows: (rows[index] ?? []) as readonly DrawnRow[], layout }),
          ]),
        )
        for (const of of everyQuestion(5, randomChoose(seed)))
          expect(answerRows(answer(of, laid), of)).toEqual(answerRows(answer(of, plain), of))
      }),
      { numRuns: 100 },
    )
  })

  it('has one answer, in whatever order the rows come', () => {
    fc.assert(
      fc.property(draw, ({ seed, rows }) => {
        const [one, other] = [false, true].map((isTurned) =>
          Object.fromEntries(
            questionTables.map((table, index) => {
              const own = rows[index] ?? []
              return [table.name, tableOfRows(table, isTurned ? own.toReversed() : own)]
            }),
          ),
        )
        for (const of of everyQuestion(5, randomChoose(seed)))
          expect(answerRows(answer(of, other ?? {}), of)).toEqual(answerRows(answer(of, one ?? {}), of))
      }),
      { numRuns: 100 },
    )
  })
})
