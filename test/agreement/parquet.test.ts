import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { types } from '@lockstep/schema'
import { settings } from '@lockstep/test'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  encodeRowGroups,
  type ParquetCompression,
} from '../../packages/transforms/src/formats/parquet/encode.js'
import { readParquet, writeParquet, writeParts } from '../../packages/transforms/src/node/files/parquet.js'
import { differences } from '../kit/compare/compare.js'
import type { LiveQuery } from '../kit/spark/spark.js'
import { columnOf, edges, someTypes } from './draw.js'
import { ask, expectSame, interpreted, onEverySpark, rows, tableOf, type Whole } from './live.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
const newPath = (): string => join(folder, `${made++}.parquet`)

const everything: Whole = tableOf(
  someTypes.map((type, at) => ({ name: `c${at}`, type, cells: [...edges(type), null] })),
)

/** Tables of a few columns drawn at random. */
const drawn: fc.Arbitrary<Whole> = fc
  .array(columnOf, { minLength: 1, maxLength: 6 })
  .map((columns) => tableOf(columns.map((column, at) => ({ name: `c${at}`, ...column }))))
  .filter(({ table }) => table.numRows > 0)

/** Spark reads as if nothing were said of old dates, which it then takes as they are or refuses. */
const sparkReads = (path: string): LiveQuery => ({
  python: `read = spark.read.option('datetimeRebaseMode', 'EXCEPTION').parquet(${JSON.stringify(path)})`,
  output: 'read',
})

interface Written {
  readonly options?: Readonly<Record<string, string>>
  readonly settings?: Readonly<Record<string, string>>
}

/** Spark writes the table `t` as one file, with options and settings of its own for that time, and gives it back. */
const sparkWrites = (path: string, { options = {}, settings = {} }: Written): LiveQuery => ({
  python: [
    `settings = ${JSON.stringify(settings)}`,
    `before = {name: spark.conf.get(name) for name in settings}`,
    'try:',
    '    for name in settings: spark.conf.set(name, settings[name])',
    `    t.coalesce(1).write.options(**${JSON.stringify(options)}).parquet(${JSON.stringify(path)})`,
    'finally:',
    '    for name in settings: spark.conf.set(name, before[name])',
  ].join('\n'),
  output: 't',
})

const weRead = async (path: string): Promise<Table> => {
  const batches: RecordBatch[] = []
  for (const name of readdirSync(path)
    .filter((one) => one.endsWith('.parquet'))
    .sort())
    for await (const batch of readParquet(join(path, name), { batchRows: 7 })) batches.push(batch)
  return new Table(batches)
}

/** Expects that what Spark writes of a table are the cells that we read. */
const expectReadAlike = async (version: string, input: Whole, written: Written): Promise<void> => {
  const path = newPath()
  const [answer] = await ask(version, [sparkWrites(path, written)], { input })
  rows(answer)
  const back = await weRead(path)
  expect(differences(back, input.table, input.schema)).toMatchObject({ total: 0, differences: [] })
}

const int96 = { 'spark.sql.parquet.outputTimestampType': 'INT96' }
const milliseconds = { 'spark.sql.parquet.outputTimestampType': 'TIMESTAMP_MILLIS' }
const julian = {
  'spark.sql.parquet.datetimeRebaseModeInWrite': 'LEGACY',
  'spark.sql.parquet.int96RebaseModeInWrite': 'LEGACY',
}
const legacy = { 'spark.sql.parquet.writeLegacyFormat': 'true' }

const ways: readonly (readonly [string, Written])[] = [
  ['snappy', { options: { compression: 'snappy' } }],
  ['gzip', { options: { compression: 'gzip' } }],
  ['zstd', { options: { compression: 'zstd' } }],
  ['no compression', { options: { compression: 'none' } }],
  ['no dictionaries', { options: { 'parquet.enable.dictionary': 'false' } }],
  ['pages of version 2', { options: { 'parquet.writer.version': 'v2' } }],
  [
    'pages of version 2 without dictionaries',
    {
      options: { 'parquet.writer.version': 'v2', 'parquet.enable.dictionary': 'false', compression: 'zstd' },
    },
  ],
  ['small pages', { options: { 'parquet.page.size': '64', 'parquet.page.row.count.limit': '3' } }],
  ['the older layout of lists and decimals', { settings: legacy }],
  ['timestamps as INT96', { settings: int96 }],
]

