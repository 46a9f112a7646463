import { type AnyTable, outputFields, outputsOf, types } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { pin } from '../../examples/pinterest/tables.js'
import { sqlCheckCell } from '../../packages/codegen/src/outputs/after-cells.js'
import { cells } from '../kit/arrow/cells.js'
import { interpreted, rows } from './live.js'
import { odd } from './odd-tables.js'
import { records } from './records.js'

/** What a cell of counts must say. */
const countsOf = (table: AnyTable, raw: Table, cleaned: Table): readonly (readonly [string, bigint])[] => [
  ['raw rows', BigInt(raw.numRows)],
  ['rows', BigInt(cleaned.numRows)],
  ...outputsOf(table).map(({ name }): readonly [string, bigint] => [
    `${name} is null`,
    BigInt(cleaned.getChild(name)?.nullCount ?? -1),
  ]),
]

/** What the cell of counts of a notebook in SQL says on a live Spark. */
const counted = async (version: string, table: AnyTable, raw: Table): Promise<readonly unknown[]> => {
  const cleaned = clean(table, raw)
  const spark = await sparkOf(version)
  const { text } = sqlCheckCell(table, 'came', 'is there')
  const [given] = await spark.evaluate({
    input: [
      { name: 'came', schema: table.raw, table: raw },
      { name: 'is there', schema: outputFields(table), table: cleaned },
    ],
    queries: [{ sql: text.replace(/;$/u, '') }],
    setting: interpreted,
  })
  const [what, count] = cells(rows(given).table, [
    { name: 'what', type: types.text },
    { name: 'count', type: types.long },
  ])
  return (what?.cells ?? []).map((each, row) => [each, count?.cells[row]])
}

describe.each(versions)('the cell of counts of a notebook in SQL, on Spark %s,', (version) => {
  it('counts the real pins', async () => {
    const raw = await records(pin)
    const expected = countsOf(pin, raw, clean(pin, raw))
    expect(expected.filter(([, count]) => count > 0n).length).toBeGreaterThan(5)
    expect(await counted(version, pin, raw)).toEqual(expected)
  })

  it.each([0, 3])('counts columns of odd names, of %i rows', async (many) => {
    const given = [{ user: 'a', '`': 1 }, { 'a.b': 2, "it's": 0.5 }, {}].slice(0, many)
    const raw = tableOfRows(odd, given)
    expect(await counted(version, odd, raw)).toEqual(countsOf(odd, raw, clean(odd, raw)))
  })
})
