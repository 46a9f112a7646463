import {
  decimal,
  type Field,
  type Table as Rules,
  type Type,
  table,
  timestamp,
  types,
} from '@lockstep/schema'
import { cleanRows, tableOfRows } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { readJson } from '../../../packages/transforms/src/node/files/json.js'
import { cells } from '../../kit/arrow/cells.js'
import { differences } from '../../kit/compare/compare.js'
import { unchanged } from '../../kit/draw/select-table.js'
import { everyType } from '../formats/json/json-values.js'
import { jsonValue, scalars } from './row-values.js'

const rawTable = (fields: readonly Field[]): Rules => unchanged('raw', fields)

/** What the JSON reader gives of some lines. */
const read = async (fields: readonly Field[], lines: readonly string[]): Promise<Table> => {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const batches: RecordBatch[] = []
  for await (const batch of readJson({ name: 'raw', raw: fields }, bytes)) batches.push(batch)
  return new Table(batches)
}

const expectSame = async (rows: readonly object[], lines: readonly string[]): Promise<void> => {
  const compared = differences(
    tableOfRows(rawTable(everyType), rows),
    await read(everyType, lines),
    everyType,
  )
  expect(compared.differences).toEqual([])
  expect(compared.total).toBe(0)
}

/** A row with one value in every column. */
const everywhere = (value: unknown): object => Object.fromEntries(everyType.map(({ name }) => [name, value]))

describe('a cell of a row is the cell that the JSON reader gives of the same value:', () => {
  test('each scalar in each column, alone, in a list, and in a struct', async () => {
    const values = scalars.flatMap((value) => [
      value,
      [value],
      [1, value],
      [[value]],
      { x: value, y: value },
      [{ x: value, y: true }],
      { p: { q: [{ r: value, x: value }] }, x: value },
    ])
    await expectSame(
      values.map(everywhere),
      values.map((value) => JSON.stringify(everywhere(value))),
    )
  })

  test('drawn values, one inside of the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(jsonValue, { minLength: 1, maxLength: 10 }), async (values) => {
        await expectSame(
          values.map(everywhere),
          values.map((value) => JSON.stringify(everywhere(value))),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('a bigint is the number of its digits', async () => {
    const values = [0n, -1n, 2n ** 31n, 2n ** 53n + 1n, 2n ** 63n - 1n, 2n ** 63n, 10n ** 30n, -(10n ** 40n)]
    const lines = values.map((value) => everyType.map(({ name }) => `"${name}":${value}`).join(','))
    await expectSame(
      values.map(everywhere),
      lines.map((line) => `{${line}}`),
    )
    const inside = [{ x: 2n ** 53n + 1n }, [2n ** 53n + 1n, null]]
    const texts = ['{"x":9007199254740993}', '[9007199254740993,null]']
    await expectSame(
      inside.map(everywhere),
      texts.map((text) => `{${everyType.map(({ name }) => `"${name}":${text}`).join(',')}}`),
    )
  })

  test('what JSON.stringify makes JSON of, and what it leaves out', async () => {
    const values = [
      undefined,
      () => 1,
      Symbol('x'),
      new Date(0),
      new Date(Number.NaN),
      { toJSON: () => 6.1 },
      { x: undefined, y: 'a' },
      [undefined, 1],
      [new Date(0), () => 1],
      new Map([['x', 1]]),
      Object(6.1),
      Object('a'),
      { x: { toJSON: (name: string) => name } },
    ]
    await expectSame(
      values.map(everywhere),
      values.map((value) => JSON.stringify(everywhere(value))),
    )
    await expectSame([{ toJSON: () => ({ int: 1 }) }, new Date(0)], ['{"int":1}', '"x"'])
  })
})

describe('what JSON has no text for', () => {
  const given = (type: Type, ...values: readonly unknown[]) => {
    const fields = [{ name: 'a', type }]
    return cells(
      tableOfRows(
        rawTable(fields),
        values.map((a) => ({ a })),
      ),
      fields,
    )[0]?.cells
  }
  const bits = (value: number): bigint => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]

  it('is itself in a double, and null, or 0, in all else', () => {
    expect(given(types.double, ...odd)).toEqual(odd.map(bits))
    expect(given(types.list(types.double), odd)).toEqual([odd.map(bits)])
    expect(given(types.text, ...odd)).toEqual([null, null, null, '0'])
    expect(given(types.int, ...odd)).toEqual([null, null, null, 0])
    expect(given(types.long, ...odd)).toEqual([null, null, null, 0n])
    expect(given(types.decimal(3, 1), ...odd)).toEqual([null, null, null, 0n])
    expect(given(types.list(types.int), [1, Number.NaN])).toEqual([[1, null]])
  })

  it('is null where a value holds itself, or goes deeper than Spark reads', () => {
    const own: unknown[] = []
    own.push(own, own)
    let deep: unknown = 1
    for (let depth = 0; depth < 999; depth++) deep = [deep]
    expect(given(types.text, own, [deep])).toEqual([null, null])
    expect(given(types.text, deep)).toEqual([`${'['.repeat(999)}1${']'.repeat(999)}`])
  })

  it('dates and timestamps take the text of rows, and timestamps a Date', () => {
    expect(given(types.date, '2020-01-31', '2020-1-31', 5, true, {})).toEqual([
      18_292,
      null,
      null,
      null,
      null,
    ])
    expect(given(types.timestamp, '1970-01-01T00:00:01Z', new Date(5), '1970-01-01', 5)).toEqual([
      1_000_000n,
      5000n,
      null,
      null,
    ])
  })
})

test('cleanRows takes the numbers that JSON has', () => {
  const every = table('every', {
    raw: z.object({ price: decimal(3, 1), year: z.string(), at: timestamp() }),
    clean: (raw) => raw,
  })
  expect(cleanRows(every, [{ price: 6.1, year: 1776 as never, at: null }])).toEqual([
    { price: '6.1', year: '1776', at: null },
  ])
})
