import type { AnyQuery } from '@lockstep/schema'
import { sparkOf } from '@lockstep/test'
import { answer, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { questionDifference, questionInputs, textsOf } from '../kit/compare/questions.js'
import { randomChoose } from '../kit/draw/questions/choose.js'
import { everyQuestion } from '../kit/draw/questions/questions.js'
import { questionRows, questionTables } from '../kit/draw/questions/tables.js'
import { expectKilled, seeds } from '../mutants/killed.js'
import { wrongTexts } from '../mutants/questions/texts.js'
import { interpreted } from './live.js'

/** At most so many draws, of as many questions as the test of random questions has; it has 20 of each of two versions. */
const draws = 40
const about = 25

/** Texts that are asked in a draw, shared by the mistakes that are left: most are found by the first. */
const asked = 24

describe('random questions alone find', () => {
  it.each(seeds)('mistakes of printers and lowering, with seed %i', async (seed) => {
    const spark = await sparkOf('4.2.0')
    const left = new Map(Object.entries(wrongTexts))
    for (let draw = 0; draw < draws && left.size > 0; draw++) {
      const rows = fc.sample(questionRows, { seed: seed + draw, numRuns: questionTables.length })
      const raw = Object.fromEntries(
        questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
      )
      const questions = everyQuestion(about, randomChoose(seed + draw)).map((of) => ({
        of,
        sql: textsOf(of).sql,
      }))
      const each = Math.floor(asked / left.size)
      const wrong = [...left].flatMap(([name, [right, instead]]) =>
        questions
          .map(({ of, sql }) => ({ name, of, sql, text: sql.replace(right, instead) }))
          .filter(({ sql, text }) => sql !== text)
          .slice(0, each),
      )
      if (wrong.length === 0) continue
      const answers = await spark.evaluate({
        input: questionInputs(
          questions.map(({ of }) => of),
          raw,
          'as they are',
        ),
        queries: wrong.map(({ text }) => ({ sql: text })),
        setting: { ...interpreted, others: { 'spark.sql.adaptive.enabled': 'false' } },
      })
      for (const [index, { name, of }] of wrong.entries()) {
        const given = answers[index]
        if (given !== undefined && questionDifference(of as AnyQuery, answer(of, raw), given) !== null)
          left.delete(name)
      }
    }
    expectKilled(Object.keys(wrongTexts), [...left.keys()], seed)
  })
})
