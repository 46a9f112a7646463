import { sql } from '@lockstep/codegen'
import { type AnyTable, everyRow, type Field, outputFields } from '@lockstep/schema'
import { cells, type Drawn, drawn, hintsOf, lay, settings, sparkOf, versions } from '@lockstep/test'
import { clean, cleanBatches, rowsOf, tableOfRows } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { geo, pin, user } from '../../examples/pinterest/index.js'
import { openWorkers } from '../../packages/transforms/src/node/threads/threads.js'
import { cases } from '../cases/index.js'
import { fromCells } from '../kit/arrow/plain.js'
import { differences } from '../kit/compare/compare.js'
import { alone } from '../kit/compare/probe.js'
import type { DrawnRow } from '../kit/draw/rows.js'
import { drawnTables } from '../kit/draw/rules.js'
import { unchanged } from '../kit/draw/select-table.js'
import { comparesAll } from './live.js'
import { records } from './records.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_124)

const threads = openWorkers(2)
afterAll(() => threads.close())

/** A batch size, and rows enough for more than one such batch; there are as many as are given, where that is more. */
const sizes = [
  { batch: 1, rows: 3 },
  { batch: 7, rows: 20 },
  { batch: 1_024, rows: 2_500 },
  { batch: 65_536, rows: 66_000 },
] as const

const ways = (['utf8', 'dictionary'] as const).flatMap((text) =>
  (['one thread', 'threads'] as const).map((by) => ({ text, by })),
)

type Way = (typeof ways)[number]

/** The same again and again, so many in all. */
const repeated = <T>(few: readonly T[], count: number): readonly T[] =>
  Array.from({ length: Math.ceil(count / few.length) }, () => few)
    .flat()
    .slice(0, count)

/** The rows of a table again and again, so many in all. */
const repeatedTable = (table: Table, fields: readonly Field[], count: number): Table =>
  fromCells(
    cells(table, fields).map(({ cells }) => repeated(cells, count)),
    fields,
    count,
  )

const cleanedBy = async (table: AnyTable, laid: Table, by: Way['by']): Promise<Table> => {
  if (by === 'one thread') return clean(table, laid)
  const batches: RecordBatch[] = []
  for await (const batch of cleanBatches(table, laid.batches, { threads })) batches.push(batch)
  return new Table(batches)
}

/** What a table must give, and who says so. */
interface Expected {
  readonly by: string
  readonly answer: Table
}

/** What each Spark gives. */
const bySpark = (table: AnyTable, rows: readonly DrawnRow[]): Promise<readonly Expected[]> => {
  const input = [{ name: 'dirty', schema: table.raw, table: tableOfRows(table, rows) }]
  return Promise.all(
    versions.map(async (version) => {
      const spark = await sparkOf(version)
      const [answer] = await spark.evaluate({
        input,
        queries: [{ sql: sql(table, { input: 'dirty' }) }],
        setting: settings[0],
      })
      if (answer === undefined || 'error' in answer) throw new Error(answer?.message ?? 'no answer')
      return { by: `Spark ${version}`, answer: answer.table }
    }),
  )
}

/** What one thread gives of one plain batch: `cases.test.ts` holds that of cases equal to both Sparks. */
const inOneBatch = async (table: AnyTable, rows: readonly DrawnRow[]): Promise<readonly Expected[]> => [
  { by: 'one batch', answer: clean(table, tableOfRows(table, rows)) },
]

/** How much is compared: batches of so many rows at the most, with what, and which ways of a size. */
interface Compared {
  readonly most?: number
  readonly expected?: typeof bySpark
  readonly some?: (size: (typeof sizes)[number]) => typeof ways
}

/** Each size with each text and each number of threads, but not each three of them. */
const inPairs = ({ batch }: (typeof sizes)[number]): typeof ways =>
  ways.filter(({ text, by }) => (batch === 1) === ((text === 'utf8') === (by === 'one thread')))

const expectEveryWay = async (
  whole: AnyTable,
  rows: readonly DrawnRow[],
  { most = Number.POSITIVE_INFINITY, expected = bySpark, some = () => ways }: Compared = {},
): Promise<void> => {
  // Rows are compared one by one, so that none may be dropped.
  const table = everyRow(alone(whole))
  const fields = outputFields(table)
  const [first, ...others] = await expected(table, rows)
  if (first === undefined) throw new Error('nobody was asked')
  for (const { by, answer } of others)
    expect(
      differences(first.answer, answer, fields).differences,
      `${table.name}, ${first.by} against ${by}, seed ${seed}`,
    ).toEqual([])
  for (const size of sizes.filter(({ batch }) => batch <= most)) {
    const count = Math.max(size.rows, rows.length)
    const wanted = repeatedTable(first.answer, fields, count)
    const many = repeated(rows, count)
    for (const { text, by } of some(size)) {
      const layout = { batch: size.batch, before: 3, text }
      const ours = await cleanedBy(table, lay(table, { rows: many, layout } satisfies Drawn), by)
      expect(
        differences(ours, wanted, fields).differences,
        `${table.name}, ${text}, batches of ${size.batch}, ${by}, against ${first.by}, seed ${seed}`,
      ).toEqual([])
    }
  }
}

describe('in batches of 1, 7, 1,024 and 65,536 rows, plain and dictionary, by one thread and several,', () => {
  it.each([pin, geo, user])('the records of $name are cleaned as Spark cleans them', async (table) => {
    const raw = unchanged(table.name, table.raw)
    await expectEveryWay(
      table,
      rowsOf(raw, clean(raw, await records(table))).slice(0, 500) as readonly DrawnRow[],
    )
  })

  it.each(Object.entries(cases))('so are the cases: %s', async (_, some) => {
    for (const { table, rows } of some)
      await expectEveryWay(table, rows as readonly DrawnRow[], {
        most: 7,
        ...(comparesAll ? {} : { expected: inOneBatch, some: inPairs }),
      })
  })

  it.each(fc.sample(drawnTables(30), { seed, numRuns: 2 }).map((table, index) => [index, table] as const))(
    `so are random rules on random rows: table %i of seed ${seed}`,
    async (index, table) => {
      const [value] = fc.sample(drawn(table.raw, hintsOf(table), 300), { seed: seed + index, numRuns: 1 })
      await expectEveryWay(table, value?.rows ?? [])
    },
  )
})
