import { columnNode, type Node, node, outputsOf, parsePattern, types } from '@lockstep/schema'
import { agree, versions } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../kit/compare/compare.js'
import { nothing, record } from '../kit/compare/tally.js'
import { chanceFrom } from '../kit/draw/chance.js'
import { acceptedPattern, patternCase, replacementFor } from '../kit/draw/pattern.js'
import { drawnSource } from '../kit/draw/pattern-source.js'
import { selectTable } from '../kit/draw/select-table.js'
import { subjectsOf } from '../kit/draw/subjects.js'
import { ask, comparesAll, rows } from './live.js'
import { answered, asked, question, rowOf, type Tried } from './many-patterns.js'

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

/** How many patterns are tried on how many texts each, and how many of them in one query. */
const many = { patterns: comparesAll ? 20_000 : 1_000, texts: 100, together: 500 }

/** The least share of drawn sources that must be accepted, and of texts that must match. */
const least = { accepted: 0.6, found: 0.3 }

const sources = fc.sample(drawnSource, { seed, numRuns: Math.ceil(many.patterns / least.accepted) })
const patterns = sources.flatMap((source) => acceptedPattern(source) ?? [])
const share = patterns.length / sources.length

const tried = (part: number): readonly Tried[] =>
  patterns
    .slice(0, many.patterns)
    .slice(part, part + many.together)
    .map((pattern, index) => {
      const drawnBy = seed + part + index
      const [replacement = null] = fc.sample(replacementFor(pattern), { seed: drawnBy, numRuns: 1 })
      return { pattern, replacement, subjects: subjectsOf(pattern, many.texts, chanceFrom(drawnBy)) }
    })

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`

it(`of ${sources.length} sources of accepted constructs, 60 % are accepted, or more`, () => {
  console.info(`patterns accepted: ${percent(share)} of ${sources.length}`)
  expect(share).toBeGreaterThan(least.accepted)
})

it(`finds, cuts out, counts, splits at and replaces ${many.patterns} patterns in ${many.texts} texts each as Sparks do, seed ${seed}`, async () => {
  let [cells, found, texts] = [0, 0, 0]
  for (let part = 0; part < many.patterns; part += many.together) {
    const some = tried(part)
    const [ours, input] = [answered(some), asked(some)]
    const answers = await Promise.all(versions.map((version) => ask(version, [{ sql: question }], { input })))
    for (const [answer] of answers) {
      const compared = differences(ours.table, rows(answer).table, ours.schema)
      expect(compared.differences.map((each) => ({ ...each, of: rowOf(some, each.row ?? 0) }))).toEqual([])
      cells += compared.cells
    }
    texts += ours.table.numRows
    found += ours.table.getChild('found')?.toArray().filter(Boolean).length ?? 0
  }
  record({ ...nothing, settings: { 'patterns on both': cells }, cells })
  console.info(
    `${many.patterns} patterns, ${texts} texts, ${percent(found / texts)} with a match, ${cells} cells, 0 differences`,
  )
  expect(texts).toBe(many.patterns * many.texts)
  expect(found / texts).toBeGreaterThan(least.found)
}, 3_600_000)
