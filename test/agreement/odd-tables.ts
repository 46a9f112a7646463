import { decimal, table, tableFrom, timestamp } from '@lockstep/schema'
import { tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { z } from 'zod'

/** A table whose columns have names that SQL and PySpark would read as more than names. */
export const odd = table('odd one', {
  raw: z.object({
    user: z.string(),
    order: z.int32(),
    'a b': z.string(),
    'a.b': z.int32(),
    '`': z.int32(),
    "it's": z.float64(),
    'say "x"': z.int64(),
    on: z.boolean(),
    place: z.int32(),
    partners: z.int32(),
    key_1: z.string(),
    value: decimal(8, 2),
    tags: z.array(z.string()),
    '*': z.int32(),
    l: z.object({ user: z.string() }),
  }),
  clean: (raw) => ({ ...raw }),
})

/** A table with a word of SQL for its name, and for the name of each column. */
export const words = table('select', {
  raw: z.object({
    interval: z.int32(),
    rows: z.int32(),
    range: z.int32(),
    exists: z.int32(),
    desc: z.int32(),
    nulls: z.int32(),
    last: z.int32(),
    partition: z.int32(),
    array: z.int32(),
    current_date: z.int32(),
    kept: z.int32(),
    grouped: z.int32(),
    both: z.int32(),
    other: z.int32(),
    clean_select: z.int32(),
    count: z.int32(),
    F: z.int32(),
  }),
  clean: (raw) => ({ ...raw }),
})

/** A table of values that tie, miss and overflow. */
export const mixed = table('mixed', {
  raw: z.object({
    k: z.string(),
    n: z.int32(),
    big: z.int64(),
    part: z.float64(),
    money: decimal(8, 2),
    at: timestamp(),
    yes: z.boolean(),
    list: z.array(z.float64()),
    both: z.object({ a: z.float64(), b: z.string() }),
    lists: z.array(z.array(z.int32())),
  }),
  clean: (raw) => ({ ...raw }),
})

/** Tables from other tables: a part of `mixed`, and of that one each row once. */
export const part = tableFrom('part', {
  from: mixed,
  clean: (row) => ({ k: row.k, m: row.n.add(1), part: row.part, sum: row.money }),
  where: (row) => row.m.isNotNull(),
})
export const once = tableFrom('once', {
  from: part,
  clean: (row) => ({ k: row.k.upper(), m: row.m, half: row.part }),
  distinct: true,
})

/** A table that will have no rows, one that will have one, and one of nulls. */
export const none = table('none', {
  raw: z.object({
    k: z.string(),
    z: z.int32(),
    half: z.float64(),
    cost: decimal(8, 2),
    parts: z.array(z.int32()),
  }),
  clean: (raw) => ({ ...raw }),
})
export const one = table('one', {
  raw: z.object({ k: z.string(), o: z.float64() }),
  clean: (raw) => ({ ...raw }),
})
export const nulls = table('nulls', {
  raw: z.object({ k: z.string(), v: z.float64(), w: z.int32(), d: decimal(8, 2) }),
  clean: (raw) => ({ ...raw }),
})

const oddRow = (number: number) => ({
  user: number % 2 === 0 ? 'a' : 'b',
  order: number,
  'a b': number < 2 ? 'x' : null,
  'a.b': number >> 1,
  '`': number,
  "it's": [0.1, -0, 0, Number.NaN][number % 4],
  'say "x"': BigInt(number),
  on: number % 3 === 0,
  place: number >> 1,
  partners: 5 - number,
  key_1: number < 3 ? 'k' : 'K',
  value: `${number}.25`,
  tags: [['p', null], [], null][number % 3],
  '*': number >> 1,
  l: number === 1 ? null : { user: 'zz' },
})

const wordRow = (number: number) =>
  Object.fromEntries(words.relation.columns.map(({ name }, index) => [name, (number * (index + 1)) % 4]))

const mixedRow = (number: number) => ({
  k: ['a', 'b', 'A', 'a ', '', null][number % 6],
  n: [1, 2, null, 2, 5, -3, 1][number % 7],
  big: [1n, 2n ** 63n - 1n, null, -(2n ** 63n), 5n][number % 5],
  part: [0, -0, Number.NaN, 1e16, -1e16, 1, null, 0.1, Number.POSITIVE_INFINITY][number % 9],
  money: ['0.05', '0.04', null, '-999999.99', '12.34'][number % 5],
  at: ['2020-01-01T00:00:00Z', null, '1969-12-31T23:59:59.999999Z'][number % 3],
  yes: [true, false, null][(number >> 1) % 3],
  list: [[0, -0], [], null, [null, 1], [Number.NaN], [-0], [0]][number % 7],
  both: [{ a: 0, b: 'x' }, { a: -0, b: 'x' }, null, { a: null, b: null }][number % 4],
  lists: [[[1], []], [null, [2, null]], null, []][number % 4],
})

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, number) => number)

/** The raw rows of all of them. */
export const oddRows: Readonly<Record<string, Table>> = {
  'odd one': tableOfRows(odd, [...numbers(5).map(oddRow), {}]),
  select: tableOfRows(words, numbers(5).map(wordRow)),
  mixed: tableOfRows(mixed, numbers(24).map(mixedRow)),
  none: tableOfRows(none, []),
  one: tableOfRows(one, [{ k: 'a', o: -0 }]),
  nulls: tableOfRows(nulls, [{}, {}, {}]),
}
