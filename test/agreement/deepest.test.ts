import { pyspark, sql } from '@lockstep/codegen'
import { type Operation, outputFields, type Table } from '@lockstep/schema'
import { differences, sparkOf, versions } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { deepestTable, nestable } from '../kit/draw/nest.js'
import type { LiveQuery } from '../kit/spark/spark.js'
import { comparesAll } from './live.js'

const setting = { ansi: true, zone: 'UTC' }
const rows = [{ text: ' abc ' }, { text: '12' }, { text: null }]

/** Whose deepest rule Spark once did not answer: its stack was too small for it, or its planner's time doubled with each. */
const tooDeepOnce: readonly Operation[] = ['initcap', 'coalesce', 'array', 'toJson', 'urlDecode']

/** What Spark gives for an operation that is nested as deep as a rule may be. */
const expectSame = async (
  version: string,
  operation: Operation,
  queriesOf: (rules: Table) => readonly LiveQuery[],
): Promise<void> => {
  const rules = deepestTable(operation)
  const table = tableOfRows(rules, rows)
  const spark = await sparkOf(version)
  const input = [{ name: 'nested', schema: rules.raw, table }]
  for (const answer of await spark.evaluate({ input, queries: queriesOf(rules), setting })) {
    if ('error' in answer) throw new Error(`${answer.error}: ${answer.message}`)
    expect(differences(clean(rules, table), answer.table, outputFields(rules)).differences).toEqual([])
  }
}

describe('Spark 4.2.0 plans and runs in SQL', () => {
  it.each(tooDeepOnce)('%s, nested as deep as a rule may be', (operation) =>
    expectSame('4.2.0', operation, (rules) => [{ sql: sql(rules) }]),
  )
})

/** Each of them takes Spark up to minutes: in PySpark, each step analyses all before it anew. */
describe.runIf(comparesAll).each(versions)('Spark %s plans and runs', (version) => {
  it.each(nestable)('%s, nested as deep as a rule may be, in both spellings', (operation) =>
    expectSame(version, operation, (rules) => [
      { sql: sql(rules) },
      { python: pyspark(rules, { output: 'cleaned' }), output: 'cleaned' },
    ]),
  )
})
