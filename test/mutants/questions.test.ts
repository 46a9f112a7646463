import type { AnyQuery } from '@lockstep/schema'
import { answer, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { answerRows } from '../kit/compare/questions.js'
import { randomChoose } from '../kit/draw/questions/choose.js'
import { everyQuestion } from '../kit/draw/questions/questions.js'
import { questionRows, questionTables } from '../kit/draw/questions/tables.js'
import { expectKilled, seeds } from './killed.js'
import { wrongKernels } from './questions/kernels.js'
import { mistaken, wrongSteps } from './questions/steps.js'

/** As many questions as the agreement test of random ones asks. */
const draws = 20
const about = 25

interface AskedQuestion {
  readonly of: AnyQuery
  readonly raw: Parameters<typeof answer>[1]
  readonly rows: readonly string[]
}

const asked = new Map<number, readonly AskedQuestion[]>()

/** The questions of a seed, and our answers to them. */
const questionsOf = (seed: number): readonly AskedQuestion[] => {
  const known = asked.get(seed)
  if (known !== undefined) return known
  const made = Array.from({ length: draws }, (_, draw) => {
    const rows = fc.sample(questionRows, { seed: seed + draw, numRuns: questionTables.length })
    const raw = Object.fromEntries(
      questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
    )
    return everyQuestion(about, randomChoose(seed + draw)).map((of) => ({
      of,
      raw,
      rows: answerRows(answer(of, raw), of),
    }))
  }).flat()
  asked.set(seed, made)
  return made
}

/** Whether one question of a seed has another answer than a wrong engine's. */
const isFound = (seed: number, wrong: (asked: AskedQuestion) => readonly string[]): boolean =>
  questionsOf(seed).some((each) => wrong(each).join('\n') !== each.rows.join('\n'))

describe('random questions alone find', () => {
  it.each(Object.entries(wrongSteps))('a step that is wrong: %s', (name, wrong) => {
    for (const seed of seeds) {
      const found = isFound(seed, ({ of, raw }) => answerRows(answer(mistaken(of, wrong), raw), of))
      expectKilled([name], found ? [] : [name], seed)
    }
  })

  it.each(Object.entries(wrongKernels))('a kernel that is wrong: %s', (name, withWrong) => {
    for (const seed of seeds) {
      const found = isFound(seed, ({ of, raw }) => withWrong(() => answerRows(answer(of, raw), of)))
      expectKilled([name], found ? [] : [name], seed)
    }
  })
})
