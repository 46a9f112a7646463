import { pyspark, sql } from '@lockstep/codegen'
import { deepest, type Operation, outputFields, Refusal, type Table } from '@lockstep/schema'
import { differences, type SparkRows, sparkOf, versions } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { chainTable, cutTable, nestable, nestedTable } from '../kit/draw/nest.js'
import { comparesAll } from './live.js'

const setting = { ansi: true, zone: 'UTC' }
const rows = [{ text: ' abc ' }, { text: '12' }, { text: '2021-05-16 13:34:56' }, { text: null }]

/**
 * That what is twice as deep is about twice as long, and never three times: text that doubled at each step would be
 * longer eight times or thirty-two. Indentation does not count.
 */
const linear = (texts: readonly string[], what: string, times = 3): void => {
  const [, few = 0, many = 0] = texts.map((text) => text.replace(/\s+/gu, ' ').length)
  expect(many, what).toBeLessThanOrEqual(few * times + 300)
}

/** An operation once, a few times within itself, and twice as often: ten deep, or six where more is refused. */
const nestedTables = (operation: Operation): readonly Table[] => {
  const nested = (few: number): readonly Table[] =>
    [1, few, 2 * few].map((depth) => nestedTable(operation, depth))
  try {
    return nested(5)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return nested(3)
  }
}

/** In a plan each step also names the columns that it hands on, at times all of those before it: four times, and never eight. */
const timesInPlans = 5

describe.each(nestable)('%s', (operation) => {
  it('nested twice as deep makes text that grows linearly', () => {
    const tables = nestedTables(operation)
    linear(
      tables.map((table) => sql(table)),
      'SQL',
    )
    linear(
      tables.map((table) => pyspark(table)),
      'PySpark',
    )
  })
})

describe.each(versions)('Spark %s', (version) => {
  // Each version plans half of them; `agree:all` has all on both.
  const own = nestable.filter(
    (_, index) => comparesAll || index % versions.length === versions.indexOf(version),
  )

  it.each(own)('optimises %s, nested, to a plan that grows linearly', async (operation) => {
    const spark = await sparkOf(version)
    const tables = nestedTables(operation)
    const [first] = tables
    if (first === undefined) throw new Error('no table')
    const table = tableOfRows(first, rows)
    const queries = tables.map((each) => ({ sql: sql(each) }))
    const answers = await spark.evaluate({
      input: [{ name: 'nested', schema: first.raw, table }],
      queries,
      setting,
      plan: true,
    })
    const plans = answers.map((answer) => {
      if ('error' in answer) throw new Error(`${answer.error}: ${answer.message}`)
      if (answer.optimised === undefined) throw new Error('no plan')
      return answer.optimised
    })
    linear(plans, 'the optimised plan', timesInPlans)
  })

  it.each([
    ['operations on text', chainTable(deepest)],
    ['timestamps cut by a clock', cutTable(deepest)],
  ])(`runs a rule of %s, chained ${deepest} deep, in both spellings`, async (_, chain) => {
    const spark = await sparkOf(version)
    const table = tableOfRows(chain, rows)
    const queries = [
      { sql: sql(chain) },
      { python: pyspark(chain, { output: 'cleaned' }), output: 'cleaned' },
    ]
    const answers = await spark.evaluate({
      input: [{ name: 'chain', schema: chain.raw, table }],
      queries,
      setting,
    })
    for (const answer of answers) {
      if ('error' in answer) throw new Error(`${answer.error}: ${answer.message}`)
      const { table: spark }: SparkRows = answer
      expect(differences(clean(chain, table), spark, outputFields(chain)).differences).toEqual([])
    }
  })
})
