import { columnNode, type Node, node, outputsOf, parsePattern, types } from '@lockstep/schema'
import { agree } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternCase } from '../kit/draw/pattern.js'
import { selectTable } from '../kit/draw/select-table.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_123)
const text = columnNode({ name: 'text', type: types.text })

/** A table of drawn patterns: does it match, what are its groups, what becomes of a text when it is replaced. */
const tables = fc
  .sample(fc.array(patternCase, { minLength: 12, maxLength: 12 }), { seed, numRuns: 4 })
  .map((cases) => {
    const nodes = cases.flatMap(({ pattern, replacement }) => [
      node('rlike', [text], { pattern }) as Node,
      ...Array.from(
        { length: pattern.groups + 1 },
        (_, group) => node('regexpExtract', [text], { pattern, group }) as Node,
      ),
      ...(replacement === null ? [] : [node('regexpReplace', [text], { pattern, replacement }) as Node]),
    ])
    const columns = [...new Set(nodes)].map((of, index) => ({ name: `pattern_${index}`, node: of }))
    return selectTable('patterns', [{ name: 'text', type: types.text }], columns)
  })

describe('drawn patterns', () => {
  it.each(tables.map((table, index) => [index, table] as const))(
    `agree with Java on texts near them: table %i of seed ${seed}`,
    async (_, table) => {
      const tally = await agree(table, { seed, runs: 1, rows: 600 })
      expect(tally.cells).toBeGreaterThan(10_000)
    },
  )

  it('come back from their source', () => {
    for (const table of tables)
      for (const { node } of outputsOf(table))
        if (node.operation !== 'rule' && 'pattern' in node.constants)
          expect(parsePattern(new RegExp(node.constants.pattern.source, 'u'))).toBe(node.constants.pattern)
  })
})
