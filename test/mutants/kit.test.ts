import {
  type AnyTable,
  nodesOf,
  type Operation,
  outputsOf,
  seal,
  table,
  tableFrom,
  types,
} from '@lockstep/schema'
import { type AgreeOptions, agree, type Clean, DisagreementError, settings, versions } from '@lockstep/test'
import { clean, cleanWith, kernels } from '@lockstep/transforms'
import { DataType } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Kernels, onTexts, textColumn } from './by-hand.js'
import { interpreted, type Lie, standIns } from './stand-in.js'

const raw = z.object({ name: z.string(), flag: z.boolean(), count: z.int32() })

const plainly = table('plainly', { raw, clean: (raw) => ({ name: raw.name.trim(), flag: raw.flag }) })
/** Rules in which what is outside hides what is inside. */
const hidden = table('hidden', { raw, clean: (raw) => ({ known: raw.name.trim().isNull() }) })
const sieved = table('sieved', {
  raw,
  clean: (raw) => ({ flag: raw.flag, name: raw.name }),
  where: (row) => row.flag,
})
const once = table('once', { raw, clean: (raw) => ({ flag: raw.flag }), distinct: true })
const hiddenSieve = table('hidden_sieve', {
  raw,
  clean: (raw) => ({ name: raw.name, count: raw.count }),
  where: (row) => row.name.trim().isNotNull(),
})
const first = table('first', { raw, clean: (raw) => ({ name: raw.name.trim(), flag: raw.flag }) })
const second = tableFrom('second', { from: first, clean: (row) => ({ name: row.name.upper() }) })

const everywhere: AgreeOptions = { seed: 1, runs: 3, rows: 40, shrink: false }

const run = (of: AnyTable, lie?: Lie, options?: AgreeOptions, kernels?: Clean) =>
  agree(of, { ...everywhere, ...options, ...standIns(lie, kernels) })

/** The kernels, one of which puts a mark behind each text. */
const marking = (operation: 'trim' | 'upper'): Clean =>
  cleanWith({
    ...kernels,
    [operation]: (...[, of]: Parameters<Kernels['trim']>) =>
      onTexts([of], (cells = []) => textColumn(cells.map((cell) => (cell === null ? null : `${cell}!`)))),
  })

/** The kernels, without one kind of step where it is the last one of a table. */
const without =
  (step: 'where' | 'distinct'): Clean =>
  (table, input) => {
    const { relation: last } = table
    return clean(last.relation === step ? seal({ ...table, relation: last.inputs[0] }) : table, input)
  }

const turned: Clean = (table, input) => {
  const cleaned = clean(table, input)
  return cleaned.numRows < 2 ? cleaned : cleaned.slice(1).concat(cleaned.slice(0, 1))
}

const wrongTrim = marking('trim')

/** What is told where, about a table, and how it is looked for. */
type Told = readonly [place: string, of: AnyTable, lie: Lie, options?: AgreeOptions]

/** Each lie is told in one place alone, so that a kit that does not look there lets it pass. */
const lies: readonly Told[] = [
  ['in SQL', plainly, { clean: wrongTrim, where: ({ text }) => text === 'sql' }],
  ['in PySpark', plainly, { clean: wrongTrim, where: ({ text }) => text === 'pyspark' }],
  ...settings.map(
    (setting): Told => [
      `with ANSI ${setting.ansi ? 'on' : 'off'} in ${setting.zone}`,
      plainly,
      {
        clean: wrongTrim,
        where: (asked) => asked.setting.ansi === setting.ansi && asked.setting.zone === setting.zone,
      },
    ],
  ),
  ...versions.map(
    (version): Told => [
      `on Spark ${version}`,
      plainly,
      { clean: wrongTrim, where: (asked) => asked.version === version },
    ],
  ),
  [
    'without generated code',
    plainly,
    { clean: wrongTrim, where: ({ setting }) => setting.codegen === false },
    { runs: 10 },
  ],
  ['about what stands inside of a rule', hidden, { clean: wrongTrim }],
  ['about what stands inside of where', hiddenSieve, { clean: wrongTrim }],
  ['about the second of two tables', second, { clean: marking('upper') }],
  ['about the first of two tables', second, { clean: wrongTrim }],
  ['about the rows that where keeps', sieved, { clean: without('where') }],
  ['about the rows that distinct keeps', once, { clean: without('distinct') }],
  [
    'about the order of rows',
    sieved,
    { clean: turned, where: ({ table }) => table.relation.relation === 'where' },
  ],
  [
    'about the type of a column',
    plainly,
    { fields: (fields) => fields.map((field) => ({ ...field, type: types.int })) },
  ],
  [
    'about the name of a column',
    plainly,
    { fields: (fields) => fields.map((field) => ({ ...field, name: 'other' })) },
  ],
  ['by throwing', plainly, { error: 'out of order' }],
  ['about code, which it did not generate', plainly, { plan: interpreted }],
]

