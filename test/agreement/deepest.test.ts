import { pyspark, sql } from '@lockstep/codegen'
import { type Operation, operations, outputFields } from '@lockstep/schema'
import { differences, sparkOf, versions } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { deepestTable } from '../kit/draw/nest.js'
import { comparesAll } from './live.js'

const names = (Object.keys(operations) as Operation[]).filter(
  (operation) => !['column', 'variable', 'literal', 'getField'].includes(operation),
)
const setting = { ansi: true, zone: 'UTC' }
const rows = [{ text: ' abc ' }, { text: '12' }, { text: null }]

/** Each of them takes Spark up to a minute: in PySpark, each step analyses all before it anew. */
describe.runIf(comparesAll).each(versions)('Spark %s plans and runs', (version) => {
  it.each(names)('%s, nested as deep as a rule may be, in both spellings', async (operation) => {
    const rules = deepestTable(operation)
    const table = tableOfRows(rules, rows)
    const queries = [
      { sql: sql(rules) },
      { python: pyspark(rules, { output: 'cleaned' }), output: 'cleaned' },
    ]
    const spark = await sparkOf(version)
    const input = [{ name: 'nested', schema: rules.raw, table }]
    for (const answer of await spark.evaluate({ input, queries, setting })) {
      if ('error' in answer) throw new Error(`${answer.error}: ${answer.message}`)
      expect(differences(clean(rules, table), answer.table, outputFields(rules)).differences).toEqual([])
    }
  })
})
