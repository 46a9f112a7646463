import { concat, list, table, when } from '@lockstep/schema'
import { describe, it } from 'vitest'
import { z } from 'zod'

// Every line that must not compile stands under `@ts-expect-error`, which fails the type check if it does.
const never = (_: () => unknown): void => {}

describe('what does not compile', () => {
  it('is a method of another type', () => {
    never(() =>
      table('t', {
        raw: z.object({ index: z.int32() }),
        clean: (raw) => ({
          // @ts-expect-error an int has no trim
          a: raw.index.trim(),
        }),
      }),
    )
    never(() =>
      table('t', {
        raw: z.object({ title: z.string() }),
        clean: (raw) => ({
          // @ts-expect-error text has no add
          a: raw.title.add(1),
        }),
      }),
    )
  })

  it('is a column that is not there', () => {
    never(() =>
      table('t', {
        raw: z.object({ title: z.string() }),
        clean: (raw) => ({
          // @ts-expect-error there is no titel
          a: raw.titel,
        }),
      }),
    )
    never(() =>
      table('t', {
        raw: z.object({ place: z.object({ lat: z.float64() }) }),
        clean: (raw) => ({
          // @ts-expect-error there is no field lon
          a: raw.place.field('lon'),
        }),
      }),
    )
  })

  it('is a rule on a zod type that cannot be carried', () => {
    const raw = z.object({
      date: z.date(),
      union: z.union([z.string(), z.int32()]),
      tuple: z.tuple([z.string()]),
      record: z.record(z.string(), z.string()),
      float32: z.float32(),
      uint32: z.uint32(),
      uint64: z.uint64(),
      bigint: z.bigint(),
      any: z.any(),
      unknown: z.unknown(),
      pipe: z.string().transform((text) => text.length),
      fallback: z.string().default(''),
      caught: z.string().catch(''),
      codes: z.literal([1, 2]),
    })
    never(() =>
      table('t', {
        raw,
        clean: (raw) => ({
          // @ts-expect-error a JavaScript Date
          a: raw.date.isNull(),
          // @ts-expect-error a union
          b: raw.union.isNull(),
          // @ts-expect-error a tuple
          c: raw.tuple.isNull(),
          // @ts-expect-error a record
          d: raw.record.isNull(),
          // @ts-expect-error 32 bits
          e: raw.float32.isNull(),
          // @ts-expect-error unsigned
          f: raw.uint32.isNull(),
          // @ts-expect-error unsigned
          g: raw.uint64.isNull(),
          // @ts-expect-error unbounded
          h: raw.bigint.isNull(),
          // @ts-expect-error anything
          i: raw.any.isNull(),
          // @ts-expect-error anything
          j: raw.unknown.isNull(),
          // @ts-expect-error code
          k: raw.pipe.isNull(),
          // @ts-expect-error code
          l: raw.fallback.isNull(),
          // @ts-expect-error code
          m: raw.caught.isNull(),
          // @ts-expect-error numbers
          n: raw.codes.isNull(),
        }),
      }),
    )
    never(() =>
      table('t', {
        raw,
        clean: (raw) => ({
          // @ts-expect-error a refused column cannot go out as it is either
          a: raw.date,
        }),
      }),
    )
  })

  it('is a value of another type beside a column', () => {
    never(() =>
      table('t', {
        raw: z.object({ title: z.string(), index: z.int32(), seen: z.boolean(), ratio: z.number() }),
        clean: (raw) => ({
          // @ts-expect-error a number is no text
          a: raw.title.nullIf(1),
          // @ts-expect-error text is no number
          b: raw.index.equals('1'),
          // @ts-expect-error a column of another type
          c: raw.title.coalesce(raw.index),
          // @ts-expect-error a test is true or false
          d: when(raw.title, 'a').otherwise('b'),
          // @ts-expect-error branches of different types
          e: when(raw.seen, 'a').otherwise(1),
          // @ts-expect-error concat takes text
          f: concat(raw.title, raw.index),
          // @ts-expect-error a text is no number
          g: raw.ratio.add(raw.title),
          // @ts-expect-error a number is no format
          h: raw.title.toDate(2020),
          // @ts-expect-error suffixes multiply by numbers
          i: raw.title.toInt({ suffixes: { k: '1000' } }),
          // @ts-expect-error a list of nothing
          j: list(),
        }),
      }),
    )
  })

  it('is a select list of other things than columns and plain values', () => {
    // @ts-expect-error a function
    never(() => table('t', { raw: z.object({ a: z.string() }), clean: () => ({ a: () => 1 }) }))
    // @ts-expect-error null has no type
    never(() => table('t', { raw: z.object({ a: z.string() }), clean: () => ({ a: null }) }))
    const raw = z.object({ a: z.string() })
    // @ts-expect-error where takes a rule that is true or false
    never(() => table('t', { raw, clean: (raw) => ({ a: raw.a }), where: (row) => row.a }))
    // @ts-expect-error neither raw nor from
    never(() => table('t', { clean: () => ({ a: 1 }) }))
  })
})
