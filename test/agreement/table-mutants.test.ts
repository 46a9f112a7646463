import { sql } from '@lockstep/codegen'
import { type AnyTable, outputFields } from '@lockstep/schema'
import { drawn, hintsOf, lay, sparkOf } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { differences, typeDifferences } from '../kit/compare/compare.js'
import { dealtRules } from '../kit/draw/rules.js'
import type { Answer } from '../kit/spark/spark.js'
import { withUndeclared } from '../kit/spark/undeclared.js'
import { expectKilled, seeds } from '../mutants/killed.js'
import { wrongTableTexts } from '../mutants/table-texts.js'
import { draw } from './drawn.js'
import { interpreted } from './live.js'

const rows = 120

/** All operations are dealt out so many times, the second time only for what the first has not found. */
const rounds = [0, 500]

/** Whether Spark gives another table than the kernels: an error is one, too. */
const isFound = (table: AnyTable, ours: ReturnType<typeof clean>, answer: Answer | undefined): boolean => {
  if (answer === undefined) return false
  if ('error' in answer) return true
  const fields = outputFields(table)
  return (
    typeDifferences(answer.schema, fields).length > 0 || differences(ours, answer.table, fields).total > 0
  )
}

/** Which of some mistakes no random table of a seed finds. */
const survivors = async (seed: number): Promise<readonly string[]> => {
  const spark = await sparkOf('4.2.0')
  const left = new Map(Object.entries(wrongTableTexts))
  for (const table of rounds.flatMap((round) => dealtRules(seed + round, draw.tables, draw.size))) {
    if (left.size === 0) break
    const right = sql(table, { input: 'dirty' })
    const wrong = [...left]
      .map(([name, [from, to]]) => [name, right.replace(from, to)] as const)
      .filter(([, text]) => text !== right)
    if (wrong.length === 0) continue
    const [value] = fc.sample(drawn(table.raw, hintsOf(table), rows, 1), { seed, numRuns: 1 })
    if (value === undefined) continue
    const answers = await spark.evaluate({
      input: [{ name: 'dirty', ...withUndeclared(table.raw, tableOfRows(table, value.rows), [table]) }],
      queries: [{ sql: right }, ...wrong.map(([, text]) => ({ sql: text }))],
      setting: { ...interpreted, ansi: true },
    })
    const ours = clean(table, lay(table, value))
    if (isFound(table, ours, answers[0])) throw new Error(`seed ${seed}: the right text differs\n${right}`)
    for (const [index, [name]] of wrong.entries())
      if (isFound(table, ours, answers[index + 1])) left.delete(name)
  }
  return [...left.keys()]
}

describe('random rules alone find', () => {
  it.each(seeds)('mistakes in the text of a table, with seed %i', async (seed) => {
    expectKilled(Object.keys(wrongTableTexts), await survivors(seed), seed)
  })
})
