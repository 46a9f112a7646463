import { sql } from '@lockstep/codegen'
import { type AnyTable, everyRow, outputFields } from '@lockstep/schema'
import {
  type Cell,
  type Cells,
  cells,
  type Drawn,
  drawn,
  hintsOf,
  lay,
  settings,
  sparkOf,
  versions,
} from '@lockstep/test'
import { clean, cleanBatches, rowsOf, tableOfRows } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { geo, pin, user } from '../../examples/pinterest/index.js'
import { openWorkers } from '../../packages/transforms/src/node/threads/threads.js'
import { cases } from '../cases/index.js'
import { alone } from '../kit/compare/probe.js'
import type { DrawnRow } from '../kit/draw/rows.js'
import { drawnTables } from '../kit/draw/rules.js'
import { unchanged } from '../kit/draw/select-table.js'
import { comparesAll } from './live.js'
import { records } from './records.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_124)

const threads = openWorkers(2)
afterAll(() => threads.close())

/** A batch size, and rows enough for more than one such batch. */
const sizes = [
  { batch: 1, rows: 60 },
  { batch: 7, rows: 300 },
  { batch: 1_024, rows: 2_500 },
  { batch: 65_536, rows: 66_000 },
] as const

const ways = sizes.flatMap((size) =>
  (['utf8', 'dictionary'] as const).flatMap((text) =>
    (['one thread', 'threads'] as const).map((by) => ({ ...size, text, by })),
  ),
)

type Way = (typeof ways)[number]

/** The same rows again and again, so many in all. */
const repeated = (rows: readonly DrawnRow[], count: number): readonly DrawnRow[] =>
  Array.from({ length: count }, (_, row) => rows[row % rows.length] ?? {})

const cleanedBy = async (table: AnyTable, laid: Table, by: Way['by']): Promise<Table> => {
  if (by === 'one thread') return clean(table, laid)
  const batches: RecordBatch[] = []
  for await (const batch of cleanBatches(table, laid.batches, { threads })) batches.push(batch)
  return new Table(batches)
}

const isSame = (one: Cell, other: Cell | undefined): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((cell, place) => isSame(cell, other[place]))
    : one === other

/** The first cell that is not that of the answer, whose rows come again and again; undefined where all are. */
const firstDifference = (
  ours: readonly Cells[],
  answer: readonly Cells[],
  count: number,
): string | undefined => {
  for (const [place, { cells, name }] of ours.entries()) {
    const theirs = answer[place]?.cells ?? []
    if (cells.length !== count) return `${name}: ${cells.length} cells instead of ${count}`
    for (const [row, cell] of cells.entries())
      if (!isSame(cell, theirs[row % theirs.length]))
        return `${name}, row ${row}: ${String(cell)} instead of ${String(theirs[row % theirs.length])}`
  }
  return undefined
}

/** What a table must give, and who says so. */
interface Expected {
  readonly by: string
  readonly cells: readonly Cells[]
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
      return { by: `Spark ${version}`, cells: cells(answer.table, outputFields(table)) }
    }),
  )
}

/** What one thread gives of one plain batch: `cases.test.ts` holds that of cases equal to both Sparks. */
const inOneBatch = async (table: AnyTable, rows: readonly DrawnRow[]): Promise<readonly Expected[]> => [
  { by: 'one batch', cells: cells(clean(table, tableOfRows(table, rows)), outputFields(table)) },
]

const expectEveryWay = async (
  whole: AnyTable,
  rows: readonly DrawnRow[],
  most = Number.POSITIVE_INFINITY,
  expected = bySpark,
): Promise<void> => {
  // Rows are compared one by one, so that none may be dropped.
  const table = everyRow(alone(whole))
  const fields = outputFields(table)
  const answers = await expected(table, rows)
  for (const way of ways.filter(({ batch }) => batch <= most)) {
    const laid = lay(table, {
      rows: repeated(rows, way.rows),
      layout: { batch: way.batch, before: 3, text: way.text },
    } satisfies Drawn)
    const ours = cells(await cleanedBy(table, laid, way.by), fields)
    for (const answer of answers)
      expect(
        firstDifference(ours, answer.cells, way.rows),
        `${table.name}, ${way.text}, batches of ${way.batch}, ${way.by}, against ${answer.by}, seed ${seed}`,
      ).toBeUndefined()
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
      await expectEveryWay(table, rows as readonly DrawnRow[], 7, comparesAll ? bySpark : inOneBatch)
  })

  it.each(fc.sample(drawnTables(30), { seed, numRuns: 2 }).map((table, index) => [index, table] as const))(
    `so are random rules on random rows: table %i of seed ${seed}`,
    async (index, table) => {
      const [value] = fc.sample(drawn(table.raw, hintsOf(table), 300), { seed: seed + index, numRuns: 1 })
      await expectEveryWay(table, value?.rows ?? [])
    },
  )
})
