import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Field, types } from '@lockstep/schema'
import { writeCsv } from '@lockstep/transforms'
import { Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { LiveQuery } from '../kit/spark/spark.js'
import { allNullable, typeFields } from '../kit/spark/spark-schema.js'
import { type Drawn, tableOf, writable } from '../transforms/formats/csv/csv-tables.js'
import { edges } from './draw.js'
import { ask, expectSame, tableOf as filled, onEverySpark } from './live.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-write-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

const layouts = [{}, { sep: ';', quote: "'" }, { sep: '\t' }, { nullValue: 'no-cell' }] as const

interface Way {
  readonly layout: (typeof layouts)[number]
  readonly packed: boolean
}

let files = 0

/** Writes a table, and gives a query by which Spark reads it. */
const writtenFor = async ({ fields, batches }: Drawn, { layout, packed }: Way): Promise<LiveQuery> => {
  const path = join(folder, `${files++}.csv${packed ? '.gz' : ''}`)
  const only = fields.length === 1 ? { nullValue: 'no-cell' } : {}
  await writeCsv(path, batches, { ...layout, ...only })
  const quote = 'quote' in layout ? layout.quote : '"'
  const options = Object.entries({
    ...layout,
    header: 'true',
    multiLine: 'true',
    escape: quote,
    charToEscapeQuoteEscaping: quote,
    nullValue: 'no-cell',
    mode: 'FAILFAST',
  }).map(([name, value]) => `.option(${JSON.stringify(name)}, ${JSON.stringify(value)})`)
  const schema = JSON.stringify(allNullable({ type: 'struct', fields: typeFields(fields) }))
  return {
    python: `import json\nread = spark.read.schema(T.StructType.fromJson(json.loads(${JSON.stringify(schema)})))${options.join('')}.csv(${JSON.stringify(path)})`,
    output: 'read',
  }
}

const expectAllSame = async (
  version: string,
  tables: readonly (readonly [Drawn, Way])[],
): Promise<number> => {
  const queries: LiveQuery[] = []
  for (const [table, way] of tables) queries.push(await writtenFor(table, way))
  const answers = await ask(version, queries)
  return tables
    .map(([{ fields, batches }], index) =>
      expectSame(answers[index], { schema: fields, table: new Table([...batches]) }),
    )
    .reduce((sum, cells) => sum + cells, 0)
}

const way: fc.Arbitrary<Way> = fc.record({ layout: fc.constantFrom(...layouts), packed: fc.boolean() })

const kinds: readonly Field[] = [...writable, { name: 'tiny', type: types.decimal(38, 38) }]

onEverySpark((version) => {
  describe('reads the CSV that we write:', () => {
    test('every kind of value', async () => {
      const { schema, table } = filled(
        kinds.map((field) => ({ ...field, cells: [null, ...edges(field.type)] })),
      )
      const drawn = { fields: schema, batches: table.batches }
      const ways = layouts.map((layout) => [drawn, { layout, packed: false }] as const)
      expect(await expectAllSame(version, ways)).toBeGreaterThan(1000)
    })

    test('tables drawn at random', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(tableOf(writable, 1), way), { minLength: 60, maxLength: 60 }),
          async (tables) => {
            await expectAllSame(version, tables)
          },
        ),
        { numRuns: Number(process.env.LOCKSTEP_CSV_RUNS ?? 1), endOnFailure: true },
      )
    })
  })
})
