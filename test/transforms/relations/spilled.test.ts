import { answer, openRowStore, type Spill, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRows } from '../../kit/compare/questions.js'
import { randomChoose } from '../../kit/draw/questions/choose.js'
import { everyQuestion } from '../../kit/draw/questions/questions.js'
import { questionRows, questionTables } from '../../kit/draw/questions/tables.js'

type Sources = Parameters<typeof answer>[1]

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_201)

/** Tables in batches of 2 rows, so that some rows are there before and some come after others were put aside. */
const sourcesOf = (own: number): Sources => {
  const rows = fc.sample(questionRows, { seed: own, numRuns: questionTables.length })
  return Object.fromEntries(
    questionTables.map((table, index) => {
      const whole: Table = tableOfRows(table, rows[index] ?? [])
      const parts = Array.from({ length: Math.ceil(whole.numRows / 2) }, (_, part) =>
        whole.slice(part * 2, part * 2 + 2),
      )
      const [first = whole, ...others] = parts
      return [table.name, first.concat(...others)]
    }),
  )
}

describe('a question gives the same rows where its rows are put aside', () => {
  it.each([0, 1_000])(
    'beyond %i bytes a step',
    (bytes) => {
      let opened = 0
      let open = 0
      const spill: Spill = {
        bytes,
        store: () => {
          opened++
          open++
          const store = openRowStore()
          return {
            ...store,
            close: () => {
              open--
              store.close()
            },
          }
        },
      }
      let rows = 0
      for (let draw = 0; draw < 40; draw++) {
        const own = seed + draw
        const sources = sourcesOf(own)
        for (const [number, of] of everyQuestion(10, randomChoose(own)).entries()) {
          const expected = answerRows(answer(of, sources), of)
          const told = `seed ${own}, question ${number}`
          expect(answerRows(answer(of, sources, { spill }), of), told).toEqual(expected)
          rows += expected.length
        }
      }
      expect(rows).toBeGreaterThan(1_000)
      expect(opened).toBeGreaterThan(200)
      expect(open).toBe(0)
    },
    120_000,
  )
})
