import { pyspark, sql } from '@lockstep/codegen'
import { outputFields } from '@lockstep/schema'
import { differences, settings, sparkOf, versions } from '@lockstep/test'
import { tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases/index.js'
import { unchanged } from '../kit/draw/select-table.js'

describe.each(versions)('Spark %s', (version) => {
  it.each(Object.entries(cases))('gives the answers of the cases: %s', async (_, some) => {
    const spark = await sparkOf(version)
    for (const { table, rows, operation } of some) {
      const expected = tableOfRows(unchanged('answers', outputFields(table)), rows)
      const input = [{ name: 'dirty', schema: table.raw, table: tableOfRows(table, rows) }]
      const queries = [
        { sql: sql(table, { input: 'dirty' }) },
        { python: pyspark(table, { input: 'dirty', output: 'answers' }), output: 'answers' },
      ]
      for (const setting of settings.slice(0, 2))
        for (const answer of await spark.evaluate({ input, queries, setting })) {
          if ('error' in answer) throw new Error(`${operation}: ${answer.error}: ${answer.message}`)
          expect(differences(expected, answer.table, outputFields(table)).differences, operation).toEqual([])
        }
    }
  })
})
