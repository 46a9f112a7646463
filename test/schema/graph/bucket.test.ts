import {
  bucket,
  explain,
  fromJSON,
  type Int,
  outputsOf,
  type Present,
  type Ranges,
  type RawColumns,
  type Text,
  table,
  toJSON,
  when,
} from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ age: z.int32(), size: z.int(), share: z.float64(), name: z.string() })

type Columns = RawColumns<typeof raw.shape>

const ages = { '50+': [51, null], '18-24': [18, 24], '25-35': [25, 35], '36-50': [36, 50] } as const

const users = (clean: (row: Columns) => Text) =>
  table('user', { raw, clean: (row) => ({ group: clean(row) }) })

const of = (ranges: unknown, otherwise: unknown = null) =>
  users(({ age }) => bucket(age, ranges as Ranges<Int>, { otherwise } as { otherwise: null }))

describe('bucket', () => {
  it('stands for a choice by the ranges, from the least to the greatest', () => {
    const same = users(({ age }) =>
      when(age.greaterThanOrEqual(18).and(age.lessThanOrEqual(24)), '18-24')
        .when(age.greaterThanOrEqual(25).and(age.lessThanOrEqual(35)), '25-35')
        .when(age.greaterThanOrEqual(36).and(age.lessThanOrEqual(50)), '36-50')
        .when(age.greaterThanOrEqual(51), '50+')
        .otherwise(null),
    )
    const [made] = outputsOf(of(ages))
    const [wanted] = outputsOf(same)
    expect(made?.node.operation === 'rule' && made.node.means).toBe(wanted?.node)
  })

  it('is told in words: each name, and its range where the name does not say it', () => {
    const words = (ranges: unknown, otherwise: unknown = null) => explain(of(ranges, otherwise))[0]?.words
    expect(words(ages)).toBe('age in groups: 18-24, 25-35, 36-50, 50+ (51 or more), else null')
    expect(words({ few: [null, 3], four: [4, 4], more: [5, 9] }, 'many')).toBe(
      'age in groups: few (3 or less), four (4), more (5 to 9), else "many"',
    )
  })

  it('is kept in JSON, and comes back as the very same rule', () => {
    const table = users(({ size }) =>
      bucket(size, { a: [null, -(2n ** 63n)], b: [7, 9n] }, { otherwise: 'c' }),
    )
    const json = JSON.stringify(toJSON(table))
    expect(json).toContain('"buckets":[["a",null,"-9223372036854775808"],["b","7","9"]]')
    expect(outputsOf(fromJSON(JSON.parse(json)))[0]?.node).toBe(outputsOf(table)[0]?.node)
    expect(() => fromJSON(JSON.parse(json.replace('"7","9"', '"9","7"')))).toThrow(
      'bucket: buckets: "b": expected a range of one number or more, got 9 to 7; let it begin before it ends',
    )
    expect(() => fromJSON(JSON.parse(json.replace('"7"', '7')))).toThrow(
      'expected the digits of a whole number, got 7',
    )
  })

  it('is nullable where the number or the text for all others is', () => {
    const never = (row: Columns) => row.age.coalesce(0)
    expectTypeOf(bucket<Int<Present>, string>).returns.toEqualTypeOf<Text<Present>>()
    expectTypeOf(bucket<Int<Present>, null>).returns.toEqualTypeOf<Text>()
    expectTypeOf(bucket<Int, string>).returns.toEqualTypeOf<Text>()
    const nullable = (clean: (row: Columns) => Text) => outputsOf(users(clean))[0]?.node.nullable
    expect(nullable((row) => bucket(never(row), ages, { otherwise: 'other' }))).toBe(false)
    expect(nullable((row) => bucket(never(row), ages, { otherwise: null }))).toBe(true)
    expect(nullable((row) => bucket(row.age, ages, { otherwise: 'other' }))).toBe(true)
  })

  it.each([
    ['no range', {}, "buckets: expected ranges such as { '18-24': [18, 24], '25+': [25, null] }, got none"],
    ['what is no pair', { a: 7 }, '"a": expected two bounds such as [18, 24], got number 7'],
    ['three bounds', { a: [1, 2, 3] }, '"a": expected two bounds such as [18, 24], got an array'],
    [
      'a fraction',
      { a: [18, 24.5] },
      'buckets: "a": expected whole numbers, got 24.5; both ends of a range are in it: for numbers with a fraction write when(...)',
    ],
    [
      'text',
      { a: ['18', 24] },
      'buckets: "a": expected whole numbers, or null for an open end, got text "18"',
    ],
    [
      'a number that no double tells from the next',
      { a: [2 ** 53, null] },
      'buckets: "a": expected whole numbers of at most 2^53 - 1, got 9007199254740992; write it as a bigint',
    ],
    [
      'an empty range',
      { a: [24, 18] },
      'buckets: "a": expected a range of one number or more, got 24 to 18; let it begin before it ends',
    ],
    [
      'a range without an end',
      { a: [null, null] },
      'buckets: "a": expected a range with an end, got one with none, which holds every number; give it an end',
    ],
    [
      'ranges that overlap in a number',
      { b: [24, 30], a: [18, 24] },
      'buckets: "a" and "b" both hold 24; both ends of a range are in it: end one before the other begins',
    ],
    ['two open ends', { a: [null, 5], b: [null, 3] }, 'buckets: "a" and "b" both hold 3;'],
    ['a range within another', { a: [0, null], b: [7, 9] }, 'buckets: "a" and "b" both hold 7;'],
    [
      'bounds beyond the type',
      { a: [18, 2 ** 31] },
      '"a": expected bounds that fit int, got 2147483648; write null for an open end',
    ],
  ])('refuses %s', (_, ranges, message) => {
    expect(() => of(ranges)).toThrow(`user.group: bucket: ${message}`)
  })

  it('refuses what lacks an otherwise, and other types', () => {
    expect(() => users(({ age }) => bucket(age, ages, {} as { otherwise: null }))).toThrow(
      'user.group: bucket: otherwise: expected text or null, got undefined; say what a number in no range becomes: { otherwise: null }',
    )
    // @ts-expect-error a double has numbers between the ranges
    expect(() => users(({ share }) => bucket(share, ages, { otherwise: null }))).toThrow(
      'bucket: takes int or long, got double, of which some numbers lie between whole ones; write when(x.lessThan(25), ...)',
    )
    // @ts-expect-error text is no number
    expect(() => users(({ name }) => bucket(name, ages, { otherwise: null }))).toThrow(
      'bucket: takes int or long, got text',
    )
    // @ts-expect-error a plain number is no column
    expect(() => bucket(7, ages, { otherwise: null })).toThrow(
      'bucket: takes an int or long column, got number 7',
    )
    // @ts-expect-error bounds of an int are numbers
    expect(() => users(({ age }) => bucket(age, { a: [1n, 'x'] }, { otherwise: null }))).toThrow()
  })

  it('puts every number where a person would', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(bounds, fc.constantFrom(null, 'none'), (drawn, otherwise) => {
        const ends = drawn.toSorted((a, b) => a - b)
        const ranges = Array.from({ length: ends.length >> 1 }, (_, index) =>
          ends.slice(2 * index, 2 * index + 2),
        )
        const table = of(Object.fromEntries(ranges.map((range) => [range.join(':'), range])), otherwise)
        const numbers = [...Array.from({ length: 105 }, (_, index) => index - 52), null]
        expect(
          cleanRows(
            table,
            numbers.map((age) => ({ age })),
          ),
        ).toEqual(
          numbers.map((age) => {
            if (age === null) return { group: null }
            const found = ranges.find(([from = 0, to = 0]) => from <= age && age <= to)
            return { group: found?.join(':') ?? otherwise }
          }),
        )
      }),
      { numRuns: 50 },
    )
  })
})
