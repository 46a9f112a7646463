import { concat, decimal, list, Refusal, table, tableFrom, timestamp, when } from '@lockstep/schema'
import { clean, cleanBatches, cleanRows, rowsOf, tableOfRows } from '@lockstep/transforms'
import {
  Bool,
  Data,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field,
  Int8,
  Int32,
  Int64,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  tableFromArrays,
  Uint64,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const pin = table('pin', {
  raw: z.object({ index: z.int32(), title: z.string(), save_location: z.string() }),
  clean: (raw) => ({
    ind: raw.index,
    title: raw.title.nullIf('none'),
    path: raw.save_location.stripPrefix('Local save in '),
  }),
})

/** A table of one column of Arrow data. */
const one = (name: string, data: Data): Table => {
  const schema = new Schema([new Field(name, data.type, true)])
  return new Table(schema, [
    new RecordBatch(
      schema,
      makeData({ type: new Struct(schema.fields), length: data.length, nullCount: 0, children: [data] }),
    ),
  ])
}

const refusal = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('clean', () => {
  it('renames, reorders, repairs and drops', () => {
    const rows = [
      { index: 1, title: 'none', save_location: 'Local save in /data/art', extra: true },
      { index: 2, title: 'a', save_location: '/data/art' },
      { index: null, title: null },
    ]
    expect(cleanRows(pin, rows)).toEqual([
      { ind: 1, title: null, path: '/data/art' },
      { ind: 2, title: 'a', path: '/data/art' },
      { ind: null, title: null, path: null },
    ])
  })

  it('keeps rows where a condition is true, over cleaned columns, and equal rows once', () => {
    const some = table('some', {
      raw: z.object({ age: z.int32(), name: z.string() }),
      clean: (raw) => ({
        name: raw.name.nullIf(''),
        group: when(raw.age.lessThan(25), 'young').otherwise('old'),
      }),
      where: (row) => row.name.isNotNull(),
      distinct: true,
    })
    const rows = [
      { age: 20, name: 'Ada' },
      { age: 21, name: 'Ada' },
      { age: 30, name: '' },
      { age: 30, name: 'Ada' },
      { age: null, name: 'Ada' },
    ]
    expect(cleanRows(some, rows)).toEqual([
      { name: 'Ada', group: 'young' },
      { name: 'Ada', group: 'old' },
    ])
  })

  it('makes one NaN and one zero of all where rows are distinct, and only there', () => {
    const raw = z.object({ ratio: z.float64() })
    const rows = [{ ratio: -0 }, { ratio: 0 }, { ratio: Number.NaN }, { ratio: Number.NaN }]
    const once = table('once', {
      raw,
      clean: (raw) => ({ ratio: raw.ratio, both: list(raw.ratio, raw.ratio) }),
      distinct: true,
    })
    expect(cleanRows(once, rows)).toEqual([
      { ratio: 0, both: [0, 0] },
      { ratio: Number.NaN, both: [Number.NaN, Number.NaN] },
    ])
    const all = table('all', { raw, clean: (raw) => ({ ratio: raw.ratio }) })
    expect(cleanRows(all, rows).map((row) => row.ratio)).toEqual([-0, 0, Number.NaN, Number.NaN])
  })

  it('remembers the rows of earlier batches', async () => {
    const once = table('once', {
      raw: z.object({ a: z.int32() }),
      clean: (raw) => ({ a: raw.a }),
      distinct: true,
    })
    const batches = [
      [1, 2],
      [2, 3],
      [1, 1],
    ].flatMap(
      (values) =>
        tableOfRows(
          once,
          values.map((a) => ({ a })),
        ).batches,
    )
    const cleaned: number[][] = []
    for await (const batch of cleanBatches(once, batches))
      cleaned.push(rowsOf(once, new Table([batch])).map((row) => row.a ?? -1))
    expect(cleaned).toEqual([[1, 2], [3], []])
  })

  it('cleans in steps', () => {
    const first = table('first', {
      raw: z.object({ count: z.string() }),
      clean: (raw) => ({ count: raw.count.toInt({ suffixes: { k: 1_000 } }) }),
    })
    const next = tableFrom('next', {
      from: first,
      clean: (raw) => ({ twice: raw.count.multiply(2) }),
      where: (row) => row.twice.isNotNull(),
    })
    expect(cleanRows(next, [{ count: '3k' }, { count: 'x' }, { count: '2000000k' }])).toEqual([
      { twice: 6000 },
    ])
  })

  it('gives an empty table for one', () => {
    expect(clean(pin, tableOfRows(pin, [])).numRows).toBe(0)
    expect(clean(pin, tableOfRows(pin, [])).schema.fields.map((field) => field.name)).toEqual([
      'ind',
      'title',
      'path',
    ])
  })

  it('holds rows with every type', () => {
    const every = table('every', {
      raw: z.object({
        id: z.int64(),
        price: decimal(10, 2),
        at: timestamp(),
        place: z.object({ lat: z.float64(), name: z.string() }),
      }),
      clean: (raw) => ({
        id: raw.id,
        price: raw.price,
        at: raw.at,
        lat: raw.place.field('lat'),
        place: raw.place,
        label: concat('#', raw.id.toText()),
      }),
    })
    const row = {
      id: 2n ** 53n + 1n,
      price: '-0.05',
      at: '1969-12-31T23:59:59.999999Z',
      place: { lat: -0, name: 'é😀' },
    }
    expect(cleanRows(every, [row])).toEqual([{ ...row, lat: -0, label: '#9007199254740993' }])
  })

  it('never throws because of a value: what is no value of the type is null', () => {
    const every = table('every', {
      raw: z.object({ a: z.int32(), b: z.string(), c: decimal(3, 1) }),
      clean: (raw) => raw,
    })
    const rows = [
      { a: 1.5, b: Number.NaN, c: 'x' },
      { a: 2 ** 31, b: undefined, c: '1000' },
      { a: '1', b: null, c: true },
    ]
    expect(cleanRows(every, rows as never)).toEqual(rows.map(() => ({ a: null, b: null, c: null })))
  })
})

describe('Arrow data', () => {
  const index = table('t', { raw: z.object({ index: z.int32() }), clean: (raw) => ({ index: raw.index }) })
  const long = table('t', { raw: z.object({ long: z.int64() }), clean: (raw) => ({ long: raw.long }) })

  it('may be integers of any width; what does not fit is null', () => {
    const cleaned = (of: typeof index | typeof long, name: string, data: Data) => [
      ...(clean(of, one(name, data)).getChildAt(0) ?? []),
    ]
    expect(
      cleaned(index, 'index', makeData({ type: new Int8(), length: 3, data: Int8Array.of(-128, 0, 127) })),
    ).toEqual([-128, 0, 127])
    expect(
      cleaned(
        index,
        'index',
        makeData({ type: new Int64(), length: 3, data: BigInt64Array.of(1n, 2n ** 31n, -(2n ** 31n)) }),
      ),
    ).toEqual([1, null, -(2 ** 31)])
    expect(
      cleaned(
        long,
        'long',
        makeData({ type: new Uint64(), length: 2, data: BigUint64Array.of(2n ** 63n, 7n) }),
      ),
    ).toEqual([null, 7n])
    expect(
      cleaned(long, 'long', makeData({ type: new Int32(), length: 2, data: Int32Array.of(-1, 7) })),
    ).toEqual([-1n, 7n])
  })

  it('does not believe a wrong null count', () => {
    const lies = new Data(new Int32(), 0, 3, 0, {
      1: Int32Array.of(1, 2, 3),
      2: Uint8Array.of(0b101),
    } as never)
    const rows = rowsOf(index, clean(index, one('index', lies)))
    expect(rows.map((row) => row.index)).toEqual([1, null, 3])
  })

  it('keeps a dictionary, cleaned once for each of its values, and shares its indices', () => {
    const titles = table('t', {
      raw: z.object({ title: z.string() }),
      clean: (raw) => ({ title: raw.title.trim().nullIf('none') }),
    })
    const dictionary = makeVector(vectorFromArray([' a ', 'none', 'unused', null], new Utf8()).data)
    const type = new Dictionary(new Utf8(), new Int32(), null, false)
    const indices = Int32Array.of(1, 0, 0, 3, 0)
    const cleaned = clean(
      titles,
      one(
        'title',
        makeData({
          type,
          length: 5,
          nullCount: 1,
          nullBitmap: Uint8Array.of(0b01111),
          data: indices,
          dictionary,
        }),
      ),
    )
    expect(cleaned.schema.fields[0]?.type).toBeInstanceOf(Dictionary)
    expect(cleaned.batches[0]?.data.children[0]?.values).toBe(indices)
    expect([...(cleaned.getChildAt(0) ?? [])]).toEqual([null, 'a', 'a', null, null])
    expect(cleaned.getChildAt(0)?.nullCount).toBe(3)
  })

  it('is refused with table and column where it does not fit', () => {
    const empty = new Table(new Schema([new Field('other', new Utf8(), true)]))
    expect(refusal(() => clean(index, empty))).toBe(
      't.index: expected a column of type int, and the Arrow table has none of that name; it has other',
    )
    const twice = new Table(
      new Schema([new Field('index', new Int32(), true), new Field('index', new Int32(), true)]),
    )
    expect(refusal(() => clean(index, twice))).toBe(
      't.index: the Arrow table has 2 columns of that name; rename all but one',
    )
    expect(
      refusal(() =>
        clean(index, one('index', makeData({ type: new Bool(), length: 1, data: Uint8Array.of(1) }))),
      ),
    ).toBe('t.index: expected Arrow data of type int, got Bool')
  })

  it('is refused where apache-arrow left more columns than names, so that names stand for others', () => {
    const [whole] = tableFromArrays({ other: Int32Array.of(1), index: Int32Array.of(2) }).batches
    const selected = whole?.select(['index']) as RecordBatch
    expect(refusal(() => clean(index, new Table(selected)))).toContain(
      't: the record batch has 2 columns for 1 names',
    )
    expect(clean(index, new Table(whole?.selectAt([1]) as RecordBatch)).numRows).toBe(1)
  })

  it('is refused for types that hold other values', () => {
    const money = table('t', {
      raw: z.object({ price: decimal(10, 2) }),
      clean: (raw) => ({ price: raw.price }),
    })
    const wide = makeData({ type: new Decimal(2, 10, 256), length: 1, data: new Uint32Array(8) })
    expect(refusal(() => clean(money, one('price', wide)))).toContain(
      't.price: expected Arrow data of type decimal(10, 2), got Decimal',
    )
    const other = makeData({ type: new Decimal(3, 10), length: 1, data: new Uint32Array(4) })
    expect(refusal(() => clean(money, one('price', other)))).toContain(
      't.price: expected Arrow data of type decimal(10, 2)',
    )
    const at = table('t', { raw: z.object({ at: timestamp() }), clean: (raw) => ({ at: raw.at }) })
    const millis = makeData({ type: new TimestampMillisecond('UTC'), length: 1, data: BigInt64Array.of(0n) })
    expect(refusal(() => clean(at, one('at', millis)))).toContain(
      't.at: expected Arrow data of type timestamp, got Timestamp<MILLISECOND',
    )
    expect(
      refusal(() =>
        clean(
          at,
          one('at', makeData({ type: new DateMillisecond(), length: 1, data: BigInt64Array.of(0n) })),
        ),
      ),
    ).toContain('t.at: expected Arrow data of type timestamp')
  })
})
