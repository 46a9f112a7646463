import { readFileSync } from 'node:fs'
import { type AnyTable, decimal, families, type Table, table } from '@lockstep/schema'
import { clean, cleanRows, rowsOf, tableOfRows } from '@lockstep/transforms'
import { prepare } from '@lockstep/transforms/prepare'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { geo, pin, user } from '../../../examples/pinterest/index.js'
import { loadEngine } from '../../../packages/transforms/src/engine/load.js'
import { loadFamily, loadFusion, loadRule } from '../../../packages/transforms/src/engine/loaders.js'
import { structures } from '../../../packages/transforms/src/fused/fusions.js'
import { ruleKernels } from '../../../packages/transforms/src/kernels/rules.js'

const sample = (name: string): readonly object[] =>
  readFileSync(new URL(`../../../examples/pinterest/sample/${name}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const raw = z.object({ text: z.string(), price: decimal(10, 2), count: z.int32(), many: z.int64() })
const rows = [
  { text: 'Stra\u00dfe', price: '1.50', count: 7, many: 8n },
  { text: '12.5', price: '-3.25', count: null, many: null },
]
const several = table('several', {
  raw,
  clean: (of) => ({
    upper: of.text.upper(),
    trimmed: of.text.trim(),
    cast: of.text.toDecimal(10, 2),
    words: of.price.toText(),
    sum: of.price.add(of.price),
    ints: of.count.add(of.count),
    whole: of.price.toInt(),
  }),
})
const whole = table('whole', { raw, clean: (of) => ({ sum: of.count.add(1), word: of.many.toText() }) })

/** The operations that are loaded for a table. */
const loadedFor = async (of: AnyTable): Promise<readonly string[]> =>
  Object.keys((await loadEngine(of)).meaning)

describe('the loaders', () => {
  it.each(Object.entries(families))('have a kernel for each operation of %s', async (family, lines) => {
    const own = await loadFamily[family as keyof typeof families]([])
    expect(Object.keys(own).sort()).toEqual(Object.keys(lines).sort())
  })

  it('have every rule with a kernel and every fused kernel', async () => {
    expect(Object.keys(loadRule).sort()).toEqual(Object.keys(ruleKernels).sort())
    expect(Object.keys(loadFusion)).toEqual(Object.keys(structures))
    for (const [rule, load] of Object.entries(loadRule)) expect(Object.keys(await load())).toContain(rule)
  })
})

describe('a prepared table', () => {
  it.each<[string, AnyTable, readonly object[]]>([
    ['pin', pin, sample('pin')],
    ['geo', geo, sample('geo')],
    ['user', user, sample('user')],
    ['several', several, rows],
    ['whole', whole, rows],
  ])('cleans %s as clean does', async (_, of, given) => {
    const input = tableOfRows(of, given)
    const expected = cleanRows(of as Table<object>, given)
    const prepared = await prepare(of as Table<object>)
    const batches = []
    for await (const batch of prepared.cleanBatches(input.batches)) batches.push(batch)
    expect(expected.length).toBeGreaterThan(1)
    expect(prepared.cleanRows(given)).toEqual(expected)
    expect(rowsOf(of as Table<object>, prepared.clean(input))).toEqual(expected)
    expect(batches.map(({ numRows }) => numRows)).toEqual([clean(of, input).numRows])
  })

  it('loads the families that its rules name, and no others', async () => {
    const names = await loadedFor(pin)
    expect(names).toContain('nullIf')
    expect(names).not.toContain('rlike')
    expect(names).not.toContain('tryCast')
    expect(await loadedFor(several)).toContain('upper')
    expect(await loadedFor(whole)).not.toContain('upper')
  })

  it('is one that table() made', async () => {
    await expect(prepare({} as typeof pin)).rejects.toThrow('prepare takes a table')
  })
})