onEverySpark((version) => {
  describe('Spark reads the Parquet that we write:', () => {
    test.each<ParquetCompression>(['snappy', 'gzip', 'zstd', 'uncompressed'])('%s', async (compression) => {
      const path = newPath()
      await writeParquet(path, everything.table.batches, { compression })
      const [answer] = await ask(version, [sparkReads(path)], { setting: interpreted })
      expect(expectSame(answer, everything)).toBeGreaterThan(500)
    })

    test('in any setting, from many row groups put together', async () => {
      const path = newPath()
      const { table } = everything
      const pieces = [0, 1, 5, 12, table.numRows].flatMap((from, at, all) =>
        at === 0 ? [] : [table.slice(all[at - 1], from)],
      )
      await writeParts(
        path,
        pieces.map((piece) => encodeRowGroups(piece.batches, { rowGroupRows: 4 })),
      )
      for (const setting of settings) {
        const [answer] = await ask(version, [sparkReads(path)], { setting })
        expectSame(answer, everything)
      }
    })

    test('tables drawn at random', async () => {
      await fc.assert(
        fc.asyncProperty(drawn, fc.integer({ min: 1, max: 50 }), async (whole, rowGroupRows) => {
          const path = newPath()
          await writeParquet(path, whole.table.batches, { rowGroupRows })
          const [answer] = await ask(version, [sparkReads(path)], { setting: interpreted })
          expectSame(answer, whole)
        }),
        { numRuns: 10, interruptAfterTimeLimit: 60_000 },
      )
    })
  })

  describe('we read the Parquet that Spark writes:', () => {
    test.each(ways)('%s', async (_, written) => {
      await expectReadAlike(version, everything, written)
    })

    test('tables drawn at random', async () => {
      await fc.assert(
        fc.asyncProperty(drawn, fc.constantFrom(...ways), async (whole, [, written]) => {
          await expectReadAlike(version, whole, written)
        }),
        { numRuns: 10, interruptAfterTimeLimit: 60_000 },
      )
    })

    test('instants in milliseconds, as Spark cuts them', async () => {
      const path = newPath()
      const instants = [0n, 1000n, -1000n, 1615717800123000n, -62135596800000000n, null]
      const input = tableOf([{ name: 'at', type: types.timestamp, cells: instants }])
      rows((await ask(version, [sparkWrites(path, { settings: milliseconds })], { input }))[0])
      expect(differences(await weRead(path), input.table, input.schema)).toMatchObject({ total: 0 })
    })

    test.each([
      ['dates', types.date, [11016, -200_000], {}],
      ['instants', types.timestamp, [1615717800123456n, -12219379200000001n], {}],
      ['instants as INT96', types.timestamp, [1615717800123456n, -12219379200000001n], int96],
    ])(
      '%s of the old calendar, where they are the same in both; else they are refused',
      async (_, type, cells, more) => {
        const written = { settings: { ...julian, ...more } }
        const [late] = [tableOf([{ name: 'at', type, cells: cells.slice(0, 1) }])]
        await expectReadAlike(version, late, written)
        const path = newPath()
        rows(
          (
            await ask(version, [sparkWrites(path, written)], {
              input: tableOf([{ name: 'at', type, cells }]),
            })
          )[0],
        )
        await expect(weRead(path)).rejects.toThrow('column at: dates before 1582')
      },
    )

    test('unless a page has another checksum than Spark wrote', async () => {
      const path = newPath()
      const input = tableOf([
        { name: 'n', type: types.long, cells: Array.from({ length: 500 }, (_, at) => BigInt(at * at)) },
      ])
      const plain = { options: { compression: 'none', 'parquet.enable.dictionary': 'false' } }
      rows((await ask(version, [sparkWrites(path, plain)], { input }))[0])
      const [name = ''] = readdirSync(path).filter((one) => one.endsWith('.parquet'))
      const bytes = new Uint8Array(readFileSync(join(path, name)))
      bytes[1000] = (bytes[1000] ?? 0) ^ 1
      await expect(readParquet(bytes).next()).rejects.toThrow(
        'column n: page 1 has another checksum than was written',
      )
    })
  })
})
