import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decimal, type Field, type Table, table } from '@lockstep/schema'
import { agree, settings } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { unchanged } from '../kit/draw/select-table.js'
import { allNullable, typeFields } from '../kit/spark/spark-schema.js'
import { everyType, hasText } from '../transforms/formats/json/json-values.js'
import { jsonValue, scalars } from '../transforms/rows/row-values.js'
import { ask, expectSame, onEverySpark } from './live.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-rows-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rawTable = (fields: readonly Field[]): Table => unchanged('raw', fields)

/** The values for a column: Spark 3.5 writes text anew of what is no string, so that only strings are the same there. */
const rowOf = (version: string, value: unknown): object =>
  Object.fromEntries(
    everyType
      .filter(({ type }) => !version.startsWith('3.') || !hasText(type) || typeof value === 'string')
      .map(({ name }) => [name, value]),
  )

onEverySpark((version) => {
  const expectRows = async (rows: readonly object[]): Promise<number> => {
    const path = join(folder, `${version}-${rows.length}.json`)
    writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'))
    const schema = JSON.stringify(allNullable({ type: 'struct', fields: typeFields(everyType) }))
    const [answer] = await ask(version, [
      {
        python: `import json\nread = spark.read.schema(T.StructType.fromJson(json.loads(${JSON.stringify(schema)}))).json(${JSON.stringify(path)})`,
        output: 'read',
      },
    ])
    return expectSame(answer, { schema: everyType, table: tableOfRows(rawTable(everyType), rows) })
  }

  test("rows of plain objects have the cells that Spark's JSON reader gives of their text", async () => {
    const values = scalars.flatMap((value) => [value, [value], [1, value], { x: value, y: value }])
    expect(await expectRows(values.map((value) => rowOf(version, value)))).toBeGreaterThan(3000)
  })

  test('so have drawn ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(jsonValue, { minLength: 200, maxLength: 300 }), async (values) => {
        await expectRows(values.map((value) => rowOf(version, value)))
      }),
      { numRuns: 3 },
    )
  })
})

test('agree compares the numbers of records, and not nulls in their place', async () => {
  const prices = table('prices', {
    raw: z.object({ price: decimal(3, 1), year: z.string() }),
    clean: (raw) => ({ price: raw.price, year: raw.year.toInt() }),
  })
  const seen: unknown[] = []
  await agree(prices, {
    records: [{ price: 6.1, year: 1776 }],
    runs: 1,
    rows: 1,
    versions: ['4.2.0'],
    settings: settings.slice(0, 1),
    clean: (rules, input) => {
      seen.push(...(input.getChild('year') ?? []), ...Array.from(input.getChild('price') ?? [], String))
      return clean(rules, input)
    },
  })
  expect(seen).toEqual(expect.arrayContaining(['1776', '61']))
})
