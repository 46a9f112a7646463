import { decimal, decimalText, list, outputFields, table } from '@lockstep/schema'
import { type Cell, cells } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import { Field, Float64, makeData, RecordBatch, Schema, Struct, Table } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

// Cells of one, two and four words are put together in blocks of 8,192 words: rows here are fewer and more.

const raw = z.object({ int: z.int32(), long: z.int64(), double: z.float64(), price: decimal(30, 2) })
type Row = z.input<typeof raw>

const asTheyAre = table('numbers', { raw, clean: (raw) => ({ ...raw }) })

const rules = table('lists', {
  raw,
  clean: ({ int, long, double, price }) => ({
    ints: list(int, int, int),
    with: list(int, int.add(1), 7),
    longs: list(long, long),
    doubles: list(double, double),
    one: list(double),
    prices: list(price, price, price),
  }),
})

const rowOf = (n: number): Row => {
  const or = <T>(every: number, value: T) => (n % every === 1 ? null : value) as T
  return {
    int: or(7, n - 3_000),
    long: or(11, 2n ** 51n * BigInt(n - 3_000)),
    double: or(13, (n - 3_000) / 3),
    price: or(17, decimalText(10n ** 29n - BigInt(n), 2)) as never,
  }
}

const expected = ({ int, long, double, price }: Row): readonly Cell[] => {
  const bits = double === null ? null : (new BigUint64Array(Float64Array.of(double).buffer)[0] as bigint)
  const more = int === null ? null : int + 1
  const cents = price === null ? null : BigInt(String(price).replace('.', ''))
  return [[int, int, int], [int, more, 7], [long, long], [bits, bits], [bits], [cents, cents, cents]]
}

const given = (input: Table, count: number): readonly Cell[] => {
  const columns = cells(clean(rules, input), outputFields(rules))
  return Array.from({ length: count }, (_, row) => columns.map(({ cells }) => cells[row] ?? null))
}

describe('lists', () => {
  it.each([0, 1, 682, 683, 2_730, 2_731, 4_096, 6_000])('of %i rows hold a cell of each column', (count) => {
    const rows = Array.from({ length: count }, (_, n) => rowOf(n))
    expect(given(tableOfRows(asTheyAre, rows), count)).toEqual(rows.map(expected))
  })

  it.each([1, 8, 64, 2_731])('of a slice from row %i are those of its rows', (from) => {
    const rows = Array.from({ length: 3_000 }, (_, n) => rowOf(n))
    const slice = tableOfRows(asTheyAre, rows).slice(from, 2_950)
    expect(given(slice, 2_950 - from)).toEqual(rows.slice(from, 2_950).map(expected))
  })

  it.each([2_048, 2_049, 9_000])('of %i columns are made, too', (size) => {
    const wide = table('wide', {
      raw: z.object({ int: z.int32() }),
      clean: ({ int }) => ({ all: list(int, ...Array.from({ length: size - 1 }, () => int)) }),
    })
    const [column] = cells(clean(wide, tableOfRows(wide, [{ int: 1 }, { int: 2 }])), outputFields(wide))
    expect(column?.cells).toEqual([1, 2].map((value) => Array(size).fill(value)))
  })

  it('keep the bits of every NaN', () => {
    const bits = BigInt64Array.of(0x7ff0000000000001n, -1n, 0x7ff8000000000000n, -(2n ** 63n))
    const fields = [new Field('double', new Float64(), true)]
    const data = makeData({
      type: new Float64(),
      length: 4,
      nullCount: 0,
      data: new Float64Array(bits.buffer),
    })
    const children = makeData({ type: new Struct(fields), length: 4, nullCount: 0, children: [data] })
    const pairs = table('pairs', {
      raw: z.object({ double: z.float64() }),
      clean: ({ double }) => ({ both: list(double, double) }),
    })
    const made = clean(pairs, new Table(new RecordBatch(new Schema(fields), children)))
    const [column] = cells(made, outputFields(pairs), { payloads: true })
    expect(column?.cells).toEqual(
      Array.from(bits, (value) => [value, value].map((b) => BigInt.asUintN(64, b))),
    )
  })
})
