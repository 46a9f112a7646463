import { sql } from '@lockstep/codegen'
import type { AnyTable } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { cleanRows, rowsOf, tableOfRows } from '@lockstep/transforms'
import { expect, it } from 'vitest'
import { geo, pin, user } from '../../examples/pinterest/index.js'
import { examplesBy, lastStepOf } from '../../packages/codegen/src/outputs/examples.js'
import { plainly, rows } from './live.js'

/** The examples that the notebook shows of a table, each with its column, and the table that makes them of their rows. */
const shownOf = (table: AnyTable) => ({
  step: lastStepOf(table),
  shown: [...examplesBy(cleanRows)(table)].flatMap(([column, examples]) =>
    examples.map(({ row, gives }) => ({ column, row, gives: gives.value })),
  ),
})

it.each(versions)('what the notebook shows of its rules is what Spark %s gives', async (version) => {
  const spark = await sparkOf(version)
  const all = [pin, geo, user].map(shownOf)
  const answers = await spark.evaluate({
    input: all.map(({ step, shown }) => ({
      name: step.name,
      schema: step.raw,
      table: tableOfRows(
        step,
        shown.map(({ row }) => row),
      ),
    })),
    queries: all.map(({ step }) => ({ sql: sql(step) })),
    setting: plainly,
  })
  for (const [index, { step, shown }] of all.entries()) {
    const cleaned = rowsOf(step, rows(answers[index]).table)
    expect(shown.length).toBeGreaterThan(1)
    expect(shown.map(({ column }, row) => Reflect.get(cleaned[row] ?? {}, column))).toEqual(
      shown.map(({ gives }) => gives),
    )
  }
})
