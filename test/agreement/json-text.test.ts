import { type Operation, parseJson, parseJsonEntries, type Table, table, types } from '@lockstep/schema'
import { add, agree, differences, nothing, settings, sparkOf, type Tally } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { askSpark } from '../kit/compare/ask.js'
import { drawnTables } from '../kit/draw/rules.js'
import { jsonLine } from '../transforms/formats/json/json-lines.js'
import { everyType, jsonValues } from '../transforms/formats/json/json-values.js'
import { zodObject, zodOf } from '../transforms/formats/json/zod-of.js'
import { rows as answered, onEverySpark } from './live.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_128)

const raw = z.object({ text: z.string() })

/** A text read as an object of all types, and as one of each. */
const parsed = table('parsed', {
  raw,
  clean: ({ text }) => ({
    every: parseJson(text, zodObject(everyType)),
    deep: parseJson(text, zodObject(everyType.slice(-3))),
    texts: parseJson(text, z.array(z.string())),
    entries: parseJsonEntries(text, z.string()),
    pairs: parseJsonEntries(text, zodOf(everyType.at(-2)?.type ?? types.text)),
    numbers: parseJsonEntries(text, z.float64()),
  }),
}) as Table

const oneByOne = table('one_by_one', {
  raw,
  clean: ({ text }) =>
    Object.fromEntries(
      everyType.map(({ name, type }) => [name, parseJson(text, z.object({ v: zodOf(type) })).field('v')]),
    ),
}) as Table

const lossy = (line: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)

/** Exponents of which Spark is busy for minutes: it computes that power of ten. */
const slow = /[eE][-+]?0*[1-9]\d{5,9}(?!\d)/

const values = jsonValues.filter((value) => !slow.test(value))

const corpus = values.map((value) => `{"v":${value},"after":1}`)

const drawn = fc.sample(jsonLine(everyType).map(lossy), { seed, numRuns: 3_000 })

const odd = [
  ...[
    '',
    ' ',
    'null',
    '5',
    '"x"',
    '[]',
    '[{"v":1}]',
    '{}',
    ' \t\r\n{"v":1}',
    '{"v":1} x',
    '{"v":1}}',
    '{"v":1',
  ],
  ...[
    '\ufeff{}',
    '\u00a0{}',
    '\u000b{}',
    '\u0000{}',
    '{}\u0000',
    '{"v":1\u0000}',
    '["a", 1.5, null]',
    '["a"',
    '[1]}',
  ],
  ...[
    "{'v':1}",
    '{v:1}',
    '{"v":1,}',
    '{,"v":1}',
    '{"v" 1}',
    '{"v":1 2}',
    '{"corrupt":"x"}',
    '{"_v":1,"text":"_"}',
  ],
  ...[998, 999, 1000].map((depth) => `{"v":${'['.repeat(depth)}${']'.repeat(depth)}}`),
  ...[1000, 1001].map((digits) => `{"v":${'1'.repeat(digits)},"int":1}`),
  ...[999, 1000].map((digits) => `{"v":1.${'1'.repeat(digits)},"int":1}`),
  `{"${'n'.repeat(49_999)}":1,"int":1}`,
  `{"text":"${'long '.repeat(5_000)}","int":1}`,
]

const proves = async (version: string, of: Table, texts: readonly string[]): Promise<number> => {
  const spark = await sparkOf(version)
  const given = {
    schema: of.raw,
    table: tableOfRows(
      of,
      texts.map((text) => ({ text })),
    ),
  }
  const ours = clean(of, given.table)
  let cells = 0
  for (const setting of settings.slice(0, 2))
    for (const [text, answer] of (await askSpark(of, given, spark, setting)).answers) {
      const { table } = answered(answer)
      const found = differences(
        ours,
        table,
        of.relation.columns.map(({ name, type }) => ({ name, type })),
      )
      const [first] = found.differences
      expect(
        found.differences.map((difference) => ({ ...difference, text: texts[difference.row ?? 0] })),
        `${text}, ${first?.column}`,
      ).toEqual([])
      cells += found.cells
    }
  return cells
}

onEverySpark((version) => {
  test('reads JSON in text just as we do: every value into every type', async () => {
    expect(await proves(version, oneByOne, corpus)).toBeGreaterThan(80_000)
  })

  test('texts drawn at random, and what is no object', async () => {
    expect(await proves(version, parsed, [...odd, ...corpus, ...drawn])).toBeGreaterThan(30_000)
  })
})

const about: readonly Operation[] = [
  'parseJson',
  'parseJsonEntries',
  'toJson',
  'getField',
  'namedStruct',
  'transform',
  'concat',
]

describe('JSON in random rules', () => {
  let tally: Tally = nothing

  test.each(
    fc.sample(drawnTables(24, about), { seed, numRuns: 2 }).map((table, index) => [index, table] as const),
  )(`agrees: table %i of seed ${seed}`, async (index, table) => {
    tally = add(
      tally,
      await agree(table, { seed: seed + index, runs: 1, rows: 300, settings: settings.slice(0, 2) }),
    )
  })

  test('was compared', () => {
    expect(tally.operations.parseJson?.cells).toBeGreaterThan(1_000)
    expect(tally.operations.parseJsonEntries?.cells).toBeGreaterThan(1_000)
    expect(tally.operations.toJson?.cells).toBeGreaterThan(1_000)
  })
})
