import {
  type Bool,
  concat,
  decimal,
  type Int,
  list,
  type Nullable,
  type Present,
  type Row,
  type Text,
  table,
  tableFrom,
  when,
} from '@lockstep/schema'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({
  index: z.int32(),
  long: z.int64(),
  count: z.int(),
  title: z.string().nullable().optional(),
  kind: z.enum(['image', 'video']),
  email: z.email().brand('Email').readonly(),
  price: decimal(10, 2),
  ratio: z.number(),
  tags: z.array(z.string()),
  place: z.object({ lat: z.float64() }),
  seen: z.boolean(),
})

describe('the row of a table', () => {
  it('is flat, in the types of rows, and tells null', () => {
    const pin = table('pin', {
      raw,
      clean: (raw) => ({
        ind: raw.index,
        long: raw.long,
        count: raw.count,
        title: raw.title.trim(),
        known: raw.title.coalesce('none'),
        missing: raw.title.isNull(),
        kind: raw.kind,
        email: raw.email,
        price: raw.price.add('1.00'),
        ratio: raw.ratio,
        tags: raw.tags,
        first: raw.tags.at(0),
        lat: raw.place.field('lat'),
        pair: list(raw.index, 1),
        both: concat(raw.kind, ' ', raw.email),
        age_group: when(raw.index.lessThan(25), 'young').otherwise('old'),
        source: 'kafka',
        version: 1,
      }),
    })
    expectTypeOf<Row<typeof pin>>().toEqualTypeOf<{
      readonly ind: number | null
      readonly long: bigint | null
      readonly count: bigint | null
      readonly title: string | null
      readonly known: string
      readonly missing: boolean
      readonly kind: string | null
      readonly email: string | null
      readonly price: string | null
      readonly ratio: number | null
      readonly tags: readonly (string | null)[] | null
      readonly first: string | null
      readonly lat: number | null
      readonly pair: readonly (number | null)[]
      readonly both: string | null
      readonly age_group: string
      readonly source: string
      readonly version: number
    }>()
  })

  it('can lose columns by rest and spread', () => {
    const pin = table('pin', {
      raw,
      clean: ({ index, long, ...rest }) => ({ ind: index, seen: rest.seen, kind: rest.kind }),
    })
    expectTypeOf<Row<typeof pin>>().toEqualTypeOf<{
      readonly ind: number | null
      readonly seen: boolean | null
      readonly kind: string | null
    }>()
  })

  it('is that of clean where one row of the same keys is kept, by columns that there are', () => {
    const latest = table('latest', {
      raw,
      clean: ({ index, title, long }) => ({ ind: index, title: title.coalesce(''), at: long }),
      distinctBy: {
        keys: ['ind', 'title'],
        keep: 'last',
        by: (row) => {
          expectTypeOf(row.title).toEqualTypeOf<Text<Present>>()
          return [row.at.desc(), row.title.length()]
        },
      },
    })
    expectTypeOf<Row<typeof latest>>().toEqualTypeOf<{
      readonly ind: number | null
      readonly title: string
      readonly at: bigint | null
    }>()
    const wrong = () =>
      table('wrong', {
        raw,
        clean: ({ index }) => ({ ind: index }),
        // @ts-expect-error index is a column that comes in, and none that goes out
        distinctBy: { keys: 'index', keep: 'first', by: (row) => row.ind },
      })
    expect(wrong).toThrow('wrong: distinctBy: there is no column "index"; there are ind')
  })

  it('is as null in the next step as rules prove', () => {
    const first = table('first', { raw, clean: (raw) => ({ title: raw.title.coalesce('') }) })
    const next = tableFrom('next', {
      from: first,
      clean: (raw) => ({ title: raw.title, long: raw.title.length() }),
    })
    expectTypeOf<Row<typeof next>>().toEqualTypeOf<{ readonly title: string; readonly long: number }>()
    expect(next.relation.columns.map(({ nullable }) => nullable)).toEqual([false, false])
  })
})

describe('null-ness', () => {
  const columns = (use: (raw: { text: Text; present: Text<Present>; int: Int; bool: Bool }) => void): void =>
    void use
  it('is kept by operations and lost by coalesce and isNull', () => {
    columns(({ text, present, int, bool }) => {
      expectTypeOf(present.trim()).toEqualTypeOf<Text<Present>>()
      expectTypeOf(text.trim()).toEqualTypeOf<Text<Nullable>>()
      expectTypeOf(present.equals('a')).toEqualTypeOf<Bool<Present>>()
      expectTypeOf(present.equals(text)).toEqualTypeOf<Bool<Nullable>>()
      expectTypeOf(text.coalesce(text)).toEqualTypeOf<Text<Nullable>>()
      expectTypeOf(text.coalesce(text, 'x')).toEqualTypeOf<Text<Present>>()
      expectTypeOf(int.isNull()).toEqualTypeOf<Bool<Present>>()
      expectTypeOf(present.nullIf('a')).toEqualTypeOf<Text<Nullable>>()
      expectTypeOf(when(bool, present).otherwise('b')).toEqualTypeOf<Text<Present>>()
      expectTypeOf(when(bool, present).otherwise(null)).toEqualTypeOf<Text<Nullable>>()
      expectTypeOf(when(bool, present).when(bool, text).otherwise('b')).toEqualTypeOf<Text<Nullable>>()
      expectTypeOf(concat(present, 'x')).toEqualTypeOf<Text<Present>>()
    })
  })
})
