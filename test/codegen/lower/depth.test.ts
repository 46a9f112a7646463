import { outputsOf, walk } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { lower } from '../../../packages/codegen/src/lower/index.js'
import { partsOf, type Spark } from '../../../packages/codegen/src/spark/expression.js'
import { deepestTable, nestable } from '../../kit/draw/nest.js'

/** Spark 4.2.0 runs out of stack at 750 calls within one another. */
const mostCalls = 450

const isCall = ({ kind }: Spark): boolean => !['column', 'literal', 'plain', 'variable'].includes(kind)

/** The most calls within one another that Spark plans as one expression: it keeps apart what is used more than once. */
const callsOf = (root: Spark): number => {
  const uses = new Map<Spark, number>()
  walk<Spark, void>(partsOf, (of) => {
    for (const part of partsOf(of)) uses.set(part, (uses.get(part) ?? 0) + 1)
  })(root)
  const seen: number[] = []
  walk<Spark, number>(partsOf, (of, parts) => {
    const calls = Math.max(0, ...parts) + (isCall(of) ? 1 : 0)
    seen.push(calls)
    return (uses.get(of) ?? 0) > 1 ? 0 : calls
  })(root)
  return Math.max(...seen)
}

describe(`a rule as deep as may be is at most ${mostCalls} of Spark's calls within one another:`, () => {
  it.each(nestable)('%s', (operation) => {
    const calls = outputsOf(deepestTable(operation)).map(({ node }) => callsOf(lower()(node)))
    expect(Math.max(...calls)).toBeLessThanOrEqual(mostCalls)
  })
})
