import { sparkOf, versions } from '@lockstep/test'
import { answer } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import {
  type AskedQuestion,
  askQuestions,
  questionDifference,
  type Spelled,
} from '../kit/compare/questions.js'
import { interpreted } from './live.js'
import { oddNames } from './odd-names.js'
import { oddSteps } from './odd-steps.js'
import { oddRows } from './odd-tables.js'

const all = [...oddNames, ...oddSteps].map(([, of]) => of)

const setting = {
  ...interpreted,
  others: { 'spark.sql.adaptive.enabled': 'false', 'spark.sql.shuffle.partitions': '1' },
}

describe.each(versions)('Spark %s answers odd questions as we do:', (version) => {
  // Odd names are asked in both texts of each Spark, odd steps in one of each.
  const way = (index: number): Spelled =>
    index < oddNames.length ? 'both' : (index + versions.indexOf(version)) % 2 === 0 ? 'sql' : 'pyspark'
  let asked: Promise<readonly AskedQuestion[]> | undefined
  it.each([...oddNames, ...oddSteps])('%s', async (_, of) => {
    asked ??= askQuestions(
      all,
      oddRows,
      await sparkOf(version),
      setting,
      'reversed',
      all.map((_, index) => way(index)),
    )
    const texts = (await asked).filter((each) => each.of === of)
    expect(texts.length).toBeGreaterThan(0)
    for (const { text, answer: given } of texts)
      expect(questionDifference(of, answer(of, oddRows), given), text).toBe(null)
  })
})