describe('a Spark that lies', () => {
  for (const [place, of, lie, options] of lies)
    it(`${place} is found`, async () => {
      await expect(run(of, lie, options)).rejects.toBeInstanceOf(DisagreementError)
    })
})

const layoutOf: readonly (readonly [string, (type: DataType) => boolean])[] = [
  ['Utf8', DataType.isUtf8],
  ['LargeUtf8', DataType.isLargeUtf8],
  ['Utf8View', DataType.isUtf8View],
  ['a dictionary', DataType.isDictionary],
]

describe('kernels that are wrong', () => {
  it.each(layoutOf)('only where text is laid as %s are found', async (_, is) => {
    const wrong: Clean = (of, input) =>
      (input.schema.fields.some(({ type }) => is(type)) ? wrongTrim : clean)(of, input)
    await expect(run(plainly, {}, { runs: 20 }, wrong)).rejects.toBeInstanceOf(DisagreementError)
  })

  it('only for the second batch are found', async () => {
    const wrong: Clean = (of, input) => (input.batches.length > 1 ? wrongTrim : clean)(of, input)
    await expect(run(plainly, {}, { runs: 20 }, wrong)).rejects.toBeInstanceOf(DisagreementError)
  })

  it('only on real records are found', async () => {
    const wrong: Clean = (of, input) =>
      (input.getChildAt(0)?.get(0) === 'Real Name' ? wrongTrim : clean)(of, input)
    const records = [{ name: 'Real Name', flag: true, count: 1 }]
    await expect(run(plainly, {}, { records }, wrong)).rejects.toBeInstanceOf(DisagreementError)
  })
})

describe('a Spark that tells the truth', () => {
  it.each([plainly, hidden, sieved, once, hiddenSieve, second])('agrees on $name', async (of) => {
    expect((await run(of, {}, { runs: 10 })).differences).toBe(0)
  })
})

const deep = table('deep', {
  raw,
  clean: (raw) => ({
    name: raw.name.trim(),
    size: raw.name.reverse().upper().length(),
    count: raw.count.add(1),
  }),
  where: (row) => row.name.lower().isNotNull(),
})

const has =
  (operation: Operation): NonNullable<Lie['where']> =>
  ({ table }) =>
    nodesOf(outputsOf(table).map(({ node }) => node)).some((node) => node.operation === operation)

describe('a Spark that throws', () => {
  it.each(['trim', 'reverse', 'upper', 'length', 'tryAdd', 'lower'] as const)(
    'for %s is found, and the operation is named',
    async (operation) => {
      const found = await run(deep, { error: 'out of order', where: has(operation) }).catch((error) => error)
      expect(found).toBeInstanceOf(DisagreementError)
      expect(found.message).toContain(`do not agree on ${operation} (`)
      expect(found.message).toContain('out of order')
      expect(found.disagreements[0]?.node?.operation).toBe(operation)
    },
  )
})

describe('a Spark whose code would be longer than Java allows', () => {
  const error = 'Code of method "project_doConsume_0$(LGeneratedClass;)V" grows beyond 64 KB'

  it('is asked to interpret, which is told', async () => {
    const where: Lie['where'] = ({ setting, text }) => setting.codegen !== false && text === 'sql'
    const tally = await run(plainly, { error, where })
    expect(tally.differences).toBe(0)
    expect(tally.tooLong).toBeGreaterThan(0)
  })

  it('is found where it lies all the same', async () => {
    const lie: Lie = { error, where: ({ setting }) => setting.codegen !== false, otherwise: wrongTrim }
    await expect(run(plainly, lie)).rejects.toBeInstanceOf(DisagreementError)
  })
})
