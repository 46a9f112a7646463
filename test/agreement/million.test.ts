import type { AnyQuery } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { answer } from '@lockstep/transforms'
import { Table } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { questionBatches } from '../bench/data/questions.js'
import { nine } from '../bench/jobs/nine.js'
import { askQuestions, questionDifference } from '../kit/compare/questions.js'
import { comparesAll } from './live.js'

const rows = 1_000_000

/** The nine questions about a million generated posts: minutes, so only where all is compared. */
describe.runIf(comparesAll)('about a million posts', () => {
  it.each(versions)(
    'Spark %s answers the nine questions as we do, in SQL and PySpark',
    async (version) => {
      const raw = Object.fromEntries(
        (['posts', 'places', 'people'] as const).map((of) => [of, new Table([...questionBatches(of, rows)])]),
      )
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
